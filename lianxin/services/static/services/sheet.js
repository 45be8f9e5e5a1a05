/* The route sheet without a line: what is written is kept on the phone (kept.js) and sent once when the line is back. Each record goes
   under the key of its form, so that what is sent twice is recorded once; the server alone says what time it was, from how long ago
   the record was written. */
(() => {
  "use strict";
  const page = document.querySelector("[data-sheet]");
  if (!page || !window.indexedDB || !window.fetch) return;
  const SHELF = `sheet:${page.dataset.sheet}`;
  const TOLD = ["is_met", "found", "did", "used"];

  const formOf = (key) => page.querySelector(`form[data-key="${key}"]`);
  const say = (form, words, state) => {
    const told = form.closest("[data-visit]").querySelector("[data-told]");
    told.hidden = false;
    told.dataset.state = state;
    told.lastElementChild.textContent = words;
    form.hidden = state !== "refused";
  };
  /* A form has a new key on each load of its page; what is kept is found by its visit and goes on under its own. */
  const bound = (record) => {
    const form = formOf(record.key) || page.querySelector(`form[data-pk="${record.visit}"]`);
    if (form) form.dataset.key = record.key;
    return form;
  };
  const refill = (form, record) => {
    TOLD.slice(1).forEach((name) => {
      if (!form.elements[name].value) form.elements[name].value = record[name];
    });
  };
  const show = async () => {
    const kept = await Kept.all(SHELF);
    kept.forEach((record) => {
      const form = bound(record);
      if (!form) return;
      if (record.refused) refill(form, record);
      say(form, record.refused || page.dataset.kept, record.refused ? "refused" : "kept");
    });
    const waiting = kept.filter((record) => !record.refused).length;
    const bar = page.querySelector("[data-waiting]");
    bar.hidden = !waiting;
    bar.lastElementChild.textContent = page.dataset.waiting.replace("0", waiting);
  };

  const deliver = async (waiting) => {
    const body = new FormData();
    const records = waiting.map((record) => {
      if (record.photo) body.append(`photo-${record.key}`, record.photo, record.photo.name || "photo");
      const told = { key: record.key, visit: record.visit, elapsed: Kept.elapsed(record) };
      TOLD.forEach((name) => { told[name] = record[name]; });
      return told;
    });
    body.append("records", JSON.stringify(records));
    const answer = await fetch(page.dataset.records, { method: "POST", credentials: "omit", body });
    return answer.ok ? (await answer.json()).results : [];
  };
  const send = async () => {
    const results = await Kept.send(SHELF, deliver);
    results.filter((each) => each.state === "done").forEach((each) => formOf(each.key) && say(formOf(each.key), page.dataset.sent, "sent"));
    if (results.length) await show();
  };

  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.key) return;
    event.preventDefault();
    rest(form);
    const said = new FormData(form);
    if (said.get("is_met") && !String(said.get("did") || "").trim()) {
      say(form, page.dataset.missing, "refused");
      form.elements.did.focus();
      return;
    }
    const record = { key: form.dataset.key, visit: Number(form.dataset.pk) };
    TOLD.forEach((name) => { record[name] = String(said.get(name) || ""); });
    const photo = said.get("photo");
    if (photo && photo.size) record.photo = photo;
    // A full or forbidden store: the form goes as it would without us.
    Kept.put(SHELF, record).then(show).then(send, () => form.submit());
  });
  show().then(() => Kept.whenever(send), () => {});
  if ("serviceWorker" in navigator) navigator.serviceWorker.register(page.dataset.worker);
})();
