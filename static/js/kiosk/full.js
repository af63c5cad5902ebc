/** Matters whose tickets are all taken for now: said before the visitor walks the whole way. */

import { now } from "/static/js/clock.js";
import { momentInWords } from "/static/js/opening.js";
import { usePaper } from "/static/js/kiosk/paper.js";
import { Notice, html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

/** `full(code)`: {again} of a matter that is full now, else null; `again` is null where nobody knows. */
export function useFull() {
  const known = usePaper()?.full ?? [];
  return (code) => known.find(({ matter, again }) => matter === code && !(again && new Date(again) <= now())) ?? null;
}

/** In a few words, for a line of a list. */
export function fullInShort({ again }) {
  return again ? t("kiosk.full.again", { again: momentInWords(again) }) : t("kiosk.full");
}

export function FullNotice({ full }) {
  return html`<${Notice} state="attention" title=${t("kiosk.full.title")}>
    ${full.again ? t("kiosk.full.text", { again: momentInWords(full.again) }) : t("kiosk.full.never")}<//>`;
}
