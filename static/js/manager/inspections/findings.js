/** What was found: overdue first, who sees to it, and each step until it is put right. */

import { Button, Chip, Empty, html, Icon, Number, toast, useState, useTick } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { post } from "/static/js/api.js";
import { clockTime, now } from "/static/js/clock.js";
import { own, person, zoneName } from "/static/js/manager/facts.js";
import { dayName, DuePicker, dueWords, isOver, openDayIn } from "/static/js/manager/inspections/days.js";

const STATES = { note: "off", fault: "attention", serious: "urgent" };
const ASKS = { "follow-up": "note", close: "done", reopen: "reason" };

export function Findings({ open, closed, closed_days: shut }) {
  useTick(60, () => now().getTime());
  const over = open.filter(isOver).length;
  return html`<section class="findings"><div class="panel"><div class="panel-head"><h2>${t("inspections.open")}</h2>
      ${over ? html`<${Chip} state="urgent">${t("inspections.over", { count: over })}<//>` : html`<span class="badge">${open.length}</span>`}</div>
      ${open.length ? html`<ol class="finding-list">${open.map((one) => html`<li key=${one.finding}><${Finding} one=${one} shut=${shut} /></li>`)}</ol>`
        : html`<${Empty} icon="clipboard-check" title=${t("inspections.none")}>${t("inspections.none.text")}<//>`}</div>
    ${closed.length > 0 && html`<details class="panel findings-closed"><summary class="panel-head">${t("inspections.closed")} <span class="badge">${closed.length}</span></summary>
      <ol class="finding-list">${closed.map((one) => html`<li key=${one.finding}><${Finding} one=${one} shut=${shut} /></li>`)}</ol></details>`}
  </section>`;
}

function Finding({ one, shut }) {
  const [asking, ask] = useState(null);
  const last = one.steps.at(-1);
  const choose = (deed) => () => ask(asking === deed ? null : deed);
  return html`<article class="finding" data-over=${isOver(one) ? "" : null} data-severity=${one.severity}>
    <p class="finding-place">${one.window ? html`<${Number} value=${one.window} kind="plate" />` : html`<${Icon} name="map-pin" />`}</p>
    <div class="finding-what"><p class="finding-text">${one.text}</p>
      <p class="finding-facts"><${Chip} state=${STATES[one.severity]}>${t(`inspections.severity.${one.severity}`)}<//>
        ${!one.window && html`<span>${zoneName(one.zone)}</span>`}
        <span><${Icon} name="user-round" /> ${person(one.owner)}</span>
        ${one.open && html`<span class="finding-due"><${Icon} name="calendar-clock" /> ${dayName(one.due_on)} · ${dueWords(one.due_on)}</span>`}</p>
      <p class="muted small">${t("inspections.found", { who: person(one.found_by), day: dayName(one.found_at.slice(0, 10)), time: clockTime(one.found_at) })}</p>
      ${last && html`<p class="finding-step"><${Icon} name=${last.what === "closed" ? "check" : "corner-down-right"} /><span>${t(`inspections.step.${last.what}`, { who: person(last.by), day: dayName(last.at.slice(0, 10)) })}
        ${" "}${last.note}</span></p>`}</div>
    <div class="finding-do">${one.open ? html`<${Button} icon="message-square-text" aria-expanded=${String(asking === "follow-up")} onClick=${choose("follow-up")}>${t("inspections.do.follow-up")}<//>
      <${Button} icon="check" aria-expanded=${String(asking === "close")} onClick=${choose("close")}>${t("inspections.do.close")}<//>`
      : html`<${Button} kind="quiet" icon="undo-2" aria-expanded=${String(asking === "reopen")} onClick=${choose("reopen")}>${t("inspections.do.reopen")}<//>`}</div>
    ${asking && html`<${Ask} key=${asking} one=${one} shut=${shut} deed=${asking} onDone=${() => ask(null)} />`}</article>`;
}

/** A note on what was done, and where it goes on: who sees to it, and by when. */
function Ask({ one, shut, deed, onDone }) {
  const [said, say] = useState({ note: "", owner: one.owner, due_on: deed === "reopen" ? openDayIn(1, shut) : one.due_on });
  const [state, set] = useState({});
  const change = (facts) => say({ ...said, ...facts });
  const send = async (event) => {
    event.preventDefault();
    if (!said.note.trim()) return;
    set({ busy: true });
    const moved = deed === "close" ? {} : { owner: said.owner, ...(said.due_on !== one.due_on || deed === "reopen" ? { due_on: said.due_on } : {}) };
    try {
      await post(`/api/v1/findings/${one.finding}/${deed}`, { [ASKS[deed]]: said.note.trim(), ...moved });
      toast(t(`inspections.done.${deed}`));
      onDone();
    } catch (problem) {
      set({ problem: problem.message });
    }
  };
  return html`<form class="finding-ask" onSubmit=${send}>
    <label class="field"><span>${t(`inspections.ask.${deed}`)}</span><input class="input" maxlength="200" value=${said.note} autofocus
      onInput=${(event) => change({ note: event.currentTarget.value })} /></label>
    ${deed !== "close" && html`<label class="field"><span>${t("inspections.owner")}</span><select class="input" value=${said.owner}
        onChange=${(event) => change({ owner: event.currentTarget.value })}>${own.owners.map(([key, name]) => html`<option key=${key} value=${key}>${name}</option>`)}</select></label>
      <${DuePicker} name=${`due-${one.finding}`} value=${said.due_on} closed=${shut} onChange=${(day) => change({ due_on: day })} />`}
    ${state.problem && html`<p class="look-problem" role="alert"><${Icon} name="circle-alert" /> ${state.problem}</p>`}
    <div class="look-do"><${Button} kind="quiet" onClick=${onDone}>${t("inspections.leave")}<//>
      <button class="button primary" aria-disabled=${said.note.trim() && !state.busy ? null : "true"}><span>${t(`inspections.do.${deed}`)}</span></button></div></form>`;
}
