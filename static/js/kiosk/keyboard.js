/** Our own keys on the glass: letters and digits to search with, digits and X for a card. */

import { Icon, html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

const QWERTY = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
const IN_ORDER = ["abcdefg", "hijklmn", "opqrstu", "vwxyz"];
const DIGITS = ["123", "456", "789", "X0"];

/** The field keeps the focus while fingers press. */
const keepFocus = (event) => event.preventDefault();

function Key({ say, children, onPress, class: more = "" }) {
  return html`<button type="button" class="key ${more}" aria-label=${say} onPointerDown=${keepFocus}
    onClick=${onPress}>${children}</button>`;
}

/** Letters and digits; `simple`: letters only, in the order of the alphabet, and larger. */
export function Letters({ simple, onType, onDelete, onClear }) {
  const rows = simple ? IN_ORDER : QWERTY;
  return html`<div class="keyboard ${simple ? "simple" : ""}" role="group" aria-label=${t("kiosk.keyboard")}>
    ${rows.map((row, at) => html`<div class="keys" key=${row}>
      ${at === rows.length - 1 && html`<${Key} class="wide" say=${t("kiosk.key.clear")} onPress=${onClear}>${t("kiosk.key.clear")}<//>`}
      ${[...row].map((letter) => html`<${Key} key=${letter} onPress=${() => onType(letter)}>${letter.toUpperCase()}<//>`)}
      ${at === rows.length - 1 && html`<${Key} class="wide" say=${t("kiosk.key.delete")} onPress=${onDelete}><${Icon} name="delete" /><//>`}
    </div>`)}</div>`;
}

/** Digits, X where it can stand, and delete. */
export function Pad({ onType, onDelete }) {
  return html`<div class="pad" role="group" aria-label=${t("kiosk.keyboard")}>
    ${DIGITS.join("").split("").map((digit) => html`<${Key} key=${digit} onPress=${() => onType(digit)}>${digit}<//>`)}
    <${Key} say=${t("kiosk.key.delete")} onPress=${onDelete}><${Icon} name="delete" /><//></div>`;
}
