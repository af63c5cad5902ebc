/** Poor ratings and complaints: the first due first, until each is settled. */

import { Chip, Empty, html, Icon, Number, toast } from "/static/js/ui.js";
import { languageOf, t } from "/static/js/words.js";
import { clockTime } from "/static/js/clock.js";
import { person } from "/static/js/manager/facts.js";
import { dayName } from "/static/js/manager/inspections/days.js";
import { acts, Deeds } from "/static/js/manager/ratings/ask.js";
import { reasonsOf } from "/static/js/manager/ratings/given.js";

export function FollowUps({ open, closed }) {
  const over = open.filter((one) => one.overdue).length;
  return html`<section class="panel"><div class="panel-head"><h2>${t("ratings.follow_ups")}</h2>
      ${over ? html`<${Chip} state="urgent">${t("ratings.over", { count: over })}<//>` : html`<span class="badge">${open.length}</span>`}</div>
    ${open.length ? html`<ol class="finding-list">${open.map((one) => html`<li key=${one.follow_up}><${FollowUp} one=${one} /></li>`)}</ol>`
      : html`<${Empty} icon="smile" title=${t("ratings.none")}>${t("ratings.none.text")}<//>`}</section>
    ${closed.length > 0 && html`<details class="panel findings-closed"><summary class="panel-head">${t("ratings.closed")} <span class="badge">${closed.length}</span></summary>
      <ol class="finding-list">${closed.map((one) => html`<li key=${one.follow_up}><${FollowUp} one=${one} /></li>`)}</ol></details>`}`;
}

function FollowUp({ one }) {
  const said = one.text || one.rating?.text;
  const at = `/api/v1/follow-ups/${one.follow_up}`;
  const deeds = one.open ? [["contact", "phone", `${at}/note`, "note", { contacted: true }], ["note", "message-square-text", `${at}/note`, "note"], ["close", "check", `${at}/close`, "done"],
    ...(one.caller ? [["caller", "eye", `${at}/caller`, "reason"]] : [])] : [["reopen", "undo-2", `${at}/reopen`, "reason"]];
  const tell = (word, answer) => word === "caller" && toast(answer.phone, { seconds: 30 });
  return html`<article class="finding" data-over=${one.overdue ? "" : null}>
    <p class="finding-place">${one.window ? html`<${Number} value=${one.window} kind="plate" />` : html`<${Icon} name="message-circle-warning" />`}</p>
    <div class="finding-what"><p class="finding-text" lang=${said ? languageOf(said) : null}>${said || reasonsOf(one.rating) || t("ratings.no_words")}</p>
      <p class="finding-facts"><${Chip} state=${one.about === "complaint" || one.rating?.level === "very-poor" ? "urgent" : "attention"}>${one.rating ? t(`rating.level.${one.rating.level}`) : t("ratings.about.complaint")}<//>
        ${said && one.rating && html`<span>${reasonsOf(one.rating)}</span>`}
        ${one.number && html`<span class="number" translate="no">${one.number}</span>`}
        ${one.clerk && html`<span><${Icon} name="user-round" /> ${person(one.clerk)}</span>`}
        ${one.caller?.phone && html`<span><${Icon} name="phone" /> ${one.caller.phone}</span>`}
        ${one.open && html`<span class="finding-due"><${Icon} name="calendar-clock" /> ${t(one.overdue ? "ratings.was_due" : "ratings.due", { day: lastDay(one.due) })}</span>`}</p>
      <p class="muted small">${dayName(one.opened_at.slice(0, 10))} ${clockTime(one.opened_at)}${one.taken_by && ` · ${person(one.taken_by)}`}</p>
      ${one.steps.map((step) => html`<p class="finding-step" key=${step.at}><${Icon} name=${step.what === "closed" ? "check" : "corner-down-right"} />
        <span>${person(step.by)} · ${dayName(step.at.slice(0, 10))} · ${t(`ratings.step.${step.what}`)}${t("record.colon")}${step.note}</span></p>`)}</div>
    ${acts() && html`<${Deeds} deeds=${deeds} onAnswer=${tell} />`}</article>`;
}

/** The end of a day belongs to that day. */
const lastDay = (due) => dayName(new Date(Date.parse(`${due.slice(0, 10)}T00:00:00Z`) - 1000).toISOString().slice(0, 10));
