/** The rules in sentences; managers change them in a dialog with their reason. */

import { Button, html, Notice, toast, useEffect, useState } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { get, post, put } from "/static/js/api.js";
import { domainKeys, domainName, facts } from "/static/js/manager/facts.js";
import { Choice, Field, FormDialog } from "/static/js/manager/forms.js";
import { MatterPicker } from "/static/js/manager/settings/matter-picker.js";

const MANAGERS = ["manager", "administrator"];
const NEW = { length_minutes: 30, capacity: 2, days_ahead: 14, change_until_minutes: 60 };
const NUMBERS = [["length_minutes", 5, 480], ["capacity", 1, 500], ["days_ahead", 0, 90]];

export function Rules() {
  const [rules, take] = useState(null);
  const [open, show] = useState(false);
  const look = () => get("/api/v1/appointment-rules").then(take, () => {});
  useEffect(() => { look(); }, []);
  if (!rules) return null;
  const say = (key) => html`<li>${t(`manager.appointments.rule.${key}`, { early: rules.early_minutes, late: rules.late_minutes, missed: rules.no_show_minutes, limit: rules.per_person })}</li>`;
  return html`<section class="panel" aria-labelledby="rules"><div class="panel-head"><h2 id="rules">${t("manager.appointments.rules")}</h2>
      ${MANAGERS.includes(facts.role) && html`<${Button} kind="quiet" icon="sliders-horizontal" onClick=${() => show(true)}>${t("manager.appointments.change")}<//>`}</div>
    <ul class="panel-body booking-rules">${say("early")}${say("late")}${say("missed")}
      ${say(`after.${rules.after_no_show}`)}${say(rules.by_phone ? "by_phone" : "by_staff")}${rules.by_phone && say("per_person")}</ul>
    ${open && html`<${Change} rules=${rules} onClose=${() => show(false)} onDone=${(answer) => { show(false); look(); undoable(answer, look); }} />`}</section>`;
}

/** Saved, and to be taken back for a while. */
function undoable({ setting }, look) {
  const undo = () => post(`/api/v1/settings/changes/${setting}/take-back`, { reason: t("manager.history.undo.reason") })
    .then(() => toast(t("manager.history.undone")), (problem) => toast(problem.message)).then(look);
  toast(t("manager.settings.done"), { action: [t("manager.undo"), undo], seconds: 12 });
}

/** Who would keep an appointment and have no slot of these rules; asked anew as they are changed. */
function LeftBehind({ bookable }) {
  const [left, tell] = useState({ taken_away: [], off_grid: [] });
  const offers = JSON.stringify(bookable.map(offerOf));
  useEffect(() => {
    let asked = true;
    post("/api/v1/appointment-rules/preview", { bookable: JSON.parse(offers) }).then((answer) => asked && tell(answer), () => {});
    return () => { asked = false; };
  }, [offers]);
  const says = (why) => left[why].length > 0 && html`<${Notice} state="attention" live title=${t(`manager.appointments.left.${why}`, {
    count: left[why].reduce((sum, one) => sum + one.count, 0),
    what: left[why].map((one) => t("manager.appointments.left.of", { what: named({ zh: one.what, en: one.what_en }), count: one.count })).join(t("manager.staff.and")) })}>
    <p>${t(`manager.appointments.left.${why}.text`)}</p><//>`;
  return html`<div class="left-behind">${says("taken_away")}${says("off_grid")}</div>`;
}

function Change({ rules, onClose, onDone }) {
  const [form, fill] = useState({ ...rules, reason: "" });
  const set = (more) => fill({ ...form, ...more });
  const slots = (key, more) => set({ bookable: form.bookable.map((one) => (one.key === key ? { ...one, ...more } : one)) });
  const send = () => put("/api/v1/appointment-rules", {
    by_phone: form.by_phone, per_person: form.per_person, early_minutes: form.early_minutes, no_show_minutes: form.no_show_minutes,
    after_no_show: form.after_no_show, reason: form.reason.trim() || t("manager.alerts.reason.none"),
    bookable: form.bookable.map(offerOf),
  });
  const number = (name, low, high) => html`<${Field} name=${name} label=${t(`manager.appointments.field.${name}`)} type="number" min=${low} max=${high} required
    value=${form[name]} onInput=${(event) => set({ [name]: event.target.valueAsNumber })} />`;
  return html`<${FormDialog} title=${t("manager.appointments.rules")} go=${t("manager.appointments.save")} send=${send} done=${onDone} onClose=${onClose}>
    <div class="two">${number("early_minutes", 0, 480)}${number("no_show_minutes", 1, 480)}</div>
    <${Choice} name="after" label=${t("manager.appointments.field.after")} value=${form.after_no_show} onChoose=${(key) => set({ after_no_show: key })}
      options=${["walk-in", "refuse"].map((key) => [key, t(`manager.appointments.after.${key}`)])} />
    <label class="check"><input type="checkbox" checked=${form.by_phone} onChange=${() => set({ by_phone: !form.by_phone })} /><span>${t("manager.appointments.rule.by_phone")}</span></label>
    ${form.by_phone && number("per_person", 1, 50)}
    <fieldset class="offers"><legend>${t("manager.appointments.bookable")}</legend>
      ${form.bookable.map((one) => html`<${Offer} key=${one.key} one=${one} set=${(more) => slots(one.key, more)}
        onDrop=${() => set({ bookable: form.bookable.filter((other) => other.key !== one.key) })} />`)}
      <${Add} taken=${form.bookable} onAdd=${(one) => set({ bookable: [...form.bookable, one] })} /></fieldset>
    <${LeftBehind} bookable=${form.bookable} />
    <${Field} name="reason" label=${t("manager.alerts.reason")} value=${form.reason} maxlength="200" onInput=${(event) => set({ reason: event.target.value })} /><//>`;
}

function Offer({ one, set, onDrop }) {
  const name = named({ zh: one.what, en: one.what_en });
  return html`<div class="offer"><p><b>${name}</b></p>
    ${NUMBERS.map(([key, low, high]) => html`<label class="offer-number" key=${key}><span>${t(`manager.appointments.field.${key}`)}<span class="hidden-text"> ${name}</span></span>
      <input class="input" type="number" min=${low} max=${high} required value=${one[key]} onInput=${(event) => set({ [key]: event.target.valueAsNumber })} /></label>`)}
    <${Button} kind="quiet" icon="x" aria-label=${t("manager.appointments.remove", { what: name })} onClick=${onDrop} /></div>`;
}

/** One more domain, or a single matter with places of its own, with usual slots. */
function Add({ taken, onAdd }) {
  const [told, tell] = useState("");
  const left = domainKeys().filter((key) => !taken.some((one) => one.key === `domain:${key}`));
  const add = (key) => key && onAdd({ ...NEW, key: `domain:${key}`, domain: key, matter: null, what: domainName(key), what_en: domainName(key) });
  const one = ({ matter, name, name_en: english }) => {
    const key = `matter:${matter}`;
    const known = taken.some((other) => other.key === key);
    tell(t(known ? "manager.appointments.add.known" : "manager.appointments.added", { what: named({ zh: name, en: english }) }));
    if (!known) onAdd({ ...NEW, key, domain: null, matter, what: name, what_en: english });
  };
  return html`${left.length > 0 && html`<${Choice} name="add" label=${t("manager.appointments.add")} value="" onChoose=${add}
    options=${[["", "—"], ...left.map((key) => [key, domainName(key)])]} />`}
    <${MatterPicker} key=${taken.length} chosen=${null} required=${false} label=${t("manager.appointments.add_matter")} onChoose=${one} />
    <p class="muted small" role="status">${told}</p>`;
}

function offerOf({ matter, domain, length_minutes, capacity, days_ahead, change_until_minutes }) {
  return { ...(matter ? { matter } : { domain }), length_minutes, capacity, days_ahead, change_until_minutes };
}
