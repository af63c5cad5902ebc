/** What visitors said, by level; and what somebody wants left out. */

import { Button, Chip, Empty, html, Icon, Number, useEffect, useState } from "/static/js/ui.js";
import { languageOf, named, t } from "/static/js/words.js";
import { get } from "/static/js/api.js";
import { clockTime } from "/static/js/clock.js";
import { own, person } from "/static/js/manager/facts.js";
import { dayName } from "/static/js/manager/inspections/days.js";
import { acts, Deeds } from "/static/js/manager/ratings/ask.js";

const LEVELS = ["very-good", "good", "fair", "poor", "very-poor"];
const STATES = { "very-good": "ready", good: "ready", fair: "off", poor: "attention", "very-poor": "urgent" };

/** The ticked reasons in words. */
export function reasonsOf(rating) {
  const names = new Map(own.reasons.map(([key, zh, en]) => [key, { zh, en }]));
  return (rating?.reasons ?? []).map((key) => (names.has(key) ? named(names.get(key)) : key)).join(t("manager.alerts.and"));
}

export function Proposed({ proposed }) {
  if (!proposed.length) return null;
  return html`<section class="panel"><div class="panel-head"><h2>${t("ratings.proposed")}</h2><span class="badge">${proposed.length}</span></div>
    <ol class="finding-list">${proposed.map((one) => html`<li key=${one.visit}><${Given} one=${one} /></li>`)}</ol></section>`;
}

export function Lately({ lately }) {
  const [level, choose] = useState(null);
  const [found, show] = useState(null);
  useEffect(() => {
    if (!level) return show(null);
    get("/api/v1/ratings", { level, limit: 100 }).then(({ ratings }) => show(ratings)).catch(() => show(null));
    return undefined;
  }, [level, lately]);
  const shown = level ? found ?? [] : lately;
  return html`<section class="panel"><div class="panel-head"><h2>${t("ratings.lately")}</h2><a href="/manager/figures">${t("ratings.figures")}</a></div>
    <div class="ratings-levels" role="group" aria-label=${t("ratings.by_level")}>${[null, ...LEVELS].map((one) => html`<${Button} key=${one} aria-pressed=${String(level === one)} onClick=${() => choose(one)}>
      ${t(one ? `rating.level.${one}` : "ratings.every")}<//>`)}</div>
    ${shown.length ? html`<ol class="finding-list">${shown.map((one) => html`<li key=${one.visit}><${Given} one=${one} /></li>`)}</ol>`
      : html`<${Empty} icon="smile" title=${t("ratings.lately.none")} />`}</section>`;
}

function Given({ one }) {
  const at = `/api/v1/ratings/${one.visit}`;
  const deeds = { counts: [["exclude", "ban", `${at}/propose-exclusion`, "reason"]], excluded: [],
    proposed: [["confirm", "check", `${at}/confirm-exclusion`, null], ["uphold", "x", `${at}/uphold`, "reason"]] }[one.standing];
  return html`<article class="finding"><p class="finding-place">${one.window && html`<${Number} value=${one.window} kind="plate" />`}</p>
    <div class="finding-what"><p class="finding-facts"><${Chip} state=${STATES[one.level]}>${t(`rating.level.${one.level}`)}<//>
        ${one.standing !== "counts" && html`<${Chip} state="off">${t(`ratings.standing.${one.standing}`)}<//>`}
        <span class="number" translate="no">${one.number}</span>${one.clerk && html`<span><${Icon} name="user-round" /> ${person(one.clerk)}</span>`}
        <span class="muted">${dayName(one.at.slice(0, 10))} ${clockTime(one.at)} · ${t(`rating.via.${one.via}`)}</span></p>
      ${(one.reasons.length > 0 || one.text) && html`<p lang=${one.text ? languageOf(one.text) : null}>${[reasonsOf(one), one.text].filter(Boolean).join(" · ")}</p>`}
      ${one.reason && html`<p class="finding-step"><${Icon} name="corner-down-right" /><span>${person(one.proposed_by)}${t("record.colon")}${one.reason}${one.settled_by && ` · ${person(one.settled_by)}`}</span></p>`}</div>
    ${acts() && deeds.length > 0 && html`<${Deeds} deeds=${deeds} />`}</article>`;
}
