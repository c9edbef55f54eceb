// 上传 · Boxes go out in small handfuls; only a final answer takes one off the phone. Whatever breaks off is sent again.
globalThis.Sending = (() => {
  const HANDFUL = 10, FINAL = new Set(["done", "already", "aside", "entered", "dropped", "gone"]);
  const PATIENCE = 20000;

  async function asked(url, options = {}) {
    const stop = new AbortController(), timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(url, { credentials: "same-origin", signal: stop.signal, ...options });
      if (answer.redirected || answer.status === 403) return { left: true }; // signed out
      return answer.ok ? await answer.json() : {};
    } catch { return null; } finally { clearTimeout(timer); }
  }

  // Who is signed in, and by how much this clock is wrong. null: no network; {left}: signed out.
  async function hello(page) {
    const before = Date.now(), found = await asked(page + "hello/");
    if (!found?.person) return found?.left ? found : null;
    const skew = found.now - (before + Date.now()) / 2;
    await Store.put("me", { person: found.person, key: found.key, skew, seen: found.now });
    return found;
  }

  const post = (page, token, what, body = "") => asked(page + what, { method: "POST", body, headers: { "X-CSRFToken": token, "Content-Type": "application/json" } });

  // Returns what was answered, one per box that went out; each is told to `tell` as soon as it is settled.
  async function send(page, me, tell) {
    const mine = (await Store.waiting()).filter((one) => one.person === me.person).sort((a, b) => a.made - b.made);
    for (let at = 0; at < mine.length; at += HANDFUL) {
      const part = mine.slice(at, at + HANDFUL);
      const body = JSON.stringify({ sent: Date.now(), boxes: part.map((one) => Sealing.base64(one.box)) });
      const found = await post(page, me.token, "sync/", body);
      if (!found?.answers) return false;
      for (const [i, answer] of found.answers.entries()) {
        if (FINAL.has(answer.outcome)) await Store.remove(part[i].operation);
        await tell(part[i], answer);
      }
    }
    return true;
  }

  return { hello, post, send };
})();
