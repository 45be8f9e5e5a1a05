/* The part of the service worker that stands in where there is no line. Pages always come from the line and are never kept, so that
   nobody finds another's; kept are the stylesheets and scripts, one page that says what can be done, and for a community that was
   visited the page on which reports are written (asked for without cookies: it is nobody's). SHELL names them all. */
(() => {
  "use strict";
  const POCKETS = "pockets";
  const MOST = 3;
  const DAY = 24 * 3600 * 1000;
  const KEPT_AT = "x-kept-at";
  const NAMED_BY_CONTENT = /\.[0-9a-f]{12}\.\w+$/;
  const { name, parts, page } = self.SHELL;
  const bare = (url) => new Request(url, { credentials: "omit", cache: "no-cache" });

  self.addEventListener("install", (event) => {
    const whole = caches.open(name).then((kept) => Promise.all([kept.addAll(parts), fetch(bare(page)).then((fresh) => kept.put(page, fresh))]));
    event.waitUntil(whole.then(() => self.skipWaiting()));
  });
  self.addEventListener("activate", (event) => event.waitUntil(renew().then(() => self.clients.claim())));
  const renew = async () => {
    const old = (await caches.keys()).filter((each) => each.startsWith("shell-") && each !== name);
    if (!old.length) return;
    await Promise.all(old.map((each) => caches.delete(each)));
    // The pages that were kept ask for parts by their old names.
    const ways = await (await caches.open(POCKETS)).keys();
    for (const way of ways) await pocket(new URL(way.url).pathname, 0).catch(() => {});
  };

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

  const dated = async (page) => {
    if (!page.ok) return null;
    const headers = new Headers(page.headers);
    headers.set(KEPT_AT, String(Date.now()));
    return new Response(await page.blob(), { headers });
  };
  /* A page tells which community it is of. */
  const pocket = async (url, patience) => {
    const pockets = await caches.open(POCKETS);
    const known = await pockets.match(url);
    const isFresh = known && Date.now() - Number(known.headers.get(KEPT_AT)) < patience;
    const page = isFresh ? known : await dated(await fetch(bare(`${url}?shell=1`)));
    if (!page) return;
    // Put last, for it was visited last.
    await pockets.delete(url);
    await pockets.put(url, page);
    const ways = await pockets.keys();
    await Promise.all(ways.slice(0, -MOST).map((way) => pockets.delete(way)));
  };
  self.addEventListener("message", (event) => {
    if (event.data && event.data.pocket) event.waitUntil(pocket(event.data.pocket, DAY).catch(() => {}));
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
