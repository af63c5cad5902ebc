/** "Alert me": asked once, by a clear button; then a quiet word that it is on. */

import { alertsState, canShake, turnOff, turnOn } from "/static/js/follow/alerts.js";
import { Button, Icon, html, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

export function Alerts({ stage }) {
  const [state, change] = useState(alertsState());
  const on = async () => { await turnOn(); change("on"); };
  const off = () => { turnOff(); change("off"); };
  if (state === "on") {
    return html`<div class="follow-alerts" data-on><${Icon} name="bell-ring" />
      <p><b>${t("follow.alert.on")}</b><br />${t("follow.alert.on_text")}</p>
      <${Button} kind="quiet" onClick=${off}>${t("follow.alert.off")}<//></div>`;
  }
  if (stage === "called") return null;
  return html`<div class="follow-alerts">
    <${Button} kind="primary" class="large wide" icon="bell" onClick=${on}>
      ${t(state === "asleep" ? "follow.alert.again" : "follow.alert.ask")}<//>
    <p class="small muted">${t(canShake ? "follow.alert.hint" : "follow.alert.hint_silent")}</p></div>`;
}
