/* The part of the service worker that stands in where there is no line. Pages always come from the line and are never kept, so that
   nobody finds another's; kept are the stylesheets and scripts, one page that says what can be done, and for a community that was
   visited the page on which reports are written (asked for without cookies: it is nobody's). SHELL names them all. */
(() => {
  "use strict";
  const POCKETS = "pockets";
  const MOST = 3;
  const NAMED_BY_CONTENT = /\.[0-9a-f]{12}\.\w+$/;
  const { name, parts, page } = self.SHELL;
  const bare = (url) => new Request(url, { credentials: "omit", cache: "no-cache" });

  self.addEventListener("install", (event) => {
    const whole = caches.open(name).then((kept) => Promise.all([kept.addAll(parts), fetch(bare(page)).then((fresh) => kept.put(page, fresh))]));
    event.waitUntil(whole.then(() => self.skipWaiting()));
  });
  self.addEventListener("activate", (event) => {
    const old = caches.keys().then((names) => Promise.all(names.filter((each) => each.startsWith("shell-") && each !== name).map((each) => caches.delete(each))));
    event.waitUntil(old.then(() => self.clients.claim()));
  });

  const partOf = async (request) => {
    const kept = await caches.open(name);
    if (NAMED_BY_CONTENT.test(request.url)) return (await kept.match(request)) || fetch(request);
    return fetch(request).catch(() => kept.match(request));
  };
  const instead = async (url) => {
    const pockets = await caches.open(POCKETS);
    const ways = await pockets.keys();
    // The community of the address, or for a door's code the one visited last.
    const own = ways.find((way) => url.pathname.startsWith(new URL(way.url).pathname.replace(/pocket\/$/, "")));
    const found = own || (/^\/(q\/|me\/|$)/.test(url.pathname) ? ways[ways.length - 1] : undefined);
    return (found && pockets.match(found)) || (await caches.open(name)).match(page);
  };
  self.addEventListener("fetch", (event) => {
    const url = new URL(event.request.url);
    if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
    if (event.request.mode === "navigate") event.respondWith(fetch(event.request).catch(() => instead(url)));
    else if (parts.includes(url.pathname)) event.respondWith(partOf(event.request));
  });

  /* A page tells which community it is of. */
  const pocket = async (url) => {
    const pockets = await caches.open(POCKETS);
    const fresh = await fetch(bare(`${url}?shell=1`));
    if (!fresh.ok) return;
    // Put last, for it was visited last.
    await pockets.delete(url);
    await pockets.put(url, fresh);
    const ways = await pockets.keys();
    await Promise.all(ways.slice(0, -MOST).map((way) => pockets.delete(way)));
  };
  self.addEventListener("message", (event) => {
    if (event.data && event.data.pocket) event.waitUntil(pocket(event.data.pocket).catch(() => {}));
  });

  const sendLetters = async () => {
    await Letters.send();
    const pages = await self.clients.matchAll({ type: "window" });
    pages.forEach((each) => each.postMessage("letters"));
    // The browser tries again by itself when what it asked for did not end well.
    if ((await Letters.waiting()).some((each) => !each.refused)) throw new Error("letters wait");
  };
  self.addEventListener("sync", (event) => {
    if (event.tag === "letters") event.waitUntil(sendLetters());
  });
})();
