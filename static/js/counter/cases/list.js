/**
 * The matter's list: of every material what the clerk found, by key 1, 2 or 3, and on to the next. A
 * promised one asks for its day first; Enter goes on from there.
 */

import { Button, html, useRef } from "/static/js/ui.js";
import { dateInHall } from "/static/js/clock.js";
import { languageOf, t } from "/static/js/words.js";

const VERDICTS = ["received", "deferred", "missing"];

/** How many of the list are unchecked, and the names that were found so. */
export function summed(materials, found) {
  const of = (verdict) => materials.filter(({ name }) => found[name]?.verdict === verdict).map(({ name }) => name);
  return {
    open: materials.filter(({ name }) => !found[name]?.verdict),
    deferred: of("deferred"), missing: of("missing"), undated: of("deferred").filter((name) => !found[name].until),
  };
}

/** `again`: the case comes back, so nothing may be missing any more. */
export function Checklist({ materials, found, again, onFound }) {
  const box = useRef(null);
  const promised = Object.values(found).findLast((its) => its.until)?.until;
  const say = (material, more) => onFound({ [material.name]: {
    ...(more.verdict === "deferred" && { until: promised }), ...found[material.name], ...more,
  } });
  const may = (material, verdict) => (verdict === "deferred" ? material.deferrable : verdict !== "missing" || !again);
  const pressed = (event, material, at) => {
    if (event.key === "Enter" && event.target.type !== "radio") return event.preventDefault(), goOn(box.current, at + 1);
    const verdict = VERDICTS[Number(event.key) - 1];
    if (!verdict || event.target.type !== "radio" || !may(material, verdict)) return;
    event.preventDefault();
    say(material, { verdict });
    if (verdict === "deferred") setTimeout(() => box.current?.children[at].querySelector("input[type=date]").focus());
    else goOn(box.current, at + 1);
  };
  const rest = () => onFound(Object.fromEntries(summed(materials, found).open.map(({ name }) => [name, { verdict: "received" }])));
  const { open } = summed(materials, found);
  return html`<section class="case-list-box" aria-labelledby="case-list"><div class="case-list-head"><h3 id="case-list">${t("counter.case.list")}
      <span class="badge">${materials.length}</span></h3>
      ${open.length > 0 && materials.length > 1 && html`<${Button} kind="quiet" icon="check-check" onClick=${rest}>${t("counter.case.all_here", { count: open.length })}<//>`}</div>
    ${materials.length === 0 && html`<p class="muted">${t("case.materials.none")}</p>`}
    <ol class="case-papers" ref=${box}>${materials.map((material, at) => html`<li key=${material.name}
        data-verdict=${found[material.name]?.verdict ?? null} onKeyDown=${(event) => pressed(event, material, at)}>
      <${Paper} material=${material} at=${at} its=${found[material.name] ?? {}} may=${may} say=${say} /></li>`)}</ol></section>`;
}

/** To the next paper; after the last one to what is still empty beside the list. */
function goOn(list, at) {
  const next = list.querySelectorAll("[data-first]")[at];
  (next ?? document.querySelector("#case-name, #case-promised"))?.focus();
}

function Paper({ material, at, its, may, say }) {
  const lang = languageOf(material.name);
  return html`<div class="paper-what"><p class="paper-name" id=${`paper-${at}`} lang=${lang}>${material.name}
        <span class="muted small">${t("case.copies", { copies: material.copies })}${material.form && ` · ${material.form}`}</span></p>
      ${material.review && html`<p class="small muted" lang=${lang}>${material.review}</p>`}</div>
    <div class="verdicts" role="radiogroup" aria-labelledby=${`paper-${at}`}>${VERDICTS.filter((verdict) => may(material, verdict)).map((verdict) => html`
      <label class="verdict" key=${verdict} data-verdict=${verdict}><input type="radio" name=${`paper-${at}`} checked=${its.verdict === verdict}
          data-first=${verdict === "received" ? "" : null} onChange=${() => say(material, { verdict })} />
        <span>${t(`counter.case.${verdict}`)} <kbd class="keycap" aria-hidden="true">${VERDICTS.indexOf(verdict) + 1}</kbd></span></label>`)}
      ${!may(material, "deferred") && html`<span class="verdict-no muted small">${t("counter.case.not_later")}</span>`}</div>
    ${its.verdict === "deferred" && html`<div class="paper-more"><label for=${`until-${at}`}>${t("counter.case.until")}</label>
      <input class="input" type="date" id=${`until-${at}`} required min=${dateInHall()} value=${its.until ?? ""} onInput=${(e) => say(material, { until: e.target.value })} /></div>`}
    ${its.verdict === "missing" && html`<div class="paper-more"><label for=${`note-${at}`}>${t("counter.case.wrong")}</label>
      <input class="input" id=${`note-${at}`} maxlength="200" autocomplete="off" placeholder=${t("counter.case.wrong.hint")} value=${its.note ?? ""}
        onInput=${(e) => say(material, { note: e.target.value })} /></div>`}`;
}
