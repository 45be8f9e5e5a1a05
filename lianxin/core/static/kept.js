/* What is written without a line: kept on the phone, and sent once when the line is back. Pages and the worker share it.
   A record lies on a shelf under its key. Whoever empties the shelf hands the records to `deliver`, which answers each by its key:
   "done" lets it go, "refused" keeps it with the words that say why, anything else keeps it for the next time. What was written anew
   while it was under way stays, with the words that say so (`late`). Exactly once is the server's part: it knows the key. Nothing here needs more than Chromium 80, or a worker. */
"use strict";
const Kept = (() => {
  const BASE = "lianxin";
  const STORE = "kept";
  const RETRY = 20000;
  const LOAD = String(Math.random());
  const busy = new Set();

  const settled = (asked) =>
    new Promise((done, failed) => {
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  const opened = () => {
    const asked = indexedDB.open(BASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" }).createIndex("shelf", "shelf");
    return settled(asked);
  };
  const within = async (mode, deed) => {
    const base = await opened();
    try {
      const held = base.transaction(STORE, mode);
      const done = new Promise((whole, failed) => {
        held.oncomplete = whole;
        held.onabort = held.onerror = () => failed(held.error);
      });
      const found = await deed(held.objectStore(STORE));
      await done;
      return found;
    } finally {
      base.close();
    }
  };

  const all = async (shelf) => (await within("readonly", (store) => settled(store.index("shelf").getAll(shelf)))).sort((a, b) => a.at - b.at);
  const get = (key) => within("readonly", (store) => settled(store.get(key)));
  const drop = (key) => within("readwrite", (store) => settled(store.delete(key)));
  /* A steady clock while the page stands; across loads the watch itself, wrong or not: only a difference is told. */
  const put = (shelf, record) =>
    within("readwrite", (store) => settled(store.put({ ...record, shelf, at: Date.now(), steady: performance.now(), load: LOAD, refused: "" })));
  const elapsed = (record) => Math.max(0, Math.round((record.load === LOAD ? performance.now() - record.steady : Date.now() - record.at) / 1000));
  const settle = (key, at, { state, words, late }) =>
    within("readwrite", async (store) => {
      const there = await settled(store.get(key));
      const isSame = there && there.at === at;
      if (state === "done" && isSame) await settled(store.delete(key));
      else if (state === "done" && there && late) await settled(store.put({ ...there, refused: late }));
      else if (state === "refused" && isSame) await settled(store.put({ ...there, refused: words }));
    });

  /* One sender at a time, in all windows and the worker where the browser can tell. */
  const alone = async (shelf, deed) => {
    if (busy.has(shelf)) return [];
    busy.add(shelf);
    try {
      if (!navigator.locks) return await deed();
      return await navigator.locks.request(`kept:${shelf}`, { ifAvailable: true }, (lock) => (lock ? deed() : []));
    } finally {
      busy.delete(shelf);
    }
  };
  const send = (shelf, deliver) =>
    alone(shelf, async () => {
      const waiting = (await all(shelf)).filter((record) => !record.refused);
      if (!waiting.length) return [];
      let results;
      try {
        results = await deliver(waiting);
      } catch (_) {
        return []; // No line: what is kept stays kept.
      }
      for (const each of results) {
        const record = waiting.find((one) => one.key === each.key);
        if (record) await settle(each.key, record.at, each);
      }
      return results;
    });

  /* Now, when the line is back, and now and then: the line does not always say so. */
  const whenever = (deed) => {
    self.addEventListener("online", deed);
    setInterval(deed, RETRY);
    deed();
  };
  const key = () => {
    if (self.crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  };
  return { all, get, put, drop, send, whenever, elapsed, key };
})();
