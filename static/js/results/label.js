/** 面单: to whom and where a parcel goes, on 100 × 150 mm. */

import { Button, html, render, Notice } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { named, t } from "/static/js/words.js";
import { facts } from "/static/js/manager/facts.js";

const page = document.getElementById("page");

function Label({ of }) {
  return html`<main class="paper paper-label" id="main"><header><b>${of.carrier}</b><span>${named({ zh: facts.hall_zh, en: facts.hall_en })}</span></header>
    <p class="paper-tracking number" translate="no">${of.tracking}</p>
    <h1 translate="no">${of.name ?? ""}</h1><p class="paper-phone number" translate="no">${of.phone ?? ""}</p>
    <p class="paper-address" translate="no">${of.address}</p>
    <footer><span>${t("results.label.case")} <span class="number">${of.number}</span></span></footer></main>
    <div class="paper-actions"><${Button} kind="primary" icon="printer" onClick=${() => print()}>${t("results.print")}<//></div>`;
}

post(`/api/v1/parcels/${facts.parcel}/label`)
  .then((of) => render(html`<${Label} of=${of} />`, page))
  .catch((problem) => render(html`<main class="office-alone" id="main"><${Notice} state="attention" title=${problem.message} /></main>`, page));
