/** What the cabinet's screen was given, and how it stands now. */

import { useView } from "/static/js/ui.js";

export const facts = JSON.parse(document.getElementById("facts").textContent);

/** The cabinet as it is; undefined until it is known. */
export function useCabinet() {
  return useView(`locker:${facts.cabinet}`).snapshot;
}
