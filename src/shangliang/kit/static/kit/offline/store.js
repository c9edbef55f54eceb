// 手机上的本子 · IndexedDB: sealed records that wait (nobody can read them here), and the locked list. The number that waits
// stands in localStorage too, so that other pages can say it without opening the book.
globalThis.Store = (() => {
  const NAME = "shangliang-offline", WAITING = "offline/waiting";
  let opened;

  function database() {
    opened ||= new Promise((done, failed) => {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("outbox", { keyPath: "operation" });
        asked.result.createObjectStore("meta");
      };
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
    return opened;
  }

  // Resolved only when the transaction is on the disk: a tab that is killed afterwards loses nothing.
  async function run(store, mode, act) {
    const base = await database();
    return new Promise((done, failed) => {
      const transaction = base.transaction(store, mode, { durability: "strict" });
      const asked = act(transaction.objectStore(store));
      transaction.oncomplete = () => done(asked?.result);
      transaction.onerror = transaction.onabort = () => failed(transaction.error);
    });
  }

  async function counted() {
    const n = await run("outbox", "readonly", (store) => store.count());
    try { if (n) localStorage.setItem(WAITING, n); else localStorage.removeItem(WAITING); } catch { /* forbidden: the page itself still says it */ }
    return n;
  }

  return {
    get: (name) => run("meta", "readonly", (store) => store.get(name)),
    put: (name, value) => run("meta", "readwrite", (store) => store.put(value, name)),
    names: () => run("meta", "readonly", (store) => store.getAllKeys()),
    drop: (...names) => run("meta", "readwrite", (store) => names.forEach((name) => store.delete(name))),
    waiting: () => run("outbox", "readonly", (store) => store.getAll()),
    counted,
    async keep(record) { await run("outbox", "readwrite", (store) => store.put(record)); return counted(); },
    async remove(operation) { await run("outbox", "readwrite", (store) => store.delete(operation)); return counted(); },
  };
})();
