/**
 * What a clerk has typed of an application, kept on this machine until the hall has it: a dialog that
 * was closed by mistake or a page that was loaded anew gives it back. Of a visitor who has gone,
 * nothing is kept.
 */

import { useState } from "/static/js/ui.js";

const HEAD = "counter.case.";
export const EMPTY = {
  business: null, found: {}, who: { name: "", id_number: "", phone: "" }, identity: "", delivery: "window",
  basis: "", note: "", promised: false,
};

/** Of an application at `window` for the visit `ticket`, or for a case that comes back. */
export const keyOf = (window, ticket, one) => `${HEAD}${window}.${one ? `case-${one.case}` : ticket?.id ?? "none"}`;

/** `[draft, set(more)]` of what lies under `key`; `more` may be a function of the draft before. */
export function useDraft(key) {
  const [draft, change] = useState(() => ({ ...EMPTY, ...read(key) }));
  const set = (more) => change((before) => {
    const next = { ...before, ...(typeof more === "function" ? more(before) : more) };
    sessionStorage.setItem(key, JSON.stringify(next));
    return next;
  });
  return [draft, set];
}

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Throw away what lies here, save of those who are still at the window: nothing is kept of who has gone. */
export function sweep(still = []) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(HEAD) && !still.includes(key)) sessionStorage.removeItem(key);
  }
}
