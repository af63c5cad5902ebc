/** What a scanner or card reader at the cabinet types: a pick-up QR code, an ID number, or something else. */

import { wrongWith } from "/static/js/idcard.js";

const ADDRESS = /^https?:\/\/.*\/([\w-]{16,128})$/i;
const BARE = /^[\w-]{24,128}$/;
const SOMETHING = 12;

/** What AskCollect needs, `{ other: true }` for a code of something else; null for what a hand types. */
export function shownIn(text) {
  const said = text.trim();
  const card = said.toUpperCase();
  if (/^\d{17}[\dX]$/.test(card) && !wrongWith(card)) return { id_number: card };
  const token = ADDRESS.exec(said)?.[1] ?? BARE.exec(said)?.[0];
  if (token) return { token };
  return said.length >= SOMETHING ? { other: true } : null;
}
