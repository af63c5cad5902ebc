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

/** `[draft, set(more), forget()]`; what lies here of visitors who aren't at `window` any more is thrown away. */
export function useDraft(key, still) {
  const [draft, change] = useState(() => {
    sweep(key, still);
    return { ...EMPTY, ...read(key) };
  });
  const set = (more) => change((before) => {
    const next = { ...before, ...more };
    sessionStorage.setItem(key, JSON.stringify(next));
    return next;
  });
  return [draft, set, () => sessionStorage.removeItem(key)];
}

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function sweep(key, still) {
  for (const other of Object.keys(sessionStorage)) {
    if (other.startsWith(HEAD) && other !== key && !still.includes(other)) sessionStorage.removeItem(other);
  }
}
