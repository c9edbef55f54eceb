// 台账上的键盘与抽屉 · j / k move, Enter opens, x picks, Escape closes the drawer. Links work without this file.
const rows = () => [...document.querySelectorAll("tr[data-row]")];
const here = () => rows().find((row) => row.classList.contains("here"));
const typing = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

function go(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(here());
  mark(all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step))]);
}

function mark(row) {
  rows().forEach((one) => one.classList.toggle("here", one === row));
  const link = row.querySelector("a.title");
  if (link) link.focus();
  row.scrollIntoView({ block: "nearest" });
}

function close() {
  const drawer = document.getElementById("drawer");
  if (!drawer || !drawer.firstElementChild) return;
  drawer.replaceChildren();
  const row = here();
  if (row) row.querySelector("a.title").focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (event.key === "Escape") close();
  else if (event.key === "x") here()?.querySelector(".pick input")?.click();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) close();
});

// One box picks all rows.
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-all]")) return;
  document.querySelectorAll("tr[data-row] .pick input").forEach((box) => { box.checked = event.target.checked; });
});

// Where there is no room for a drawer, the link goes to its page.
document.addEventListener("htmx:beforeRequest", (event) => {
  const link = event.detail.elt;
  if (event.detail.target?.id !== "drawer") return;
  if (matchMedia("(max-width: 1100px)").matches) {
    event.preventDefault();
    location.href = link.href;
    return;
  }
  const row = link.closest("tr[data-row]");
  if (row) rows().forEach((one) => one.classList.toggle("here", one === row));
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id === "drawer") event.detail.target.querySelector(".drawer-body")?.focus();
});

// Signed out meanwhile, refused, gone: the answer is no drawer, so the link goes to its page and says why.
function whole(event) {
  if (event.detail.target?.id !== "drawer") return;
  if (!event.detail.isError && event.detail.xhr.responseText.includes("drawer-body")) return;
  event.preventDefault();
  location.href = event.detail.requestConfig.elt.href;
}
document.addEventListener("htmx:beforeSwap", whole);
