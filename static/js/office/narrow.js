/** On a narrow screen one thing at a time: the lists, or one case with the way back. */

import { Button, html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

export function Back({ go }) {
  return html`<${Button} class="office-back" kind="quiet" icon="arrow-left" onClick=${go}>${t("office.back")}<//>`;
}
