/** What may be done with a result where it is; the first is the next step. */

/** By state: deed, its key, its icon. */
const DEEDS = {
  "handed-over": ["register", "refuse"],
  registered: ["tell", "give", "post"],
  ready: ["give", "post", "tell"],
  posted: ["arrive", "transit", "come_back", "label"],
  delivered: ["receipt"],
};
const KEYS = { register: "R", refuse: "B", tell: "T", give: "G", post: "P", arrive: "D", transit: "I", come_back: "C", label: "L", receipt: "H" };
const ICONS = {
  register: "clipboard-check", refuse: "undo-2", tell: "phone", give: "hand", post: "send", arrive: "package-check", transit: "truck",
  come_back: "package-x", label: "printer", receipt: "printer",
};

/** The deeds of a result, the next step first: what goes by post is posted rather than given. */
export function deedsOf({ state, how }, parcel) {
  const names = DEEDS[state] ?? [];
  const first = how === "post" && names.includes("post") ? ["post", ...names.filter((one) => one !== "post")] : names;
  return first
    .filter((name) => name !== "transit" || parcel?.state === "posted")
    .map((name) => ({ name, key: KEYS[name], icon: ICONS[name] }));
}
