/* 连心桥: a visit is dragged to another visitor or another time. It posts the form of the visit's own page,
   which stays the way for who uses keys or has no JavaScript. Promised visits cannot be held. */

const board = document.querySelector("[data-rounds]");
const form = board.querySelector("[data-move]");
const said = board.querySelector("[data-said]");
let held = null;

const minutesOf = (call) => Number(call.dataset.ends) - Number(call.dataset.starts);
const callsOf = (round) => [...round.querySelectorAll("[data-call]")].filter((call) => call !== held);
const isAble = (round) => held.dataset.able.split(" ").includes(round.dataset.member);

/* The call before which it would come, by where the pointer is; none at the end. */
function before(round, y) {
  return callsOf(round).find((call) => {
    const box = call.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
}

/* The minute nearest to its own time between the neighbours; null where it does not fit. */
function minuteAt(round, next) {
  const calls = callsOf(round);
  const at = next ? calls.indexOf(next) : calls.length;
  const earliest = at > 0 ? Number(calls[at - 1].dataset.ends) : Number(board.dataset.begins);
  const end = next ? Number(next.dataset.starts) : Number(board.dataset.ends);
  const latest = end - minutesOf(held);
  if (latest < earliest) return null;
  return Math.min(Math.max(Number(held.dataset.starts), earliest), latest);
}

function clear() {
  for (const name of ["is-under", "is-unfit", "goes-before"]) {
    board.querySelectorAll(`.${name}`).forEach((each) => each.classList.remove(name));
  }
}

function say(words, name) {
  said.textContent = words.replace("{name}", name);
  said.hidden = false;
}

function drop(round, next) {
  const { name, member } = round.dataset;
  if (!isAble(round)) return say(board.dataset.unable, name);
  const minute = minuteAt(round, next);
  if (minute === null) return say(board.dataset.full, name);
  const isSame = held.closest(".round") === round && minute === Number(held.dataset.starts);
  if (isSame) return undefined;
  form.action = held.dataset.to;
  form.elements.member_id.value = member;
  form.elements.clock.value = [minute / 60, minute % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
  return form.requestSubmit();
}

function onto(round) {
  round.addEventListener("dragover", (event) => {
    if (!held) return;
    event.preventDefault();
    clear();
    round.classList.add(isAble(round) ? "is-under" : "is-unfit");
    before(round, event.clientY)?.classList.add("goes-before");
  });
  round.addEventListener("drop", (event) => {
    if (!held) return;
    event.preventDefault();
    drop(round, before(round, event.clientY));
  });
}

if (form) {
  board.querySelectorAll("[data-call][data-to]").forEach((call) => {
    call.draggable = true;
    call.addEventListener("dragstart", (event) => {
      held = call;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", call.dataset.to);
      call.classList.add("is-held");
    });
    call.addEventListener("dragend", () => {
      call.classList.remove("is-held");
      clear();
      held = null;
    });
  });
  board.querySelectorAll(".round").forEach(onto);
  const hint = board.querySelector("[data-hint]");
  if (hint) hint.hidden = false;
}
