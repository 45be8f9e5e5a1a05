/* 连心桥: lays “before” over “after”, with an edge that a finger or the arrow keys move. Without this, and in 长辈版,
   both pictures stand side by side. */
"use strict";

function compare(section) {
  const [before, after] = Array.from(section.querySelectorAll("figure"));
  const words = [before, after].map((figure) => figure.querySelector("figcaption").firstChild.textContent.trim());
  const slide = document.createElement("div");
  slide.className = "slide";
  const [over, under] = [before.querySelector("img"), after.querySelector("img")];
  over.classList.add("over");
  const edge = Object.assign(document.createElement("span"), { className: "edge" });
  const was = Object.assign(document.createElement("b"), { className: "was", textContent: words[0] });
  const is = Object.assign(document.createElement("b"), { className: "is", textContent: words[1] });
  slide.append(under, over, edge, was, is);
  const range = Object.assign(document.createElement("input"), { type: "range", min: 0, max: 100, value: 50 });
  range.setAttribute("aria-label", section.dataset.label);
  const move = () => {
    over.style.clipPath = `inset(0 ${100 - range.value}% 0 0)`;
    edge.style.left = `${range.value}%`;
  };
  range.addEventListener("input", move);
  move();
  section.querySelector(".pair").replaceWith(slide, range);
}

if (document.documentElement.dataset.mode !== "elder" && CSS.supports("clip-path", "inset(0 50% 0 0)")) {
  document.querySelectorAll("[data-compare]").forEach(compare);
}
