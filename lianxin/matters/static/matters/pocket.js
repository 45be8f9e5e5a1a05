/* The page that stands without a line: write, change, take out again; what is written lies in the phone (letters.js). Its words come
   from the page. It is kept by the worker without its reader, so who reads it is told by the last page that had a line. */
(() => {
  "use strict";
  const page = document.querySelector("[data-pocket]");
  if (!page || !window.indexedDB) return;
  const form = page.querySelector("form");
  const said = page.dataset;
  const MOST = Number(said.most);
  const ENOUGH = 800 * 1024;
  const LONGEST = 2400;
  const NAMES = ["where", "words", "category", "name", "phone"];
  const remembered = (name) => {
    try {
      return localStorage.getItem(name) || "";
    } catch (_) {
      return "";
    }
  };
  const who = remembered("lx:who");
  const fill = (words, told) => Object.keys(told).reduce((so, name) => so.split(`{${name}}`).join(told[name]), words);
  let open = null;
  let photos = [];
  let shrinking = Promise.resolve();

  /* ---- the form ---- */
  const door = () => (location.pathname.match(/^\/q\/([\w-]+)\/$/) || [])[1] || new URLSearchParams(location.search).get("door") || "";
  const blank = () => ({ key: Kept.key(), who, door: door(), community: said.community, to: said.to, tooBig: said.tooBig, photos: [], is_public: "1" });
  const write = (letter) => {
    open = letter;
    photos = letter.photos.slice();
    NAMES.forEach((name) => {
      if (form.elements[name]) form.elements[name].value = letter[name] || "";
    });
    all("[name=is_public]", form).forEach((box) => { box.checked = box.value === letter.is_public; });
    page.querySelector("[data-scanned]").hidden = !letter.door;
    fault("");
    thumbs();
    warn();
  };
  const fault = (words, name) => {
    const line = page.querySelector("[data-fault]");
    line.hidden = !words;
    line.lastElementChild.textContent = words;
    all(".field", form).forEach((each) => each.classList.remove("has-error"));
    if (!words) return;
    form.elements[name].closest(".field").classList.add("has-error");
    form.elements[name].setAttribute("aria-describedby", "fault");
    form.elements[name].focus();
  };
  const dangers = JSON.parse(said.dangers).map(([pattern, advice, number]) => {
    try {
      return [new RegExp(pattern), advice, number];
    } catch (_) {
      return [/$^/, advice, number]; // An old kernel reads no look-behind; the telephones stand above.
    }
  });
  const warn = () => {
    const words = form.elements.words.value.replace(/[^\S\n]+/g, "");
    const found = dangers.find(([pattern]) => pattern.test(words));
    const note = page.querySelector("[data-danger]");
    note.hidden = !found;
    if (!found) return;
    note.querySelector("[data-advice]").textContent = found[1];
    const call = note.querySelector("a");
    call.href = `tel:${found[2]}`;
    call.lastElementChild.textContent = fill(said.call, { number: found[2] });
  };
  form.elements.words.addEventListener("input", warn);

  /* ---- photos: kept beside the words, no larger than a slow line can bear ---- */
  const shrunk = async (photo) => {
    if (photo.size < ENOUGH || !window.createImageBitmap) return photo;
    try {
      const drawn = await createImageBitmap(photo);
      const share = Math.min(1, LONGEST / Math.max(drawn.width, drawn.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(drawn.width * share);
      canvas.height = Math.round(drawn.height * share);
      canvas.getContext("2d").drawImage(drawn, 0, 0, canvas.width, canvas.height);
      const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
      return made && made.size < photo.size ? new File([made], `${photo.name.replace(/\.\w+$/, "")}.jpg`, { type: made.type }) : photo;
    } catch (_) {
      return photo; // A kind that this browser cannot draw; the server may.
    }
  };
  const thumbs = () => {
    const list = page.querySelector(".thumbs");
    all(".thumb:not(.thumb-add)", list).forEach((thumb) => {
      URL.revokeObjectURL(thumb.querySelector("img").src);
      thumb.remove();
    });
    photos.forEach((photo, at) => {
      const thumb = page.querySelector("template[data-thumb]").content.firstElementChild.cloneNode(true);
      thumb.querySelector("img").src = URL.createObjectURL(photo);
      thumb.querySelector("button").addEventListener("click", () => {
        photos.splice(at, 1);
        thumbs();
      });
      list.insertBefore(thumb, list.querySelector(".thumb-add"));
    });
  };
  const add = async (files) => {
    const chosen = await Promise.all(files.map(shrunk));
    if (photos.length + chosen.length > MOST) say(said.tooMany);
    photos = photos.concat(chosen).slice(0, MOST);
    thumbs();
  };
  all("input[type=file]", form).forEach((input) =>
    input.addEventListener("change", () => {
      shrinking = add(Array.from(input.files));
      input.value = "";
    }),
  );

  /* ---- what waits ---- */
  const line = (letter, words, tone) => {
    const item = page.querySelector("template[data-item]").content.firstElementChild.cloneNode(true);
    item.querySelector("[data-title]").textContent = letter.title || letter.words.slice(0, 30);
    item.querySelector("[data-meta]").textContent = words;
    if (tone) item.querySelector("[data-meta]").className = tone;
    return item;
  };
  const button = (words, deed) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: words });
    made.addEventListener("click", deed);
    return made;
  };
  const waitingItem = (letter) => {
    const told = letter.photos.length ? fill(said.withPhotos, { n: letter.photos.length }) : "";
    const item = line(letter, letter.refused || [letter.where, told].filter(Boolean).join("，") || said.nowhere, letter.refused ? "late" : "");
    const deeds = item.querySelector("[data-deeds]");
    const change = button(said.change, () => {
      write(letter);
      form.scrollIntoView();
      form.elements.words.focus();
    });
    const remove = button(said.remove, async () => {
      await Kept.drop(letter.key);
      deeds.replaceChildren(said.removed, button(said.undo, async () => {
        await Letters.keep(letter);
        show();
      }));
      count();
    });
    deeds.append(change, remove);
    if (letter.refused) deeds.append(button(said.again, () => Letters.keep(letter).then(show).then(go)));
    return item;
  };
  const sentItem = (letter) => {
    const item = line(letter, fill(said.sent, { number: letter.number }));
    const way = Object.assign(document.createElement("a"), { className: "btn", href: letter.url, textContent: said.look });
    item.querySelector("[data-deeds]").append(way);
    return item;
  };
  const count = async () => {
    const waiting = await Letters.waiting();
    try {
      localStorage.setItem("lx:letters", waiting.length ? "1" : "");
    } catch (_) {
      // Then the other pages don't look for letters; this one does.
    }
    const others = waiting.filter((letter) => letter.who !== who && letter.who).length;
    const bar = page.querySelector("[data-others]");
    bar.hidden = !others;
    bar.textContent = fill(said.others, { n: others });
    return waiting;
  };
  const show = async () => {
    const waiting = (await count()).filter((letter) => letter.who === who || !letter.who);
    const sent = (await Letters.sent()).filter((letter) => letter.who === who || !letter.who);
    [["waiting", waiting.map(waitingItem)], ["sent", sent.map(sentItem)]].forEach(([name, items]) => {
      const list = page.querySelector(`[data-list=${name}]`);
      list.replaceChildren(...items);
      list.closest("section").hidden = !items.length;
    });
  };
  const go = async () => {
    online();
    // Drawn anew only for news: what was just taken away can be put back where it stood.
    if ((await Letters.send()).length) await show();
  };
  const online = () => {
    all("[data-line]", page).forEach((each) => { each.hidden = (each.dataset.line === "on") !== navigator.onLine; });
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    rest(form);
    await shrinking;
    const told = {};
    NAMES.forEach((name) => { told[name] = form.elements[name] ? form.elements[name].value.trim() : ""; });
    told.is_public = form.querySelector("[name=is_public]:checked").value;
    if (!told.words) return fault(said.noWords, "words");
    if (Array.from(told.words).length > Number(said.mostWords)) return fault(said.longWords, "words");
    if (!who && !/^(\+?86)?1\d{10}$/.test(told.phone.replace(/[\s-]/g, ""))) return fault(said.noPhone, "phone");
    try {
      await Letters.keep({ ...open, ...told, photos });
    } catch (_) {
      return fault(said.full, "words");
    }
    say(navigator.onLine ? said.keptOnline : said.kept);
    Object.keys(localStorage).filter((name) => name.startsWith("keep:words-")).forEach((name) => localStorage.removeItem(name));
    write(blank());
    await show();
    sync();
    go();
  });
  const sync = async () => {
    if (!("serviceWorker" in navigator) || !("SyncManager" in window)) return;
    (await navigator.serviceWorker.ready).sync.register("letters").catch(() => {});
  };

  /* ---- begin ---- */
  form.hidden = false;
  all("[data-guest]", form).forEach((each) => { each.hidden = Boolean(who); });
  write(blank());
  // Words that were being written on another page when the line went.
  const lost = Object.keys(localStorage).filter((name) => name.startsWith("keep:words-")).map((name) => kept(name).words).filter(Boolean)[0];
  if (lost && !navigator.onLine) form.elements.words.value = lost;
  warn();
  window.addEventListener("offline", online);
  if (navigator.serviceWorker) navigator.serviceWorker.addEventListener("message", show);
  show().then(() => Kept.whenever(go));
})();
