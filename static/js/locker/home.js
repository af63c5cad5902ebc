/** 取件: show the QR code or the ID card, or type the code. */

import { Choice, Screen } from "/static/js/kiosk/frame.js";
import { clockTime } from "/static/js/clock.js";
import { html, Icon, Notice } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { facts } from "/static/js/locker/facts.js";

export function Home({ cabinet, other, go }) {
  return html`<${Screen} name="home" title=${t("locker.ask")} note=${t(facts.cards ? "locker.ask.note.card" : "locker.ask.note")}>
    <${Now} cabinet=${cabinet} other=${other} />
    <div class="locker-scan" aria-hidden="true"><span class="locker-scan-frame"><${Icon} name="qr-code" /></span>
      <span class="locker-scan-arrow"><${Icon} name="chevrons-down" /></span></div>
    <ul class="locker-ways"><li><${Icon} name="scan-line" /><span>${t("locker.way.qr")}</span></li>
      ${facts.cards && html`<li><${Icon} name="id-card" /><span>${t("locker.way.card")}</span></li>`}</ul>
    <div class="locker-type"><${Choice} icon="keyboard" name=${t("locker.way.code")} note=${t("locker.way.code.note")} onChoose=${() => go("code")} /></div><//>`;
}

function Now({ cabinet, other }) {
  if (cabinet?.silent) return html`<${Notice} state="urgent" title=${t("locker.silent")} live>${t("locker.silent.text")}<//>`;
  if (cabinet?.locked_until) {
    return html`<${Notice} state="attention" title=${t("locker.locked", { time: clockTime(cabinet.locked_until) })} live>${t("locker.locked.text")}<//>`;
  }
  if (other) return html`<${Notice} state="attention" title=${t("locker.other")} live>${t("locker.other.text")}<//>`;
  return null;
}
