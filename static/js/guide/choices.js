/** A choice that a finger finds: radio buttons in a row. */

import { html } from "/static/js/ui.js";

/** One of a few; `options`: [[value, words] …]. */
export function Choices({ legend, name, options, chosen, onChoose }) {
  return html`<fieldset class="choices"><legend>${legend}</legend><div class="choices-all">
    ${options.map(([value, words]) => html`<label class="choice" key=${value}><input type="radio" name=${name} value=${value}
      checked=${value === chosen} onChange=${() => onChoose(value)} /><span>${words}</span></label>`)}</div></fieldset>`;
}
