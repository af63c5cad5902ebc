/** What may be done with a result where it is; the first is the next step. */

/** By state: deed, its key, its icon. */
const DEEDS = {
  "handed-over": ["register", "refuse"],
  registered: ["tell", "give", "post"],
  ready: ["give", "post", "tell"],
  stored: ["tell"],
  posted: ["arrive", "transit", "come_back", "label", "tell"],
  delivered: ["receipt"],
};
const KEYS = { register: "R", refuse: "B", tell: "T", give: "G", post: "P", arrive: "D", transit: "I", come_back: "C", label: "L", receipt: "H" };
const ICONS = {
  register: "clipboard-check", refuse: "undo-2", tell: "phone", give: "hand", post: "send", arrive: "package-check", transit: "truck",
  come_back: "package-x", label: "printer", receipt: "printer",
};

/** The deeds of a result, the next step first: what goes by post is posted rather than given; whom no message tells is told. */
export function deedsOf({ state, how, call }, parcel) {
  const names = DEEDS[state] ?? [];
  const next = call ? "tell" : how === "post" ? "post" : null;
  return [...names.filter((one) => one === next), ...names.filter((one) => one !== next)]
    .filter((name) => name !== "transit" || parcel?.state === "posted")
    .map((name) => ({ name, key: KEYS[name], icon: ICONS[name] }));
}
