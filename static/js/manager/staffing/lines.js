/** Every line with the windows it has and those it needs; a press shows how that is reckoned. */

import { Chip, html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { domainName } from "/static/js/manager/facts.js";

export const TOGETHER = "*";

export function Lines({ advice: { lines, together }, chosen, onChoose }) {
  return html`<section class="panel"><div class="panel-head"><h2>${t("staffing.lines")}</h2></div>
    <table class="table staffing-table"><thead><tr><th scope="col">${t("staffing.line")}</th>
      <th scope="col" class="figure">${t("staffing.there")}</th><th scope="col" class="figure">${t("staffing.advised")}</th>
      <th scope="col">${t("staffing.verdict")}</th></tr></thead>
    ${together && html`<tbody class="staffing-together"><${Row} name=${TOGETHER} line=${{ ...together, own: together.windows, helping: 0, kinds: [] }} chosen=${chosen} onChoose=${onChoose} /></tbody>`}
    <tbody>${lines.map((line) => html`<${Row} key=${line.domain} name=${line.domain} line=${line} chosen=${chosen} onChoose=${onChoose} />`)}</tbody>
    </table></section>`;
}

/** What a line is called; all that undifferentiated windows take together has a name too. */
export function lineName(key) {
  return key === TOGETHER ? t("staffing.together") : domainName(key);
}

function Row({ name, line, chosen, onChoose }) {
  return html`<tr data-chosen=${name === chosen ? "" : null}><th scope="row">
      <button type="button" class="staffing-line" aria-pressed=${String(name === chosen)} onClick=${() => onChoose(name)}>${lineName(name)}</button>
      <span class="small muted">${line.kinds.map((kind) => t(`window.kind.${kind}`)).join(t("manager.list.join"))}</span></th>
    <td class="figure">${line.own}${line.helping > 0 && html`<span class="small muted" title=${t("staffing.helping", { count: line.helping })}> +${line.helping}</span><span class="hidden-text">${t("staffing.helping", { count: line.helping })}</span>`}</td>
    <td class="figure staffing-advised">${line.advised ?? "–"}</td><td><${Verdict} ...${line} /></td></tr>`;
}

function Verdict({ own, helping, advised }) {
  if (advised === null) return html`<${Chip} icon="circle-question-mark">${t("staffing.unknown")}<//>`;
  if (own > advised) return html`<${Chip} icon="circle-plus">${t("staffing.spare", { count: own - advised })}<//>`;
  if (own === advised) return html`<${Chip} state="ready" icon="check">${t("staffing.right")}<//>`;
  const missing = advised - own;
  if (missing <= helping) return html`<${Chip} state="ready" icon="handshake">${t("staffing.helped", { count: missing })}<//>`;
  return html`<${Chip} state="attention" icon="triangle-alert">${t("staffing.short", { count: missing - helping })}<//>`;
}
