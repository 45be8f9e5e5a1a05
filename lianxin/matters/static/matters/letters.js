/* Reports written without a line, sent one by one when it is back; the page and the worker share it. What went is remembered with its
   number for a week, so that its writer finds it again. A letter of another account waits for that one. */
"use strict";
const Letters = (() => {
  const WAITING = "letters";
  const SENT = "letters sent";
  const WEEK = 7 * 24 * 3600 * 1000;
  const FIELDS = ["who", "door", "where", "words", "category", "name", "phone", "is_public"];

  const deliver = async (waiting) => {
    const results = [];
    for (const letter of waiting) {
      try {
        const asked = await fetch(letter.to, { credentials: "same-origin", cache: "no-store" });
        if (!asked.ok) continue;
        const body = new FormData();
        body.append("key", letter.key);
        FIELDS.forEach((name) => body.append(name, letter[name] || ""));
        letter.photos.forEach((photo, at) => body.append("photos", photo, photo.name || `${at + 1}.jpg`));
        const headers = { "X-CSRFToken": (await asked.json()).token };
        const answer = await fetch(letter.to, { method: "POST", credentials: "same-origin", headers, body });
        if (answer.status === 413) results.push({ key: letter.key, state: "refused", words: letter.tooBig });
        else if (answer.ok) results.push({ ...(await answer.json()), letter });
      } catch (_) {
        break; // The line again.
      }
    }
    return results;
  };
  const remember = async (each) => {
    const { key, who, community } = each.letter;
    const title = each.letter.words.slice(0, 30);
    await Kept.put(SENT, { key: `sent ${key}`, who, community, title, number: each.number, url: each.url });
  };
  const send = async () => {
    const results = await Kept.send(WAITING, deliver);
    for (const each of results) if (each.state === "done") await remember(each);
    return results;
  };
  const sent = async () => {
    const all = await Kept.all(SENT);
    await Promise.all(all.filter((each) => Date.now() - each.at > WEEK).map((each) => Kept.drop(each.key)));
    return all.filter((each) => Date.now() - each.at <= WEEK);
  };
  /* Who signs out leaves nothing behind on a telephone that others may hold. */
  const forget = async (who) => {
    const all = [...(await Kept.all(WAITING)), ...(await Kept.all(SENT))];
    await Promise.all(all.filter((each) => each.who === who).map((each) => Kept.drop(each.key)));
  };
  const waiting = () => Kept.all(WAITING);
  const keep = (letter) => Kept.put(WAITING, letter);
  return { send, sent, waiting, keep, forget };
})();
