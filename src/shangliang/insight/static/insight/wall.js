// 大屏轮换 · One part after the other; asks again each ten seconds and changes only when something has.
"use strict";
(() => {
  const turn = Number(document.body.dataset.turn) * 1000;
  let at = 0, tag = "";
  const parts = () => [...document.querySelectorAll("[data-part]")];
  const show = () => {
    const all = parts();
    all.forEach((part, n) => { part.hidden = n !== at % all.length; });
    document.dispatchEvent(new Event("board:turned"));
  };
  const ask = async () => {
    try {
      const answer = await fetch(location.href, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
      if (answer.status === 401 || answer.redirected) return location.reload();
      tag = answer.headers.get("ETag") || tag;
      if (answer.status !== 200) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.querySelector("header").replaceWith(fresh.querySelector("header"));
      document.querySelector("#wall").replaceWith(fresh.querySelector("#wall"));
      show();
    } catch { /* the network is away: what stands there stays, with its hour */ }
  };
  show();
  setInterval(() => { at += 1; show(); }, turn);
  setInterval(ask, 10000);
})();
