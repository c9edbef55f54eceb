"""The look is held: one bundle in step, numbers in one place, contrast computed, nothing inline, light pages."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tools import bundle_css

SOURCE = Path(__file__).parents[2] / "src/shangliang"
CSS = SOURCE / "kit/static/kit/css"
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
TEXT_ON = {
    "ink": ("paper", "sheet", "warm", "seal-soft"),
    "soft": ("paper", "sheet", "warm"),
    "faint": ("paper", "sheet", "warm"),
    "seal": ("paper", "sheet", "warm", "seal-soft"),
    "late": ("paper", "sheet", "late-soft"),
    "done": ("paper", "sheet", "done-soft"),
    "warn": ("paper", "sheet", "warn-soft"),
    "calm": ("paper", "sheet", "calm-soft"),
    "on-seal": ("seal", "seal-dark"),
    "on-ink": ("ink", "late"),
}


def tokens(elder: bool) -> dict[str, str]:
    """The custom properties of :root, with those of .elder over them."""
    text = (CSS / "tokens.css").read_text(encoding="utf-8")
    found = {}
    for selector in (":root", ".elder") if elder else (":root",):
        block = re.search(rf"^  {re.escape(selector)} {{(.*?)^  }}", text, re.DOTALL | re.MULTILINE).group(1)
        found |= dict(re.findall(r"--([\w-]+): ([^;]+);", block))
    return found


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_21():
    assert round(contrast("#000", "#ffffff"), 2) == 21
    assert round(contrast("#8b9097", "#fbfaf6"), 2) == 3.08  # the sample's faint, which was too faint


@pytest.mark.parametrize(("elder", "least"), [(False, 4.5), (True, 7)])
def test_text_can_be_read(elder, least):
    colours = tokens(elder)
    weak = {
        f"{text} on {ground}": round(ratio, 2)
        for text, grounds in TEXT_ON.items()
        for ground in grounds
        if (ratio := contrast(colours[text], colours[ground])) < least
    }
    assert weak == {}


@pytest.mark.parametrize("elder", [False, True])
def test_edges_of_controls_and_the_focus_can_be_seen(elder):
    colours = tokens(elder)
    assert min(contrast(colours[line], colours[on]) for line in ("edge", "focus") for on in ("paper", "sheet")) >= 3


def test_elder_mode_is_18_px_and_60_px():
    sizes = tokens(elder=True)
    assert min(float(sizes[name].removesuffix("rem")) * 16 for name in ("micro", "tiny", "small", "text")) >= 18
    assert sizes["target"] == sizes["tap"] == "60px"


def test_the_bundle_is_in_step():
    assert bundle_css.TARGET.read_text(encoding="utf-8") == bundle_css.bundle(), "run: python tools/bundle_css.py"


def test_every_sheet_is_bundled_layered_and_short():
    sheets = set(CSS.rglob("*.css"))
    assert sheets == set(bundle_css.parts())
    for path in sheets:
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 120, path
        assert re.search(r"@layer (tokens|base|layout|components) {", text), path
        assert re.match(r"/\* \S+ · ", text), f"{path} opens with its Chinese name"


def test_colours_stand_only_in_tokens():
    elsewhere = [p for p in CSS.rglob("*.css") if p.name not in {"tokens.css", "print.css"}]
    assert [
        p.name for p in elsewhere if re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|hsl", p.read_text(encoding="utf-8"))
    ] == []


def test_every_property_that_is_used_is_defined():
    """As a token, or by a component for its own use (the hall measures by the screen)."""
    sheet = bundle_css.bundle()
    used = set(re.findall(r"var\(--([\w-]+)\)", sheet))
    own = set(re.findall(r"[{;]\s*--([\w-]+):", sheet))
    assert used - set(tokens(elder=False)) - own == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_templates_hold_nothing_inline_and_nothing_from_outside(path):
    text = re.sub(r"{#.*?#}", "", path.read_text(encoding="utf-8"))
    assert len(text.splitlines()) <= 120
    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=\s*[\"']|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", text)


def test_every_component_is_shown_on_the_living_page():
    text = "".join(p.read_text(encoding="utf-8") for p in (SOURCE / "kit/templates/kit").glob("*.html"))
    components = {p.stem.replace("_", "-") for p in (SOURCE / "kit/templates/cotton").glob("*.html")}
    assert {name for name in components if f"<c-{name}" not in text} == set()


def squeezed(path: str) -> int:
    return len(gzip.compress(Path(finders.find(path)).read_bytes()))


@pytest.mark.parametrize(
    ("url", "scripts"),
    [("/kit/topic/", ["kit/page.js"]), ("/kit/desk/", ["kit/page.js", "kit/desk.js", "django_htmx/htmx-2.min.js"])],
)
def test_pages_are_light(client, url, scripts):
    html = client.get(url).content
    warm = len(gzip.compress(html))
    asked = set(re.findall(r'(?:src|href)="/static/([^"]+)"', html.decode()))
    assert asked == {"kit/shangliang.css", "kit/seal.svg", *scripts}
    assert warm <= 15_000
    assert warm + sum(map(squeezed, asked)) <= 150_000


def test_html_travels_compressed(client):
    assert client.get("/kit/", headers={"accept-encoding": "gzip"})["Content-Encoding"] == "gzip"


def test_vendored_files_are_what_the_manifest_says():
    rows = json.loads((SOURCE / "kit/static/vendor/manifest.json").read_text(encoding="utf-8"))
    root = SOURCE.parents[1]
    assert [r["file"] for r in rows if hashlib.sha256((root / r["file"]).read_bytes()).hexdigest() != r["sha256"]] == []
    assert all(r["version"] and r["licence"] for r in rows)
