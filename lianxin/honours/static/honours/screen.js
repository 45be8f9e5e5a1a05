// The lobby's screen: each turn asks the server for the next story and shows it in place of this one, so that what was
// taken down is gone at the next turn, and nothing gathers in memory however long it hangs.
(function () {
  "use strict";
  var TURN = 20000;
  var MOST_FAILED = 9;
  var place = document.getElementById("turn");
  var failed = 0;

  function rest() {
    window.setTimeout(ask, TURN);
  }

  function ask() {
    fetch(location.pathname + place.getAttribute("data-next"), { credentials: "same-origin", cache: "no-store" })
      .then(function (answer) {
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        return answer.text();
      })
      .then(show)
      .catch(fail)
      .then(rest);
  }

  function show(text) {
    var next = new DOMParser().parseFromString(text, "text/html").getElementById("turn");
    place.setAttribute("data-next", next.getAttribute("data-next"));
    place.replaceChildren.apply(place, Array.prototype.slice.call(next.childNodes));
    failed = 0;
  }

  // Without the server nobody can know whether a story may still be shown: after three minutes none is.
  function fail() {
    failed += 1;
    if (failed >= MOST_FAILED) {
      place.replaceChildren();
    }
  }

  rest();
})();
