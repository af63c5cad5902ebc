/** A small button that is only an icon; its words are for readers and for who points at it. */

import { html, Icon } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

export function Small({ icon, label, off, onClick }) {
  const words = t(`manager.screens.${label}`);
  return html`<button type="button" class="small-button" aria-label=${words} title=${words} disabled=${off} onClick=${onClick}><${Icon} name=${icon} /></button>`;
}
