/** What the page was given, and where its doors lead for whoever looks. */

import { t } from "/static/js/words.js";

export const facts = JSON.parse(document.getElementById("facts").textContent);
export const isStaff = Boolean(facts.display);

/** In the demo every door opens with one tap, as one of its people; elsewhere it leads straight there. */
export function door(path, as = "manager") {
  if (!facts.demo || (isStaff && as === "manager" && facts.manages)) return path;
  return `/demo/enter/${as}?next=${encodeURIComponent(path)}`;
}

/** What will happen behind a door, where it isn't simply open: sign-in, or pairing as `kind` at `place`. */
export function ahead(kind, place) {
  if (facts.demo || isStaff) return null;
  if (!kind) return t("lobby.ahead.sign_in");
  const paired = facts.device === kind && (place === undefined || facts.place === place);
  return paired ? null : t("lobby.ahead.pair");
}
