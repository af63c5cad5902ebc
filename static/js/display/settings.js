/** What the server and the page's address say about this screen. */

import { setClock } from "/static/js/clock.js";

/** The facts of the page; its address may say ?theme=dark|light and ?sound=off for one screen. */
export function readSettings() {
  const facts = JSON.parse(document.getElementById("facts").textContent);
  const asked = new URLSearchParams(location.search);
  if (facts.time) setClock(facts.time);
  return {
    ...facts,
    theme: asked.get("theme") ?? "auto",
    mute: asked.get("sound") === "off",
  };
}

/** A name given as {name, name_en}, in a language. */
export function nameOf(thing, language) {
  return (language === "en" && thing.name_en) || thing.name;
}

/** Lead to pairing when a view was refused because the hall doesn't know this screen (any more). */
export function pairIfStranger(error, kind, place) {
  if (!["sign_in_first", "not_allowed"].includes(error?.key)) return;
  const next = location.pathname + location.search;
  location.replace(`/pair?${new URLSearchParams({ kind, place, next })}`);
}
