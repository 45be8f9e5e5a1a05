/* Messages that reach this browser while no page is open: the push part of the service worker. */
"use strict";

function told(event) {
  try {
    return event.data.json();
  } catch (_error) {
    return {};
  }
}

self.addEventListener("push", (event) => {
  const news = told(event);
  // The same message sent again takes the place of the first: `tag` is its name.
  event.waitUntil(self.registration.showNotification(news.title || self.NEWS.title, {
    body: news.body || "",
    tag: news.tag || "news",
    lang: "zh-CN",
    data: { url: news.url || self.NEWS.url },
  }));
});

async function open(url) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const page = pages.find((each) => "navigate" in each);
  if (!page) return self.clients.openWindow(url);
  await page.focus();
  // Only a page that this worker controls may be led elsewhere.
  return page.navigate(url).catch(() => self.clients.openWindow(url));
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const url = new URL(event.notification.data.url, self.location.origin);
  if (url.origin === self.location.origin) event.waitUntil(open(url.href));
});
