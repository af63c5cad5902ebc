/** The life of a case for whoever applied: where is it, by when, and is there anything to bring? */

import { Icon, html, useView } from "/static/js/ui.js";
import { clockTime, dateInHall } from "/static/js/clock.js";
import { dayInWords } from "/static/js/opening.js";
import { currentLanguage, languageOf, named, t } from "/static/js/words.js";
import { isHere, Results } from "/static/js/follow/results.js";

const SHAPES = { attention: "circle-alert", next: "loader", ready: "circle-check", off: "circle-minus", late: "clock-alert" };
const STEPS = ["received", "accepted", "decided", "delivered"];

export function CaseLife({ token, head = true }) {
  const { snapshot: one, error } = useView(`case:${token}`);
  if (error) return html`<p class="follow-near" role="alert">${error.message}</p>`;
  if (!one) return html`<p class="follow-loading" role="status"><span class="spinner" aria-hidden="true"></span>${t("follow.case.loading")}</p>`;
  const stage = stageOf(one);
  return html`<article class="follow-case" data-stage=${stage.state}>
    ${head && html`<${Head} one=${one} />`}
    <div class="follow-case-now" role="status"><${Icon} name=${SHAPES[stage.state]} /><h1>${t(`follow.case.is.${stage.word}`)}</h1></div>
    <p>${t(`follow.case.is.${owes(one) ? "to_bring" : stage.word}.text`)}</p>
    ${one.last_day && html`<p class="follow-case-day">${t("follow.case.by")} <b>${dayInWords(one.last_day)}</b></p>`}
    <${Results} one=${one} />
    <${Bring} one=${one} />
    <${Way} one=${one} />
    <${Departments} parts=${one.parts} />
    ${one.results.length === 0 && html`<p class="muted small">${t(`follow.case.delivery.${one.delivery}`)}</p>`}</article>`;
}

function Head({ one }) {
  const name = currentLanguage() === "en" && one.name_en ? one.name_en : one.name;
  return html`<header><p class="follow-case-name" lang=${languageOf(name)}>${name}</p>
    <p class="follow-case-number"><span class="number" translate="no">${one.number}</span></p></header>`;
}

/** What it means for the applicant, never by the colour of an office's light. */
export function stageOf({ state, light, parts, results }) {
  if (state === "accepted") {
    if (light === "red") return { word: "late", state: "late" };
    if (light === "paused") return { word: "rests", state: "next" };
    return { word: light === "yellow" ? "soon" : "at_work", state: "next" };
  }
  if (state === "decided" || state === "delivered") {
    const denied = parts.some((part) => part.decision === "denied");
    if (denied) return { word: "denied", state: "attention" };
    return { word: results.some(isHere) ? "ready" : state, state: "ready" };
  }
  return { received: { word: "received", state: "next" }, correction: { word: "correction", state: "attention" },
    refused: { word: "refused", state: "attention" }, withdrawn: { word: "withdrawn", state: "off" } }[state];
}

const owes = ({ state, deferred }) => state === "accepted" && deferred.length > 0;

/** Everything that is still wanted of the applicant, with the day on which it was promised. */
function Bring({ one }) {
  const back = one.state === "correction";
  if (!back && one.deferred.length === 0 && !one.why) return null;
  return html`<section class="follow-case-bring">
    ${back && html`<h2>${t("follow.case.missing")}</h2><ul>${one.missing.map((name) => html`<li key=${name} lang=${languageOf(name)}>${name}</li>`)}</ul>`}
    ${one.deferred.length > 0 && html`<h2>${t("follow.case.deferred")}</h2><ul>${one.deferred.map(({ name, until, late }) => html`
      <li key=${name}><span lang=${languageOf(name)}>${name}</span><br /><b data-late=${late ? "" : null}>${t(late ? "follow.case.until_late" : "follow.case.until", { day: dayInWords(until) })}</b></li>`)}</ul>`}
    ${one.why && html`<p class="small">${one.why.note}${one.why.note && one.why.basis && html`<br />`}${one.why.basis && t("follow.case.basis", { basis: one.why.basis })}</p>`}</section>`;
}

/** The four steps of a case that goes on; what is behind it has its day. */
function Way({ one }) {
  if (["correction", "refused", "withdrawn"].includes(one.state)) return null;
  const at = STEPS.indexOf(one.state);
  const when = { received: one.received_at, accepted: one.accepted_at, decided: one.decided_at };
  return html`<ol class="follow-case-way">${STEPS.map((step, place) => html`<li key=${step} data-step=${place < at ? "done" : place === at ? "here" : null} aria-current=${place === at ? "step" : null}>
    <span>${t(`follow.case.step.${step}`)}</span>${place <= at && when[step] && html`<time class="muted small" datetime=${when[step]}>${dayInWords(dateInHall(when[step]))} ${clockTime(when[step])}</time>`}</li>`)}</ol>`;
}

function Name({ part }) {
  const name = named({ zh: part.department, en: part.department_en });
  return html`<span lang=${languageOf(name)}>${name}</span>`;
}

function Departments({ parts }) {
  if (parts.length < 2) return null;
  return html`<section><h2>${t("follow.case.departments")}</h2><ul class="follow-case-parts">${parts.map((part) => html`<li key=${part.department}>
    <${Name} part=${part} /><span class="small">${t(`follow.case.part.${part.decision ?? part.state}`)}</span></li>`)}</ul></section>`;
}
