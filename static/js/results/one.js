/** One result: what it is and whose, what may be done with it, and what happened. */

import { Button, Chip, html, Number, useEffect, useState } from "/static/js/ui.js";
import { get } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { Department } from "/static/js/departments.js";
import { person } from "/static/js/manager/facts.js";
import { Applicant } from "/static/js/office/applicant.js";
import { Life } from "/static/js/office/life.js";
import { Business, Chinese, moment } from "/static/js/office/says.js";

const STATES = { "handed-over": "next", refused: "attention", registered: "next", ready: "ready", stored: "ready", posted: "off", delivered: "ready" };

export function One({ one, parcel, deeds, act }) {
  const [events, see] = useState([]);
  useEffect(() => {
    get(`/api/v1/cases/${one.case}/life`).then((life) => see(life.events)).catch(() => see([]));
  }, [one.case, one.edition, parcel?.state]);
  return html`<section class="panel office-case" aria-labelledby="result">
    <header class="case-head"><div class="case-title"><h2 id="result"><${Chinese} text=${one.document} /></h2>
        <${Chip} state=${STATES[one.state]}>${t(`result.state.${one.state}`)}<//></div>
      <p class="case-number"><${Number} value=${one.number} /><span class="muted small"><${Department} name=${one.department} /></span></p>
      ${one.reason && one.state === "refused" && html`<p>${t("results.sent_back", { reason: one.reason })}</p>`}</header>
    ${deeds.length > 0 && html`<div class="case-deeds" role="group" aria-label=${t("results.deeds")}>${deeds.map(({ name, key, icon }, at) => html`
      <${Button} key=${name} kind=${at === 0 ? "primary" : ""} icon=${icon} keys=${key} onClick=${() => act(name)}>${t(`results.deed.${name}`)}<//>`)}</div>`}
    <div class="case-body" tabindex="0" role="group" aria-labelledby="result">
      <div class="case-side"><section aria-labelledby="record"><h3 id="record">${t("results.record")}</h3><${Facts} one=${one} parcel=${parcel} /></section>
        <${Applicant} one=${one} /></div>
      <div class="case-side"><${Life} events=${events} /></div></div></section>`;
}

function Facts({ one, parcel }) {
  const says = [
    ["matter", html`<${Business} of=${one} />`], ["copies", t("results.copies", { count: one.copies })], ["how", t(`delivery.${one.how}`)],
    ["place", one.place], ["given_by", `${person(one.given_by)} ${moment(one.handed_over_at)}`],
    ["registered_by", one.registered_by && `${person(one.registered_by)} ${moment(one.registered_at)}`],
    ["told_at", one.told_at && moment(one.told_at)], ["parcel", parcel && `${parcel.carrier} ${parcel.tracking} · ${t(`parcel.${parcel.state}`)}`],
    ["receipt", one.receipt && receiptInWords(one.receipt)],
  ].filter(([, said]) => said);
  return html`<dl class="case-who">${says.map(([word, said]) => html`<div key=${word}><dt>${t(`results.fact.${word}`)}</dt><dd>${said}</dd></div>`)}</dl>`;
}

function receiptInWords({ agent, identity, signed, at }) {
  const who = agent ? t("results.taken.agent", { name: agent.name }) : t("results.taken.applicant");
  return [who, identity, t(`signed.${signed}`), moment(at)].filter(Boolean).join(" · ");
}
