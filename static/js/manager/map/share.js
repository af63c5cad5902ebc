/** 综合窗口占比: the share of comprehensive windows against what the hall has to keep (D21-5). */

import { Chip, html, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

const percent = (share) => `${Math.round(share * 100)}%`;

export function Share() {
  const { snapshot: map } = useView("map");
  if (!map) return null;
  const { now, target } = map.share;
  const closed = map.windows.every((window) => window.state === "closed");
  return html`<span title=${t("manager.map.share.of")}><${Chip} state=${now < target ? "attention" : closed ? "off" : "ready"}>
    ${t("manager.map.share", { now: percent(now), target: percent(target) })}<//></span>`;
}
