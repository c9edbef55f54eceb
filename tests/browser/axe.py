"""无障碍 · Two probes for any open page: axe-core's rules, and the size of what a finger must hit."""

from pathlib import Path

AXE = Path(__file__).parents[1] / "vendor/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Large enough: points half a size from the middle, on both axes, still hit it (or its label, or its cell).
PROBE = """(size) => {
  const seen = (el) => el.checkVisibility({ visibilityProperty: true }) && !el.closest('.hide, .skip');
  const inText = (el) => el.matches('a:not(h2 a, h3 a, td.main a)') && getComputedStyle(el).display === 'inline';
  const owner = (el) => el.labels && el.labels.length && el.closest('label') ? el.closest('label') : el;
  const small = [];
  const pressed = 'a[href], button, summary, input:not([type=hidden]), select, textarea';
  for (const found of document.querySelectorAll(pressed)) {
    if (!seen(found) || inText(found) || found.disabled) continue;
    const el = owner(found);
    el.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = el.getBoundingClientRect();
    const half = size / 2 - 1, x = box.left + box.width / 2, y = box.top + box.height / 2;
    const wide = box.width >= size - 0.5, high = box.height >= size - 0.5;
    const hit = (px, py) => { const at = document.elementFromPoint(px, py); return at && el.contains(at); };
    const row = (a, b) => hit(a, y) && hit(b, y), column = (a, b) => hit(x, a) && hit(x, b);
    const span = (both, low, mid, high) => both(mid - half, mid + half) || both(low + 1, low + 2 * half)
      || both(high - 1, high - 2 * half);
    const across = wide || span(row, box.left, x, box.right);
    const down = high || span(column, box.top, y, box.bottom);
    if (!across || !down)
      small.push(`${Math.round(box.width)}x${Math.round(box.height)} ${el.outerHTML.slice(0, 110)}`);
  }
  return small;
}"""

# What passed stays in the browser: to carry it over to Python costs more than to find it.
BROKEN = "async ([scope, options]) => (await axe.run(scope || document, options)).violations"


def axe(page, *, enhanced=False, contrast=True, only: str = "") -> list[str]:
    """Violations as readable lines; `enhanced` asks for 7:1, which holds the 4.5:1 too (elder mode). The content policy stays on."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    rules = {"color-contrast-enhanced": {"enabled": enhanced}, "color-contrast": {"enabled": contrast and not enhanced}}
    options = {"runOnly": {"type": "tag", "values": TAGS}, "rules": rules, "resultTypes": ["violations"]}
    found = page.evaluate(BROKEN, [only, options])
    return [
        f"{broken['id']}: {node['target'][0]} {node.get('failureSummary', '').splitlines()[-1].strip()}"
        for broken in found
        for node in broken["nodes"]
    ]


def small_targets(page, size: int) -> list[str]:
    """Links in running text are exempt, as in WCAG 2.5.8."""
    return page.evaluate(PROBE, size)
