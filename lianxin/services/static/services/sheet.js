/* The route sheet without a line: what is written is kept on the phone and sent once when the line is back. Each record goes under the key of its
   form, so that what is sent twice is recorded once; the server alone says what time it was, from how long ago the record was written. */
(() => {
  "use strict";
  const page = document.querySelector("[data-sheet]");
  if (!page || !window.localStorage || !window.fetch) return;
  const SHELF = `sheet:${page.dataset.sheet}`;
  const LOAD = String(Math.random());
  const RETRY = 20000;
  let isSending = false;

  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(SHELF)) || [];
    } catch (_) {
      return [];
    }
  };
  const keep = (records) => localStorage.setItem(SHELF, JSON.stringify(records));
  /* A steady clock while the page stands; across loads the watch itself, wrong or not: only a difference is told. */
  const elapsed = (record) => {
    const passed = record.load === LOAD ? performance.now() - record.steady : Date.now() - record.at;
    return Math.max(0, Math.round(passed / 1000));
  };
  const say = (key, words, state) => {
    const form = page.querySelector(`form[data-key="${key}"]`);
    const told = form && form.closest("[data-visit]").querySelector("[data-told]");
    if (!told) return;
    told.hidden = false;
    told.dataset.state = state;
    told.lastElementChild.textContent = words;
    form.hidden = state !== "refused";
  };
  const show = () => {
    const waiting = kept();
    waiting.forEach((record) => say(record.key, page.dataset.kept, "kept"));
    const bar = page.querySelector("[data-waiting]");
    bar.hidden = !waiting.length;
    bar.lastElementChild.textContent = page.dataset.waiting.replace("0", waiting.length);
  };

  const settle = (results) => {
    const answered = new Map(results.map((each) => [each.key, each]));
    keep(kept().filter((record) => !answered.has(record.key)));
    results.forEach((each) => (each.state === "done" ? say(each.key, page.dataset.sent, "sent") : say(each.key, each.words, "refused")));
    show();
  };
  const send = async () => {
    const waiting = kept();
    if (isSending || !waiting.length) return;
    isSending = true;
    try {
      const records = waiting.map(({ at, steady, load, ...told }) => ({ ...told, elapsed: elapsed({ at, steady, load }) }));
      const answer = await fetch(page.dataset.records, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        credentials: "omit",
        body: JSON.stringify({ records }),
      });
      if (answer.ok) settle((await answer.json()).results);
    } catch (_) {
      /* No line: what is kept stays kept. */
    } finally {
      isSending = false;
    }
  };

  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.key) return;
    const said = new FormData(form);
    const photo = said.get("photo");
    if (photo && photo.size && navigator.onLine) return;
    event.preventDefault();
    if (said.get("is_met") && !String(said.get("did") || "").trim()) {
      say(form.dataset.key, page.dataset.missing, "refused");
      form.querySelector("[name=did]").focus();
      return;
    }
    const record = { key: form.dataset.key, visit: Number(form.dataset.pk), at: Date.now(), steady: performance.now(), load: LOAD };
    ["is_met", "found", "did", "used"].forEach((name) => {
      record[name] = String(said.get(name) || "");
    });
    keep([...kept().filter((each) => each.key !== record.key), record]);
    show();
    send();
  });
  window.addEventListener("online", send);
  window.setInterval(send, RETRY);
  show();
  send();
  if ("serviceWorker" in navigator) navigator.serviceWorker.register(page.dataset.worker);
})();
