/** What the kiosk was given, and its catalogue: fetched once, kept while the hall is away. */

import { get } from "/static/js/api.js";
import { html, useEffect, useRef, useState } from "/static/js/ui.js";
import { currentLanguage, named } from "/static/js/words.js";

const AGAIN = 2000;
const OFTEN = 10_000;

export const facts = JSON.parse(document.getElementById("facts").textContent);
export const ownLanguage = currentLanguage();

let catalogue = null;
let hall = null;

/** A thing's name in the page's language: a domain, matter, theme, zone or window. */
export function nameOf(thing) {
  return named({ zh: thing?.zh ?? thing?.name, en: thing?.en ?? thing?.name_en });
}

/** The same for a page to show: what has no name in the page's language says which one it speaks. */
export function shownName(thing) {
  return inItsLanguage(nameOf(thing), currentLanguage() === "en" && !(thing?.en ?? thing?.name_en));
}

/** Text of the hall's catalogue; where it is `chinese` on a page in another language it says so. */
export function inItsLanguage(text, chinese = currentLanguage() !== "zh-CN") {
  return chinese ? html`<span lang="zh-CN">${text}</span>` : text;
}

export function domainOf(key) {
  return facts.domains.find((domain) => domain.key === key);
}

/** All matters and themes; null until they are there. */
export function useCatalogue() {
  return useFetched(catalogue, fetchCatalogue);
}

/** Fetch the catalogue anew whenever its `edition` is another one; until then the old one stands. */
export function useEdition(edition) {
  const last = useRef(undefined);
  useEffect(() => {
    if (edition === undefined) return;
    if (last.current !== undefined && last.current !== edition) fetchCatalogue().catch(() => {});
    last.current = edition;
  }, [edition]);
}

async function fetchCatalogue() {
  const [{ matters }, { themes }] = await Promise.all([
    get("/api/v1/matters", { limit: 5000 }), get("/api/v1/themes"),
  ]);
  catalogue = { matters, themes };
  return catalogue;
}

/** The hall now, looked at every ten seconds; the last known while it is away. */
export function useHall() {
  return useFetched(hall, async () => {
    hall = await get("/api/v1/hall");
    return hall;
  }, OFTEN);
}

/** A matter or theme in full, with its papers; undefined while it comes. */
export function useInFull(kind, key) {
  return useFetched(undefined, () => get(`/api/v1/${kind}s/${encodeURIComponent(key)}`));
}

function useFetched(known, fetchIt, every = 0) {
  const [found, find] = useState(known);
  useEffect(() => {
    let timer = null;
    const look = () => fetchIt().then((it) => { find(it); return every; }, () => AGAIN)
      .then((pause) => { if (pause && timer !== "gone") timer = setTimeout(look, pause); });
    if (!found || every) look();
    return () => {
      clearTimeout(timer);
      timer = "gone";
    };
  }, []);
  return found;
}
