/** The desk: what is on its way, due and decided on the left; one case opened beside it. */

import { Empty, html, useState, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { facts } from "/static/js/manager/facts.js";
import { Case } from "/static/js/office/case.js";
import { Find } from "/static/js/office/find.js";
import { Issued } from "/static/js/office/issued.js";
import { Decided, Due, Received, Sheets } from "/static/js/office/lists.js";
import { Back } from "/static/js/office/narrow.js";

export function Office() {
  const { snapshot: now, error } = useView(facts.department ? `office:${facts.department}` : null);
  const [opened, open] = useState(Number(new URLSearchParams(location.search).get("case")) || null);
  if (!facts.department) return html`<${Alone} icon="building-2" title=${t("refusal.no_department_yet")} />`;
  if (error) return html`<${Alone} icon="circle-alert" title=${error.message} />`;
  if (!now) return html`<main class="office-alone" id="main"><p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p></main>`;
  const rows = [...now.received, ...now.due, ...now.decided];
  const chosen = opened ?? now.received[0]?.case ?? now.due[0]?.case ?? null;
  const row = rows.find((one) => one.case === chosen);
  const lists = { now, chosen, open };
  return html`<main class="office-main" id="main" tabindex="-1" data-open=${opened ? "" : null}>
    <div class="office-lists" tabindex="0" role="region" aria-label=${t("office.lists")}>
      <${Find} open=${open} /><${Sheets} ...${lists} /><${Received} ...${lists} /><${Due} ...${lists} /><${Decided} ...${lists} /><${Issued} open=${open} /></div>
    ${chosen ? html`<div class="office-one"><${Back} go=${() => open(null)} /><${Case} key=${chosen} id=${chosen} changes=${row?.changes} /></div>`
      : html`<section class="panel office-case"><${Empty} icon="file-check" title=${t("office.none")}>${t("office.none.text")}<//></section>`}
  </main>`;
}

function Alone({ icon, title }) {
  return html`<main class="office-alone" id="main"><${Empty} icon=${icon} title=${title} /></main>`;
}
