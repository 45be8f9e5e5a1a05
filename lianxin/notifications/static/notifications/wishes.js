/* Let this browser show news: ask its user, subscribe, and send what the browser hands out with the form. */
"use strict";

(() => {
  const form = document.getElementById("push");
  if (!form || !("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) return;
  form.hidden = false;
  document.getElementById("no-push").hidden = true;
  const told = form.querySelector("[data-told]");

  const bytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };
  const system = () => (/Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(navigator.userAgent) || [""])[0];
  const browser = () => (/(Edg|Firefox|Chrome|Safari)/.exec(navigator.userAgent) || [""])[0].replace("Edg", "Edge");

  async function subscribe() {
    const worker = await navigator.serviceWorker.register(form.dataset.worker);
    await navigator.serviceWorker.ready;
    const old = await worker.pushManager.getSubscription();
    // One that was made with another key could never be used.
    if (old) await old.unsubscribe();
    return worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(form.dataset.key) });
  }

  form.addEventListener("submit", async (event) => {
    if (form.elements.endpoint.value) return;
    event.preventDefault();
    told.textContent = "";
    try {
      if (await Notification.requestPermission() !== "granted") {
        told.textContent = form.dataset.denied;
        return;
      }
      const given = (await subscribe()).toJSON();
      form.elements.endpoint.value = given.endpoint;
      form.elements.p256dh.value = given.keys.p256dh;
      form.elements.auth.value = given.keys.auth;
      form.elements.name.value = [browser(), system()].filter(Boolean).join(" · ");
      form.submit();
    } catch (_error) {
      told.textContent = form.dataset.failed;
    } finally {
      delete form.dataset.sent;
      form.querySelectorAll(".busy").forEach((button) => button.classList.remove("busy"));
    }
  });
})();
