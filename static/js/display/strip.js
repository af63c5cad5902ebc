/** The foot of a wall: the hall is lost, the sound wants a touch, or the hall's message. */

import { useLoss } from "/static/js/display/connection.js";
import { Turning } from "/static/js/display/turning.js";
import { Icon, html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

export function Strip({ message, blocked }) {
  const { loss, since } = useLoss();
  if (loss === "lost") {
    const words = since ? t("display.lost", { time: since }) : t("display.lost_early");
    return html`<${Line} state="attention" icon="unplug" live>${words}<//>`;
  }
  if (loss === "back") return html`<${Line} state="ready" icon="circle-check" live>${t("display.back")}<//>`;
  if (blocked) return html`<${Line} state="quiet" icon="volume-x">${t("display.touch_for_sound")}<//>`;
  if (message) return html`<${Line} icon="megaphone" key=${message}>${message}<//>`;
  return null;
}

function Line({ state, icon, live, children }) {
  return html`<footer class="strip" data-state=${state ?? null} role=${live ? "status" : null}>
    <${Icon} name=${icon} /><${Turning} stay=${7000}><p>${children}</p><//></footer>`;
}
