// 走访 · What is typed stays on this phone until the server has answered that it is kept; a failing network is tried again.
// Without this file the page is a plain form. The operation id makes a visit that arrives twice one visit.
const DAYS = 3;
const PREFIX = "visit/";
const SKIP = new Set(["csrfmiddlewaretoken", "photos"]);
const WORDS = ["found", "need_title", "need_text", "aid_what", "aid_yuan", "explained"];

// Drafts that are old, or somebody else's who used this phone, are dropped.
async function forgetOld(person) {
  for (const key of (await Store.names()).filter((one) => one.startsWith(PREFIX))) {
    const draft = await Store.get(key);
    if (!draft || Date.now() - draft.at > DAYS * 864e5 || (person && draft.person !== person)) await Store.drop(key);
  }
}

// Locked with a key that ends with the sign-in (kit/offline/sealing.js); where the browser has none, it is a plain form.
async function keep(form) {
  if (!Sealing.able()) return;
  const fields = [...new FormData(form)].filter(([name, value]) => !SKIP.has(name) && typeof value === "string");
  try {
    const locked = await Sealing.lock("draft", fields);
    if (locked && form.isConnected) await Store.put(PREFIX + form.dataset.visit, { at: Date.now(), person: form.dataset.person, locked });
  } catch { /* full or forbidden */ }
}

function say(form, text) {
  const line = form.querySelector("[data-status]");
  line.textContent = text;
  line.hidden = !text;
}

async function restore(form) {
  const kept = await Store.get(PREFIX + form.dataset.visit), fields = kept && (await Sealing.unlock("draft", kept.locked));
  if (!fields || !fields.some(([name, value]) => value && WORDS.includes(name))) return;
  for (const box of form.querySelectorAll("input[type=checkbox], input[type=radio]")) box.checked = fields.some(([name, value]) => name === box.name && value === box.value);
  for (const [name, value] of fields) {
    const box = form.querySelector(`[name="${name}"]:not([type=checkbox]):not([type=radio])`);
    if (!box) continue;
    box.value = value;
    const fold = box.closest("details");
    if (fold && value && WORDS.includes(name)) fold.open = true;
  }
  say(form, form.dataset.kept);
}

// The server's page takes the place of this one without being asked for again: the network may be slow.
function show(page, url) {
  const main = new DOMParser().parseFromString(page, "text/html").querySelector("main");
  document.querySelector("main").replaceWith(main);
  if (url) history.pushState(null, "", url);
  scrollTo(0, 0);
  const again = main.querySelector("form[data-visit]");
  if (again) attach(again);
}

function attach(form) {
  const button = form.querySelector(".button.main");
  let wait = 2000, timer = 0, busy = false;

  const later = () => {
    say(form, form.dataset.waiting);
    timer = setTimeout(send, wait);
    wait = Math.min(wait * 2, 60000);
  };

  async function send() {
    if (busy || !form.isConnected) return;
    busy = true;
    clearTimeout(timer);
    timer = 0;
    button.disabled = true;
    say(form, form.dataset.sending);
    let answer = null, page = "";
    try {
      answer = await fetch(location.href, { method: "POST", body: new FormData(form), credentials: "same-origin" });
      page = await answer.text();
    } catch { answer = null; }
    busy = false;
    button.disabled = false;
    if (!answer || answer.status >= 500) return later();
    if (answer.url.includes("/account/login")) return say(form, form.dataset.signin);
    if (answer.redirected && Sealing.able()) await Store.drop(PREFIX + form.dataset.visit);
    return show(page, answer.redirected ? answer.url : "");
  }

  form.addEventListener("input", () => keep(form));
  form.addEventListener("change", () => keep(form));
  form.addEventListener("submit", (event) => { event.preventDefault(); event.stopPropagation(); keep(form); send(); }, true);
  addEventListener("online", () => { if (timer) send(); });
}

const form = document.querySelector("form[data-visit]");
(async () => {
  if (form) attach(form);
  if (!Sealing.able()) return;
  await forgetOld(form ? form.dataset.person : "");
  if (form && !form.querySelector(".errors")) await restore(form);
})();
