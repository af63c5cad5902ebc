/** The hours of the week, what happens before and at closing, and the change of all of it. */

import { Button, html, toast, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { put } from "/static/js/api.js";
import { hoursInWords } from "/static/js/opening.js";
import { facts } from "/static/js/manager/facts.js";
import { Choice, Field, FormDialog, Time } from "/static/js/manager/forms.js";
import { asStretches, Stretches } from "/static/js/manager/hours/stretches.js";

export const isManager = ["manager", "administrator"].includes(facts.role);
const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const WEEKEND = ["saturday", "sunday"];

const ordinaryOf = ({ opens, closes, midday: [noon] }) => (noon ? [[opens, noon[0]], [noon[1], closes]] : [[opens, closes]]);

/** What holds on a weekday: its own word, else ordinary on working days and nothing at weekends. */
function onDay(hours, day) {
  const own = hours.week.find((one) => one.day === day);
  return own?.stretches ?? (WEEKEND.includes(day) ? [] : ordinaryOf(hours));
}

export function Week({ hours }) {
  const [open, show] = useState(false);
  return html`<section class="panel" aria-labelledby="week"><div class="panel-head"><h2 id="week">${t("manager.hours.week")}</h2>
      ${isManager && html`<${Button} kind="quiet" icon="sliders-horizontal" onClick=${() => show(true)}>${t("manager.hours.change")}<//>`}</div>
    <dl class="panel-body week-days">${DAYS.map((day) => html`<div key=${day} data-closed=${onDay(hours, day).length ? null : ""}>
      <dt>${t(`manager.hours.${day}`)}</dt><dd>${onDay(hours, day).length ? hoursInWords(onDay(hours, day)) : t("manager.hours.day_off")}</dd></div>`)}</dl>
    <ul class="panel-body week-rules">
      <li>${t(hours.refuse_outside ? "manager.hours.rule" : "manager.hours.shown")}</li>
      ${hours.refuse_outside && hours.last_ticket_minutes > 0 && html`<li>${t("manager.hours.last.rule", { minutes: hours.last_ticket_minutes })}</li>`}
      <li>${t(`manager.hours.leftover.${hours.leftover}`)}</li></ul>
    ${open && html`<${Change} hours=${hours} onClose=${() => show(false)} />`}</section>`;
}

function Change({ hours, onClose }) {
  const [form, fill] = useState({ opens: hours.opens, closes: hours.closes, midday: hours.midday, week: hours.week,
    last: hours.last_ticket_minutes, leftover: hours.leftover, rule: hours.refuse_outside, reason: "" });
  const set = (more) => fill({ ...form, ...more });
  const differ = (day, how) => {
    const others = form.week.filter((one) => one.day !== day);
    const stretches = how === "closed" ? [] : [[form.opens, form.closes]];
    set({ week: how === "usual" ? others : [...others, { day, stretches }] });
  };
  const send = () => put("/api/v1/settings/hours", { opens: form.opens, closes: form.closes, midday: asStretches(form.midday),
    week: form.week.map(({ day, stretches }) => ({ day, stretches: asStretches(stretches) })), last_ticket_minutes: form.last,
    leftover: form.leftover, refuse_outside: form.rule, reason: form.reason.trim() });
  const done = () => { onClose(); toast(t("manager.hours.done")); };
  return html`<div class="hours-change"><${FormDialog} title=${t("manager.hours.week")} go=${t("manager.save")} send=${send} done=${done} onClose=${onClose}>
    <fieldset class="stretches"><legend>${t("manager.hours.ordinary")}</legend><div class="stretch">
      <${Time} name="opens" label=${t("manager.hours.from")} value=${form.opens} onTime=${(opens) => set({ opens })} />
      <${Time} name="closes" label=${t("manager.hours.to")} value=${form.closes} onTime=${(closes) => set({ closes })} /></div>
      <label class="check"><input type="checkbox" checked=${form.midday.length > 0} onChange=${() => set({ midday: form.midday.length ? [] : [["12:00", "13:30"]] })} />
        <span>${t("manager.hours.midday")}</span></label>
      ${form.midday.map(([begins, ends]) => html`<div class="stretch" key="noon">
        <${Time} name="noon-begins" label=${t("manager.hours.from")} value=${begins} onTime=${(value) => set({ midday: [[value, ends]] })} />
        <${Time} name="noon-ends" label=${t("manager.hours.to")} value=${ends} onTime=${(value) => set({ midday: [[begins, value]] })} /></div>`)}</fieldset>
    <fieldset class="stretches"><legend>${t("manager.hours.differ")}</legend>${DAYS.map((day) => html`<${Differing} key=${day} day=${day}
      own=${form.week.find((one) => one.day === day)} onHow=${(how) => differ(day, how)}
      onChange=${(stretches) => set({ week: form.week.map((one) => (one.day === day ? { day, stretches } : one)) })} />`)}</fieldset>
    <label class="check"><input type="checkbox" checked=${form.rule} onChange=${() => set({ rule: !form.rule })} /><span>${t("manager.hours.rule")}</span></label>
    <${Field} name="last" label=${t("manager.hours.last_ticket")} hint=${t("manager.hours.last_ticket.hint")} type="number" min="0" max="600" required value=${form.last}
      onInput=${(e) => set({ last: e.target.valueAsNumber })} />
    <${Choice} name="leftover" label=${t("manager.hours.leftover")} value=${form.leftover} onChoose=${(leftover) => set({ leftover })}
      options=${["serve", "expire"].map((key) => [key, t(`manager.hours.leftover.${key}`)])} />
    <${Field} name="reason" label=${t("manager.reason")} required maxlength="200" value=${form.reason} onInput=${(e) => set({ reason: e.target.value })} /><//></div>`;
}

function Differing({ day, own, onHow, onChange }) {
  const how = own ? (own.stretches.length ? "hours" : "closed") : "usual";
  return html`<div class="differing"><label for=${day}>${t(`manager.hours.${day}`)}</label>
    <select class="input" id=${day} onChange=${(e) => onHow(e.target.value)}>
      ${["usual", "hours", "closed"].map((key) => html`<option key=${key} value=${key} selected=${key === how}>${t(`manager.hours.differ.${key}`)}</option>`)}</select>
    ${how === "hours" && html`<${Stretches} name=${day} stretches=${own.stretches} onChange=${onChange} />`}</div>`;
}
