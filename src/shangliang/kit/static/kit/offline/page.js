// 离线登记的页 · The list that was taken along, a form, the bar that says where one stands. No word of anybody is in the page itself.
const root = document.querySelector("[data-offline]"), page = root.dataset.offline;
const one = (name) => root.querySelector(`[data-${name}]`);
const say = (name, values = {}) => Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, value), root.getAttribute(`data-${name}`) || "");
let me = null, list = null, online = null, filling = null, busy = false;

async function bar() {
  const mine = await Store.waiting(), others = me ? mine.filter((box) => box.person !== me.person).length : 0;
  const n = mine.length - others, line = one("bar");
  const word = busy ? "sending" : online === "left" ? "left" : online ? (n ? "retry" : "calm") : (n ? "waiting" : "none");
  line.textContent = say(word, { n }) + (others ? " " + say("others", { n: others }) : "");
  line.className = "offline-bar " + (word === "calm" ? "done" : word === "none" ? "" : "warn");
  one("send").hidden = !n || busy;
  const open = new Set(mine.map((box) => box.target));
  for (const item of root.querySelectorAll("[data-target]")) item.querySelector("[data-mark]").hidden = !open.has(item.dataset.target);
}

async function told(box, answer) {
  const line = document.createElement("li");
  line.textContent = `${box.title}${say("colon")}${say("outcome-" + answer.outcome) || answer.outcome}${answer.sentence ? say("stop") + answer.sentence : ""}`;
  if (answer.outcome === "aside") line.className = "warn";
  one("answers").append(line);
  one("saved").textContent = "";
  await bar();
}

// Once at a time: says hello, forgets what is not this sign-in's, sends what waits.
async function meet() {
  if (busy) return;
  const found = await Sending.hello(page);
  online = found?.left ? "left" : Boolean(found);
  if (online === "left") await forget();
  if (online !== true) return bar();
  if (me && me.person !== found.person) await forget();
  me = await Store.get("me");
  one("take").hidden = false;
  one("kept-count").textContent = found.waiting ? say("asides", { n: found.waiting }) : "";
  busy = true;
  await bar();
  try { await Sending.send(page, { ...me, token: found.token }, told); } finally { busy = false; }
  await bar();
}

async function forget() {
  await Store.drop("list", "draft", "half");
  list = null;
  draw();
}

async function take() {
  const found = await Sending.hello(page);
  const got = found?.token && await Sending.post(page, found.token, "take/");
  if (!got?.entries) { online = found?.left ? "left" : false; return bar(); }
  me = await Store.get("me");
  await Store.put("list", { until: got.until, locked: await Sealing.lock("list", got) });
  await load();
}

async function load() {
  const kept = await Store.get("list");
  list = kept && kept.until > Date.now() + (me?.skew || 0) ? await Sealing.unlock("list", kept.locked) : null;
  if (kept && !list) await Store.drop("list", "draft");
  draw();
  await bar();
}

function draw() {
  const place = one("list");
  place.replaceChildren();
  one("empty").hidden = Boolean(list);
  one("seek").hidden = !list || list.entries.length < 8;
  one("until").textContent = list ? say(list.count ? "until" : "until-none", { n: list.count, at: new Date(list.until - (me?.skew || 0)).toLocaleString(document.documentElement.lang, { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" }) }) : "";
  let group = "";
  for (const entry of list?.entries || []) {
    if (entry.group !== group) place.append(Object.assign(document.createElement("h2"), { textContent: group = entry.group, className: "offline-group" }));
    place.append(item(entry));
  }
}

function item(entry) {
  const made = one("entry").content.firstElementChild.cloneNode(true);
  made.dataset.target = entry.target;
  made.querySelector("h3").textContent = entry.heading;
  const tag = made.querySelector(".tag");
  tag.textContent = entry.tag;
  tag.hidden = !entry.tag;
  made.querySelector("[data-lines]").textContent = entry.lines.join(" · ");
  for (const [kind, shape] of entry.forms) {
    const form = document.getElementById(`shape-${kind}-${shape}`);
    if (!form) continue;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button small", textContent: form.dataset.title });
    button.addEventListener("click", () => (form.content.querySelector("[name]") ? fill(form, entry) : keep(form, entry, [])));
    made.querySelector("[data-forms]").append(button);
  }
  return made;
}

function fill(form, entry) {
  filling = { form, entry };
  const body = one("form");
  body.querySelector("[data-fields]").replaceChildren(form.content.cloneNode(true));
  one("form-heading").textContent = entry.heading ? `${form.dataset.title}${say("colon")}${entry.heading}` : form.dataset.title;
  show(true);
}

function show(form) {
  one("form").hidden = !form;
  one("front").hidden = form;
  scrollTo(0, 0);
  if (form) one("form").querySelector("input:not([type=hidden]), select, textarea")?.focus();
}

async function keep(form, entry, data) {
  const key = me?.key;
  if (!key) return alert(say("nokey"));
  const operation = Sealing.number(), { kind, shape, title } = form.dataset, made = Date.now();
  const record = { operation, person: me.person, kind, shape, target: entry.target, extra: entry.extra || "", data, made, seen: me.seen, skew: me.skew };
  await Store.keep({ operation, person: me.person, target: entry.target, title, made, box: await Sealing.seal(record, key) });
  await Store.drop("draft");
  one("saved").textContent = say("saved", { title });
  show(false);
  await bar();
  if (navigator.onLine) meet();
}

// What was filled in; a choice that may be left and was left is nothing that anybody said.
const left = (box) => box instanceof HTMLSelectElement && !box.required && box.selectedIndex === 0;
const pairs = (form) => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && value !== "" && !left(form.elements[name]));

one("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { form, entry } = filling;
  await keep(form, entry, pairs(event.target));
});
let pause = 0;
one("form").addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(async () => {
    const { form, entry } = filling, locked = await Sealing.lock("list", { form: form.id, entry, data: pairs(one("form")) });
    if (locked && !one("form").hidden) await Store.put("draft", locked);
  }, 300);
});
async function resume() {
  const draft = await Sealing.unlock("list", await Store.get("draft")), form = draft && document.getElementById(draft.form);
  if (!form) return;
  fill(form, draft.entry);
  for (const [name, value] of draft.data) {
    for (const box of one("form").querySelectorAll(`[name="${name}"]`)) {
      if (box.type === "radio" || box.type === "checkbox") box.checked ||= box.value === value; else box.value = value;
    }
  }
  one("saved").textContent = say("resumed");
}
one("back").addEventListener("click", async () => { clearTimeout(pause); await Store.drop("draft"); show(false); });
one("take").addEventListener("click", take);
one("send").addEventListener("click", meet);
root.querySelectorAll("[data-start]").forEach((button) => button.addEventListener("click", () => fill(document.getElementById(button.dataset.start), { target: "", heading: "" })));
one("seek").addEventListener("input", (event) => {
  const word = event.target.value.trim().toLowerCase();
  for (const item of root.querySelectorAll("[data-target]")) item.hidden = Boolean(word) && !item.textContent.toLowerCase().includes(word);
});
addEventListener("online", meet);
addEventListener("offline", () => { online = false; bar(); });
// Not every browser says when the network is back: while something waits and the page is seen, it is tried.
const again = async () => { if (document.visibilityState === "visible" && (await Store.counted())) meet(); };
setInterval(again, 10000);
document.addEventListener("visibilitychange", again);

(async () => {
  one("plain").hidden = true;
  if (!Sealing.able()) { one("bar").textContent = say("unable"); return; }
  one("begin").hidden = false;
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js", { scope: "/desk/" }).catch(() => {});
  navigator.storage?.persist?.();
  me = await Store.get("me") || null;
  await load();
  await resume();
  await meet();
})();
