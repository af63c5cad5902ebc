/** 容缺台账: what was promised by its day, the overdue first; beside it the case, with whom to call. */

import { Chip, Empty, html, Icon, Number, useState, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { person } from "/static/js/manager/facts.js";
import { Case } from "/static/js/office/case.js";
import { Back } from "/static/js/office/narrow.js";
import { Business, Chinese, day } from "/static/js/office/says.js";

export function Deferrals() {
  const { snapshot: now, error } = useView("deferrals");
  const [opened, open] = useState(null);
  if (error) return html`<main class="office-alone" id="main"><${Empty} icon="circle-alert" title=${error.message} /></main>`;
  if (!now) return html`<main class="office-alone" id="main"><p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p></main>`;
  const { materials } = now;
  const chosen = opened ?? materials[0]?.case ?? null;
  return html`<main class="office-main" id="main" tabindex="-1" data-open=${opened ? "" : null}>
    <div class="office-lists" tabindex="0" role="region" aria-label=${t("deferrals.title")}>
      <section class="panel" aria-labelledby="promised"><div class="panel-head"><h2 id="promised">${t("deferrals.promised")}</h2><span class="badge">${materials.length}</span>
          ${now.overdue > 0 && html`<${Chip} state="urgent" icon="alarm-clock">${t("deferrals.overdue", { count: now.overdue })}<//>`}</div>
        ${materials.length === 0 ? html`<p class="panel-none muted">${t("deferrals.none")}</p>` : html`<ul class="office-rows">${materials.map((one) => html`
          <${Row} key=${one.material} one=${one} chosen=${chosen} open=${open} />`)}</ul>`}</section></div>
    ${chosen ? html`<div class="office-one"><${Back} go=${() => open(null)} /><${Case} key=${chosen} id=${chosen} changes=${materials.length} /></div>`
      : html`<section class="panel office-case"><${Empty} icon="calendar-check" title=${t("deferrals.none.title")}>${t("deferrals.none")}<//></section>`}</main>`;
}

function Row({ one, chosen, open }) {
  return html`<li><button type="button" class="case-row" aria-current=${one.case === chosen ? "true" : null} onClick=${() => open(one.case)}>
    <span class="case-row-what"><span class="case-row-name"><${Chinese} text=${one.name} /></span>
      <span class="small muted"><${Business} of=${one.of} /></span>
      <span class="case-row-number"><${Number} value=${one.number} />${one.applicant && html`<span class="small" translate="no"><${Icon} name="phone" /> ${one.applicant.name} ${one.applicant.phone}</span>`}
        <span class="small muted">${t("record.life.window", { window: one.window })} ${person(one.clerk)}</span></span></span>
    <span class="case-row-side">${one.days < 0 ? html`<${Chip} state="urgent" icon="alarm-clock">${t("deferrals.late", { days: -one.days })}<//>`
      : html`<span class="row-days">${one.days === 0 ? t("deferrals.today") : t("deferrals.left", { days: one.days })}</span>`}
      <span class="row-days muted">${day(one.until)}</span></span></button></li>`;
}
