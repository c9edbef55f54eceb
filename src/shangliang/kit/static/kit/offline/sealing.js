// 密封 · Records: to the server's public key, at once (kit/offline/boxes.py opens them). The list: with a key of two halves,
// one that this browser keeps and gives out to nobody, and the cookie that ends with the sign-in.
globalThis.Sealing = (() => {
  const text = new TextEncoder(), VERSION = 1, P256 = { name: "ECDH", namedCurve: "P-256" };
  const INFO = text.encode("shangliang offline record 1"), COOKIES = { list: "sl_list", draft: "sl_draft" };

  const joined = (...parts) => {
    const whole = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
    parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
    return whole;
  };
  const bytes = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const hex = (word) => Uint8Array.from(word.match(/../g), (pair) => parseInt(pair, 16));

  async function seal(record, to) {
    const point = bytes(to.point);
    const own = await crypto.subtle.generateKey(P256, false, ["deriveBits"]);
    const theirs = await crypto.subtle.importKey("raw", point, P256, false, []);
    const mine = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
    const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, own.privateKey, 256);
    const secret = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
    const how = { name: "HKDF", hash: "SHA-256", salt: joined(mine, point), info: INFO };
    const key = await crypto.subtle.deriveKey(how, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
    const head = joined(Uint8Array.of(VERSION), hex(to.id), mine), iv = crypto.getRandomValues(new Uint8Array(12));
    const said = text.encode(JSON.stringify(record));
    return joined(head, iv, new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: head }, key, said)));
  }

  function half(what) {
    const name = COOKIES[what] + "=";
    return document.cookie.split("; ").find((one) => one.startsWith(name))?.slice(name.length) || "";
  }

  // The key exists only while both halves do; null without the cookie.
  async function key(what) {
    const cookie = half(what);
    if (!cookie) return null;
    let kept = await Store.get("half");
    if (!kept) {
      kept = await crypto.subtle.importKey("raw", crypto.getRandomValues(new Uint8Array(32)), "HKDF", false, ["deriveKey"]);
      await Store.put("half", kept);
    }
    const how = { name: "HKDF", hash: "SHA-256", salt: text.encode(cookie), info: text.encode(what) };
    return crypto.subtle.deriveKey(how, kept, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  }

  async function lock(what, value) {
    const own = await key(what);
    if (!own) return null;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, body: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, own, text.encode(JSON.stringify(value))) };
  }

  async function unlock(what, locked) {
    const own = locked && await key(what);
    if (!own) return null;
    try {
      return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: locked.iv }, own, locked.body)));
    } catch { return null; } // another sign-in's
  }

  const base64 = (box) => btoa(Array.from(box, (byte) => String.fromCharCode(byte)).join(""));
  const number = () => base64(crypto.getRandomValues(new Uint8Array(16))).replace(/[+/=]/g, (c) => ({ "+": "-", "/": "_", "=": "" }[c]));
  return { seal, lock, unlock, base64, number, able: () => Boolean(globalThis.crypto?.subtle && globalThis.indexedDB) };
})();
