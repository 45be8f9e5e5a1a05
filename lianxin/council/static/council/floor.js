/* 连心桥: the clocks of a session go on between two looks at it. Without this they stand as drawn. */
"use strict";

const begun = new WeakMap();

function told(seconds) {
  const whole = Math.abs(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

setInterval(() => {
  document.querySelectorAll("[data-clock][data-runs]").forEach((clock) => {
    if (!begun.has(clock)) begun.set(clock, performance.now());
    const left = Number(clock.dataset.clock) - Math.floor((performance.now() - begun.get(clock)) / 1000);
    clock.classList.toggle("over", left < 0);
    clock.firstElementChild.textContent = (left < 0 ? clock.dataset.over : "") + told(left);
  });
}, 500);
