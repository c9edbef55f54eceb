// 每页 · Comforts only: every page works without this file.
document.addEventListener("DOMContentLoaded", () => {
  const first = document.querySelector("[data-focus]");
  if (first) first.focus();
  document.querySelectorAll("textarea[maxlength]").forEach(counted);
});

// 已写 n / 最多 m 字, below a text box.
function counted(box) {
  const most = box.maxLength;
  const line = document.createElement("output");
  line.className = "count";
  const write = () => { line.textContent = `${box.value.length} / ${most}`; line.classList.toggle("over", box.value.length >= most); };
  box.after(line);
  box.addEventListener("input", write);
  write();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  if (event.target.closest("[data-back]")) history.back();
});

// A second press of the same button does nothing (the server holds the same promise by the once key).
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
});
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

// A select marked so sends its GET form at once; without a script its button does.
document.addEventListener("change", (event) => {
  if (event.target.matches("select[data-submit]")) event.target.form.requestSubmit();
});

// One menu open at a time, and Escape closes it.
document.addEventListener("toggle", (event) => {
  if (event.target.matches("details.more[open]")) document.querySelectorAll("details.more[open]").forEach((one) => { if (one !== event.target) one.open = false; });
}, true);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.more[open]");
  if (open) { open.open = false; open.querySelector("summary").focus(); }
});

// 离线登记 · Other pages say how many records wait. Signing out throws the list, its key and what was half typed away; sealed records
// that wait stay for their writer (without them the server clears all there is).
const WAITING = "offline/waiting";
document.addEventListener("DOMContentLoaded", () => {
  const line = document.querySelector("[data-waiting-bar]"), n = Number(kept(WAITING));
  if (line && n) { line.querySelector("b").textContent = n; line.hidden = false; }
});
function kept(name) { try { return localStorage.getItem(name); } catch { return ""; } }

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!new URL(form.action, location.href).pathname.endsWith("/account/logout/") || !Number(kept(WAITING)) || form.elements.keep) return;
  event.preventDefault();
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "keep", value: "1" }));
  Object.keys(localStorage).filter((key) => key !== WAITING).forEach((key) => localStorage.removeItem(key));
  const asked = indexedDB.open("shangliang-offline");
  asked.onerror = () => form.submit();
  asked.onsuccess = () => {
    const forgetting = asked.result.transaction("meta", "readwrite");
    forgetting.objectStore("meta").clear();
    forgetting.oncomplete = forgetting.onabort = () => form.submit();
  };
}, true);
