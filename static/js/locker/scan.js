/** What a scanner or card reader at the cabinet types: a pick-up code, an ID number, a case, or something else. */

import { wrongWith } from "/static/js/idcard.js";

const ADDRESS = /^https?:\/\/.*\/([\w-]{16,128})$/i;
const BARE = /^[\w-]{24,128}$/;
const SOMETHING = 12;

/**
 * What AskCollect needs, `{ other: true }` for a code of something else; null for what a hand types.
 * An ID number is something else, too, unless `cards`: whoever knows one can draw it as a code.
 */
export function shownIn(text, cards) {
  const said = text.trim();
  const card = said.toUpperCase();
  if (cards && /^\d{17}[\dX]$/.test(card) && !wrongWith(card)) return { id_number: card };
  const token = BARE.exec(said)?.[0];
  if (token) return { token };
  return said.length >= SOMETHING ? { other: true } : null;
}

/** The token of a case whose page or paper was scanned; null for all else. */
export const caseIn = (text) => ADDRESS.exec(text.trim())?.[1] ?? null;
