// 走访 · What is typed stays on this phone until the server has answered that it is kept; a failing network is tried again.
// Without this file the page is a plain form. The operation id makes a visit that arrives twice one visit.
const DAYS = 3;
const PREFIX = "visit/";
const SKIP = new Set(["csrfmiddlewaretoken", "photos"]);
const WORDS = ["found", "need_title", "need_text", "aid_what", "aid_yuan", "explained"];

// Drafts that are old, or somebody else's who used this phone, are dropped.
function forgetOld(person) {
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX))) {
    const draft = read(key);
    const old = !draft || Date.now() - draft.at > DAYS * 864e5;
    if (old || (person && draft.person !== person)) localStorage.removeItem(key);
  }
}

function read(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}

function keep(form) {
  const fields = [...new FormData(form)].filter(([name, value]) => !SKIP.has(name) && typeof value === "string");
  try { localStorage.setItem(PREFIX + form.dataset.visit, JSON.stringify({ at: Date.now(), person: form.dataset.person, fields })); } catch { /* full or forbidden: then it is a plain form */ }
}

function say(form, text) {
  const line = form.querySelector("[data-status]");
  line.textContent = text;
  line.hidden = !text;
}

function restore(form) {
  const draft = read(PREFIX + form.dataset.visit);
  if (!draft || !draft.fields.some(([name, value]) => value && WORDS.includes(name))) return;
  for (const box of form.querySelectorAll("input[type=checkbox], input[type=radio]")) box.checked = draft.fields.some(([name, value]) => name === box.name && value === box.value);
  for (const [name, value] of draft.fields) {
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
    if (answer.redirected) localStorage.removeItem(PREFIX + form.dataset.visit);
    return show(page, answer.redirected ? answer.url : "");
  }

  form.addEventListener("input", () => keep(form));
  form.addEventListener("change", () => keep(form));
  form.addEventListener("submit", (event) => { event.preventDefault(); event.stopPropagation(); keep(form); send(); }, true);
  addEventListener("online", () => { if (timer) send(); });
}

const form = document.querySelector("form[data-visit]");
forgetOld(form ? form.dataset.person : "");
if (form) {
  if (!form.querySelector(".errors")) restore(form);
  attach(form);
}
