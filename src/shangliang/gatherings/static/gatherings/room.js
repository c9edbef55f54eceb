// 主持台 · Keys press buttons; another chair's press appears here within a second, and what is being typed stays.
{
  const room = () => document.getElementById("room");
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  let stamp = "";
  let presses = 0; // an answer that was asked for before the last press is older than what stands here

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const box = room()?.querySelector(`[data-slash="${CSS.escape(key)}"]`);
    const button = room()?.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!box && !button) return;
    event.preventDefault();
    if (box) box.focus();
    else button.click();
  });

  // What stands in boxes while the room is drawn anew, what was unfolded, and where the cursor was.
  let held = [];
  let unfolded = [];
  let focus = "";

  const name = (part) => part.querySelector("summary")?.textContent.trim();

  function hold(pressed) {
    if (!room()) return;
    held = [...room().querySelectorAll("input[id]")].filter((box) => box.value && box.form !== pressed).map((box) => [box.id, box.value]);
    unfolded = [...room().querySelectorAll("details[open]")].filter((part) => !part.contains(pressed)).map(name);
    focus = document.activeElement?.id || "";
  }

  function back() {
    if (!room()) return; // the answer was another page: a refusal, the way to sign in
    held.forEach(([id, value]) => { const box = document.getElementById(id); if (box) box.value = value; });
    room().querySelectorAll("details").forEach((part) => { if (unfolded.includes(name(part))) part.open = true; });
    if (focus) document.getElementById(focus)?.focus();
    last();
  }

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id !== "room") return;
    stamp = "";
    presses += 1;
    hold(event.detail.requestConfig.elt);
  });
  document.addEventListener("htmx:afterSwap", back);

  function last() {
    const lines = document.querySelector(".minutes");
    if (lines) lines.scrollTop = lines.scrollHeight;
  }

  async function ask() {
    try {
      const before = presses;
      const answer = await fetch(room().dataset.now, { cache: "no-store", headers: { "If-None-Match": stamp || `"${room().dataset.version}"` } });
      if (answer.redirected) return location.reload();
      const drawn = await answer.text();
      if (before === presses) stamp = answer.headers.get("ETag") || stamp;
      if (before === presses && answer.status === 200) {
        hold(null);
        htmx.swap("#room", drawn, { swapStyle: "outerHTML" });
        back();
      }
    } catch { /* the next second */ }
    setTimeout(ask, 1000);
  }

  document.addEventListener("DOMContentLoaded", () => { last(); setTimeout(ask, 1000); });
}
