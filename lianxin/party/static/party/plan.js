/* A building dragged onto another branch: the form below the map is filled in and sent. */
"use strict";

const map = document.querySelector("[data-drags]");
const form = document.getElementById("change");
if (map && form) {
  const hint = document.querySelector(".pl-hint");
  if (hint) hint.hidden = false;
  let held = null;
  let over = null;

  const at = (event) => {
    const point = map.createSVGPoint();
    point.x = event.clientX;
    point.y = event.clientY;
    return point.matrixTransform(map.getScreenCTM().inverse());
  };
  const mark = (element, name, on) => element && element.classList.toggle(name, on);
  const under = (event) => {
    for (const element of document.elementsFromPoint(event.clientX, event.clientY)) {
      const found = element.closest("[data-branch]");
      if (found && found !== held) return found;
    }
    return null;
  };

  map.addEventListener("pointerdown", (event) => {
    held = event.target.closest("[data-building]");
    if (!held) return;
    event.preventDefault();
    held.dataset.home = held.getAttribute("transform");
    held.classList.add("pl-held");
    map.append(held);
    map.setPointerCapture(event.pointerId);
  });
  map.addEventListener("pointermove", (event) => {
    if (!held) return;
    const point = at(event);
    held.setAttribute("transform", `translate(${point.x} ${point.y})`);
    const found = under(event);
    if (found === over) return;
    mark(over, "pl-over", false);
    over = found;
    mark(over, "pl-over", true);
  });
  map.addEventListener("pointercancel", () => drop(null));
  map.addEventListener("pointerup", (event) => drop(under(event)));

  function drop(target) {
    if (!held) return;
    const moved = held;
    held = null;
    mark(over, "pl-over", false);
    moved.classList.remove("pl-held");
    if (!target || target.dataset.branch === moved.dataset.branch) {
      moved.setAttribute("transform", moved.dataset.home);
      return;
    }
    form.elements.what.value = `${moved.dataset.building}-${moved.dataset.branch}`;
    form.elements.to.value = target.dataset.branch;
    form.requestSubmit();
  }
}
