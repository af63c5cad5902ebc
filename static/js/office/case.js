/** One case: what it is, what may be done with it, its papers, its parts, its life. */

import { Chip, Empty, html, Notice, Number, useEffect, useState } from "/static/js/ui.js";
import { get } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { Department } from "/static/js/departments.js";
import { facts, person } from "/static/js/manager/facts.js";
import { Applicant } from "/static/js/office/applicant.js";
import { Deeds } from "/static/js/office/deeds.js";
import { IssueOne } from "/static/js/office/issued.js";
import { Life } from "/static/js/office/life.js";
import { Materials } from "/static/js/office/materials.js";
import { Business, day, Light, moment } from "/static/js/office/says.js";

/** A case with its life and its deeds, read anew whenever `changes` does, or on demand. */
function useCase(id, changes) {
  const [seen, see] = useState({});
  const look = async () => {
    const path = `/api/v1/cases/${id}`;
    try {
      const [one, { events }, deeds] = await Promise.all([get(path), get(`${path}/life`), get(`${path}/deeds`)]);
      see({ one, events, deeds });
    } catch (problem) {
      see({ problem });
    }
  };
  useEffect(() => void look(), [id, changes]);
  return [seen, look];
}

export function Case({ id, changes }) {
  const [{ one, events, deeds, problem }, look] = useCase(id, changes);
  const [overtaken, overtake] = useState(null);
  if (problem) return html`<section class="panel office-case"><${Empty} icon="file-x" title=${problem.message} /></section>`;
  if (!one) return html`<section class="panel office-case"><p class="office-wait muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p></section>`;
  const part = one.parts.find((its) => its.department === facts.department);
  const again = (message) => {
    overtake(message ?? null);
    look();
  };
  return html`<section class="panel office-case" aria-labelledby="case">
    <${Head} one=${one} part=${part} />
    <div role="alert">${overtaken && html`<${Notice} state="attention" title=${overtaken}>${t("office.overtaken")}<//>`}</div>
    <${Deeds} one=${one} part=${part} deeds=${deeds} again=${again} />
    <${IssueOne} one=${one} part=${part} again=${again} />
    <div class="case-body" tabindex="0" role="group" aria-labelledby="case">
      <div class="case-side"><${Applicant} one=${one} /><${Materials} materials=${one.materials} /></div>
      <div class="case-side"><${Parts} parts=${one.parts} /><${Life} events=${events} /></div></div></section>`;
}

function Head({ one, part }) {
  const lead = one.lead !== facts.department && one.lead;
  const says = [
    ["last_day", part?.last_day && day(part.last_day)], ["rests", part?.days_left !== null && part?.light === "paused" && t("office.days", { days: part.days_left })],
    ["received_at", `${moment(one.received_at)} · ${t("record.life.window", { window: one.window })} ${person(one.clerk)}`],
    ["kind", t(`case.kind.${one.kind}`)], ["delivery", t(`delivery.${one.delivery}`)],
  ].filter(([, said]) => said);
  return html`<header class="case-head"><div class="case-title"><h2 id="case"><${Business} of=${one} /></h2>
      ${part && part.state !== "decided" && one.state === "accepted" ? html`<${Light} light=${part.light} />`
        : html`<${Chip} state="off">${t(`case.state.${one.state}`)}<//>`}</div>
    <p class="case-number"><${Number} value=${one.number} />${one.ticket && html`<span class="muted small">${t("case.ticket", { number: one.ticket })}</span>`}
      ${lead && html`<span class="muted small">${t("case.lead")} <${Department} name=${lead} /></span>`}</p>
    <dl class="case-facts">${says.map(([word, said]) => html`<div key=${word}><dt>${t(`case.${word}`)}</dt><dd>${said}</dd></div>`)}</dl>
    ${part?.explanation && html`<p class="small">${t("case.explained", { note: part.explanation })}</p>`}</header>`;
}

function Parts({ parts }) {
  if (parts.length < 2) return null;
  return html`<section aria-labelledby="parts"><h3 id="parts">${t("case.parts")}</h3><ul class="case-list">${parts.map((part) => html`<li key=${part.part}>
    <span class="case-list-what"><${Department} name=${part.department} />${part.lead && html` <span class="muted small">${t("part.lead")}</span>`}</span>
    ${part.state === "decided" ? html`<${Chip} state="ready">${t(`decision.${part.decision}`)}<//>`
      : html`<span class="muted small">${t(`part.${part.state}`)}</span><${Light} light=${part.light} />`}</li>`)}</ul></section>`;
}
