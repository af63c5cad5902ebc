/** 送达回证: who took what, what was seen of them, and their signature; half a sheet of A4. */

import { Button, html, Notice, render } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { setClock } from "/static/js/clock.js";
import { facts, person } from "/static/js/manager/facts.js";
import { named, t } from "/static/js/words.js";
import { moment } from "/static/js/office/says.js";

setClock(facts.time);
const page = document.getElementById("page");

function Receipt({ of }) {
  const says = [
    ["number", of.number], ["document", of.document], ["copies", of.copies], ["name", of.name], ["identity", of.identity],
    ["how", t(`delivery.${of.how}`)], ["at", moment(of.at)], ["by", `${t("record.life.window", { window: of.window })} ${person(of.by)}`],
  ].filter(([, said]) => said);
  return html`<main class="paper paper-receipt" id="main"><header><span>${named({ zh: facts.hall_zh, en: facts.hall_en })}</span></header>
    <h1>${t("results.receipt.title")}</h1>
    <dl>${says.map(([word, said]) => html`<div key=${word}><dt>${t(`results.receipt.${word}`)}</dt><dd translate="no">${said}</dd></div>`)}</dl>
    <div class="paper-sign"><span>${t("results.receipt.sign")}</span>
      ${of.drawing && html`<svg viewBox="0 0 600 200" role="img" aria-label=${t("results.sign.drawn")}><path d=${of.drawing} /></svg>`}</div></main>
    <div class="paper-actions"><${Button} kind="primary" icon="printer" onClick=${() => print()}>${t("results.print")}<//></div>`;
}

post(`/api/v1/results/${facts.result}/receipt`, { reason: t("results.receipt.reason") })
  .then((of) => render(html`<${Receipt} of=${of} />`, page))
  .catch((problem) => render(html`<main class="office-alone" id="main"><${Notice} state="attention" title=${problem.message} /></main>`, page));
