{% load static %}// Keeps one route sheet readable without a line. Its scope is the sheet's own address.
const KEPT = "sheet-{{ token|slice:":8" }}";
const PAGE = new URL("./", self.location).pathname;
const PARTS = ["{% static "tokens.css" %}", "{% static "app.css" %}", "{% static "portal.css" %}", "{% static "lx.js" %}", "{% static "aloud.js" %}", "{% static "kept.js" %}", "{% static "services/sheet.js" %}", "{% static "favicon.svg" %}"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll([PAGE, ...PARTS])).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname === PAGE) {
    event.respondWith(
      fetch(event.request)
        .then((fresh) => {
          if (fresh.ok) {
            const copy = fresh.clone();
            event.waitUntil(caches.open(KEPT).then((kept) => kept.put(PAGE, copy)));
          } else if (fresh.status === 404) {
            event.waitUntil(caches.delete(KEPT));
          }
          return fresh;
        })
        .catch(() => caches.open(KEPT).then((kept) => kept.match(PAGE))),
    );
  } else if (PARTS.includes(url.pathname)) {
    event.respondWith(caches.open(KEPT).then((kept) => kept.match(url.pathname)).then((found) => found || fetch(event.request)));
  }
});
