/* 连心桥: what a page can do beyond forms and links. Every page works without it.
   Words come from the page (data-…), so that they are translated with it. Nothing here needs more than Chromium 80. */
"use strict";

const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));

/* ---- one sending at a time ---- */
function rest(form) {
  delete form.dataset.sent;
  all(".busy", form).concat(form.id ? all(`.busy[form="${form.id}"]`) : []).forEach((button) => button.classList.remove("busy"));
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (isCut(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    withoutLine();
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sent = "1";
  if (event.submitter) event.submitter.classList.add("busy");
  // A download answers without leaving the page.
  setTimeout(() => rest(form), 10000);
}, true);
window.addEventListener("pageshow", () => all("form[data-sent]").forEach(rest));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form");
  if (form) rest(form);
});

/* ---- what is said after a deed, or when it was refused ---- */
function say(words) {
  const place = document.getElementById("toasts");
  if (!place || !words) return;
  all("[data-said]", place).forEach((toast) => toast.remove());
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.said = "";
  toast.setAttribute("role", "status");
  toast.append(
    Object.assign(document.createElement("span"), { textContent: words }),
    Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: place.dataset.closeWord }),
  );
  toast.lastChild.dataset.close = "";
  place.append(toast);
}

function refusal(html) {
  const words = new DOMParser().parseFromString(html, "text/html").querySelector("[data-refusal], .error");
  return words ? words.textContent.trim() : "";
}

document.addEventListener("htmx:responseError", (event) => say(refusal(event.detail.xhr.responseText)));

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-close], [data-print], [data-share]");
  if (!button) return;
  if (button.matches("[data-print]")) window.print();
  else if (button.matches("[data-share]")) share(button);
  else close(button);
});

function close(button) {
  const details = button.closest("details");
  if (details) {
    details.open = false;
    details.querySelector("summary").focus();
  } else {
    button.closest(".toast").remove();
  }
}

function share(button) {
  const page = { title: document.title, url: location.href };
  if (navigator.share) navigator.share(page).catch(() => {});
  else if (navigator.clipboard) navigator.clipboard.writeText(page.url).then(() => say(button.dataset.share));
}

document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && event.target.closest("details[open]");
  if (open && open.closest(".mask")) close(open);
});

/* ---- several rows at once ---- */
function bulk(form) {
  const bar = form.querySelector(".bulk");
  const boxes = all("input[type=checkbox][name=pick]", form);
  const whole = form.querySelector("[data-pick-all]");
  const count = bar.querySelector("[data-picked]");
  const recount = () => {
    const picked = boxes.filter((box) => box.checked).length;
    boxes.forEach((box) => box.closest("tr, li").classList.toggle("picked", box.checked));
    bar.hidden = picked === 0;
    if (count) count.textContent = count.dataset.picked.replace("{n}", picked);
    if (whole) {
      whole.checked = picked === boxes.length && picked > 0;
      whole.indeterminate = picked > 0 && picked < boxes.length;
    }
  };
  if (whole) {
    whole.hidden = false;
    whole.addEventListener("change", () => {
      boxes.forEach((box) => { box.checked = whole.checked; });
      recount();
    });
  }
  form.addEventListener("change", recount);
  form.addEventListener("reset", () => setTimeout(recount));
  recount();
}

/* ---- words that are not lost: kept in this browser for a day, until the page says that they were sent ---- */
const DAY = 24 * 3600 * 1000;

function kept(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key));
    return found && Date.now() - found.at < DAY ? found.words : {};
  } catch (_error) {
    return {};
  }
}

function keep(form) {
  const key = `keep:${form.dataset.keep}`;
  // A telephone in a borrowed phone is nobody's business.
  const fields = all("textarea[name], input[type=text][name], input[type=search][name], input:not([type])[name]", form);
  const words = kept(key);
  // On a slow line somebody may have begun to write while this script was on its way.
  const hasBegun = fields.some((field) => field.value !== field.defaultValue);
  fields.forEach((field) => {
    if (!field.value && words[field.name]) {
      field.value = words[field.name];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  const putAway = () => {
    const now = {};
    fields.forEach((field) => { if (field.value) now[field.name] = field.value; });
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), words: now }));
    } catch (_error) {
      // A full or forbidden store: the form works as without it.
    }
  };
  form.addEventListener("input", putAway);
  if (hasBegun) putAway();
}

function forget(mark) {
  try {
    localStorage.removeItem(`keep:${mark.dataset.forget}`);
  } catch (_error) {
    // Nothing was kept, then.
  }
}

/* ---- how much is written ---- */
function counter(line) {
  const field = document.getElementById(line.dataset.counts);
  const count = () => { line.textContent = line.dataset.words.replace("{n}", Array.from(field.value).length); };
  field.addEventListener("input", count);
  count();
}

/* ---- photos: shown at once, sent one by one, tried again when the line broke ----
   The box names the address (data-upload), how many it holds (data-most) and its words; it holds file fields (camera, album) and a
   list of .thumb, of which .thumb-add is the last. The address answers with the photo's own li, or with a refusal. */
function photos(box) {
  const inputs = all("input[type=file]", box);
  const list = box.querySelector(".thumbs");
  const most = Number(box.dataset.most || 6);
  const waiting = [];
  let isSending = false;

  inputs.forEach((input) => input.addEventListener("change", () => {
    const free = most - all(".thumb:not(.thumb-add)", list).length;
    const chosen = Array.from(input.files);
    if (chosen.length > free) say(box.dataset.tooMany);
    chosen.slice(0, free).forEach((file) => waiting.push({ file, thumb: preview(file) }));
    input.value = "";
    next();
  }));

  function preview(file) {
    const thumb = document.createElement("li");
    const picture = document.createElement("img");
    const bar = document.createElement("progress");
    thumb.className = "thumb";
    picture.alt = file.name;
    picture.src = URL.createObjectURL(file);
    bar.max = 1;
    bar.value = 0;
    thumb.append(picture, bar);
    list.insertBefore(thumb, list.querySelector(".thumb-add"));
    return thumb;
  }

  function next() {
    if (isSending || !waiting.length) return;
    isSending = true;
    send(waiting.shift(), () => {
      isSending = false;
      next();
    });
  }

  function send(photo, done) {
    const form = new FormData();
    const request = new XMLHttpRequest();
    form.append(inputs[0].name, photo.file);
    form.append("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]").value);
    request.open("POST", box.dataset.upload);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) photo.thumb.querySelector("progress").value = event.loaded / event.total;
    });
    request.addEventListener("load", () => {
      if (request.status < 300) photo.thumb.outerHTML = request.responseText;
      else fail(photo, refusal(request.responseText) || box.dataset.failed, request.status >= 500);
      done();
    });
    request.addEventListener("error", () => {
      fail(photo, box.dataset.failed, true);
      done();
    });
    request.send(form);
  }

  function fail(photo, words, mayRetry) {
    const said = document.createElement("div");
    const button = document.createElement("button");
    said.className = "said";
    said.setAttribute("role", "alert");
    button.type = "button";
    button.className = "btn-text";
    button.textContent = mayRetry ? box.dataset.again : box.dataset.remove;
    said.append(words, document.createElement("br"), button);
    photo.thumb.append(said);
    button.addEventListener("click", () => {
      said.remove();
      if (!mayRetry) {
        photo.thumb.remove();
        return;
      }
      waiting.push(photo);
      next();
    });
  }
}

/* ---- the phone: the worker, what waits in it, and who reads ---- */
const page = document.documentElement.dataset;

function remembered(name, value) {
  try {
    if (value === undefined) return localStorage.getItem(name) || "";
    localStorage.setItem(name, value);
  } catch (_error) {
    // A forbidden store: everything works as on a first visit.
  }
  return "";
}

/* A form that would go nowhere; those that keep their words by themselves never post. */
function isCut(form) {
  return navigator.onLine === false && form.method === "post" && !form.dataset.key && Boolean(page.noLine);
}

function withoutLine() {
  const hasPocket = page.pocketUrl && navigator.serviceWorker && navigator.serviceWorker.controller && document.querySelector("form[data-keep]");
  if (hasPocket) location.href = page.pocketUrl;
  else say(page.noLine);
}

function letters(deed) {
  // The page may have brought one of them along.
  const names = (page.letters || "").split(" ").filter((name) => !document.querySelector(`script[src="${name}"]`));
  const load = (at) => {
    if (at === names.length) return deed();
    const script = Object.assign(document.createElement("script"), { src: names[at] });
    script.addEventListener("load", () => load(at + 1));
    document.head.append(script);
  };
  load(0);
}

function phone() {
  if (document.body.dataset.shell !== undefined) {
    if (remembered("lx:elder")) page.mode = "elder";
    // The switch asks the line.
    all(".p-top .end form").forEach((form) => { form.hidden = true; });
    return;
  }
  if (!page.worker) return;
  remembered("lx:who", page.who || "");
  remembered("lx:elder", page.mode || "");
  const isPocket = document.querySelector("[data-pocket]");
  if (remembered("lx:letters") && !isPocket) letters(() => {
    Kept.whenever(() => Letters.send().then(waiting));
    leaving();
  });
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register(page.worker).then(() => navigator.serviceWorker.ready).then((ready) => {
    if (page.pocketUrl) ready.active.postMessage({ pocket: page.pocketUrl });
  }).catch(() => {});
}

async function waiting() {
  const count = (await Letters.waiting()).length;
  all(".tag[data-letters]").forEach((mark) => {
    mark.hidden = !count;
    mark.textContent = mark.dataset.letters.replace("{n}", count);
  });
  if (!count) remembered("lx:letters", "");
}

/* Who signs out takes along what waits in the phone; it is said first. */
async function leaving() {
  const line = document.querySelector("[data-leaving]");
  const own = line ? (await Letters.waiting()).filter((each) => each.who === page.who).length : 0;
  if (!own) return;
  line.hidden = false;
  line.querySelector("span").textContent = line.dataset.leaving.replace("{n}", own);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.action.endsWith("/logout/") || !page.who || !remembered("lx:letters") || form.dataset.forgot) return;
  event.preventDefault();
  rest(form);
  letters(async () => {
    const own = (await Letters.waiting()).some((each) => each.who === page.who);
    if (own && !document.querySelector("[data-leaving]")) {
      location.href = form.action;
      return;
    }
    await Letters.forget(page.who);
    form.dataset.forgot = "1";
    form.submit();
  });
});

/* ---- among the telephone's programs ---- */
let offer = null;
function install() {
  all("[data-install]").forEach((button) => { button.hidden = !offer; });
}
window.addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event;
  install();
});
document.addEventListener("click", (event) => {
  if (!offer || !event.target.closest("[data-install]")) return;
  offer.prompt();
  offer = null;
  install();
});

/* ---- begin ---- */
phone();
function begin(root) {
  all("[data-close][hidden], [data-print][hidden], [data-share][hidden]", root).forEach((button) => { button.hidden = false; });
  // Our own words, beside the field, instead of the browser's bubbles.
  all("form[method=post]", root).forEach((form) => { form.noValidate = true; });
  // What is wider than its box is reached by the keyboard as well.
  all(".scroll, .chart", root).forEach((box) => { if (box.scrollWidth > box.clientWidth) box.tabIndex = 0; });
  all("form[data-bulk]", root).forEach(bulk);
  all("[data-forget]", root).forEach(forget);
  all("form[data-keep]", root).forEach(keep);
  all("[data-counts]", root).forEach(counter);
  all("[data-upload]", root).forEach(photos);
  const wanting = root.querySelector("[data-focus]");
  if (wanting) wanting.focus();
}

begin(document);
document.addEventListener("htmx:afterSwap", (event) => begin(event.detail.elt));

/* ---- the desk's box: “/” goes there from anywhere but a field ---- */
document.addEventListener("keydown", (event) => {
  const box = document.querySelector("[data-seek]");
  if (event.key !== "/" || !box || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  box.focus();
  box.select();
});
