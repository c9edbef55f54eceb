// 离线登记 · Keeps one page and what it needs. Everything else goes to the network as ever; where there is none, a page of
// the desk becomes this one. Nothing that anybody wrote or read passes through here.
const NAME = "offline-VERSION", PAGE = "{{ page }}", FILES = {{ files|safe }}, PATIENCE = 5000;

// A page is kept only if it is the page itself: not where one signs in.
async function renew() {
  const answer = await fetch(PAGE, { credentials: "same-origin" });
  if (answer.ok && !answer.redirected) await (await caches.open(NAME)).put(PAGE, answer);
}

self.addEventListener("install", (event) => {
  event.waitUntil((async () => { await (await caches.open(NAME)).addAll(FILES); await renew(); await self.skipWaiting(); })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("offline-") && name !== NAME) await caches.delete(name);
    await self.clients.claim();
  })());
});

const slow = () => new Promise((_done, failed) => setTimeout(failed, PATIENCE));

async function first(request, kept) {
  try { return await Promise.race([fetch(request), slow()]); } catch { return (await caches.match(kept)) || Response.error(); }
}

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (url.pathname === PAGE) event.respondWith(first(request, PAGE).then((answer) => { if (answer.ok && !answer.redirected) renew().catch(() => {}); return answer; }));
    else if (url.pathname.startsWith("/desk/")) event.respondWith(fetch(request).catch(() => Response.redirect(PAGE)));
  } else if (FILES.includes(url.pathname)) event.respondWith(first(request, url.pathname));
});
