/* The page read aloud, where the browser has a voice for its language; without one the button stays away. */
(() => {
  "use strict";
  const box = document.querySelector("[data-aloud]");
  const voice = window.speechSynthesis;
  if (!box || !voice || !window.SpeechSynthesisUtterance) return;
  const LONGEST = 120; // Some browsers fall silent in the middle of more.
  const button = box.querySelector("button");
  const label = button.querySelector("span");
  const words = label.textContent;
  const language = document.documentElement.lang.slice(0, 2);
  let turn = 0;

  const own = () => voice.getVoices().find((each) => each.lang.toLowerCase().startsWith(language) || (language === "zh" && each.lang.startsWith("cmn")));
  const pieces = () => {
    const lines = document.getElementById("main").innerText.split("\n").map((line) => line.trim()).filter(Boolean);
    return lines.flatMap((line) => (line.length <= LONGEST ? [line] : line.match(/[^。！？；，]{1,120}[。！？；，]*/g) || []));
  };
  const stop = () => {
    turn += 1;
    voice.cancel();
    label.textContent = words;
    button.setAttribute("aria-pressed", "false");
  };
  const read = (rest, mine) => {
    if (mine !== turn) return;
    if (!rest.length) {
      stop();
      return;
    }
    const said = new SpeechSynthesisUtterance(rest[0]);
    said.voice = own();
    said.lang = said.voice.lang;
    said.rate = 0.9;
    said.onend = () => read(rest.slice(1), mine);
    said.onerror = () => mine === turn && stop();
    voice.speak(said);
  };
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") {
      stop();
      return;
    }
    voice.cancel();
    label.textContent = box.dataset.stop;
    button.setAttribute("aria-pressed", "true");
    turn += 1;
    read(pieces(), turn);
  });
  const offer = () => { box.hidden = !own(); };
  if (voice.addEventListener) voice.addEventListener("voiceschanged", offer);
  offer();
  window.addEventListener("pagehide", () => voice.cancel());
})();
