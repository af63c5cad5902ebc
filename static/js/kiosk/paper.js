/** The printer beside this kiosk: its paper, and what became of a slip. */

import { facts } from "/static/js/kiosk/facts.js";
import { useView } from "/static/js/ui.js";

const TROUBLE = { out: "out", "cover-open": "out", offline: "off", fault: "off", "near-end": "near-end" };

/** The printer's own news; undefined where there is none. */
export function usePaper() {
  return useView(facts.kiosk ? `kiosk:${facts.kiosk}` : null).snapshot;
}

/** "out", "off", "near-end" or null. Without any printer nothing is wrong: nothing was promised. */
export function paperTrouble(news) {
  return facts.printer ? TROUBLE[news?.paper] ?? null : null;
}

/** What became of the slip of `number`: "none", "printing", "printed", "sent", "failed". */
export function slipOf(news, number) {
  if (!facts.printer) return "none";
  if (news?.slip?.number !== number) return "printing";
  return news.slip.became;
}
