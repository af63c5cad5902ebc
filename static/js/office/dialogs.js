/** What a deed asks before it is done. It goes out with the edition that was seen when it was begun. */

import { html, Notice, toast, useState } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { dateInHall } from "/static/js/clock.js";
import { t } from "/static/js/words.js";
import { departmentName } from "/static/js/departments.js";
import { facts } from "/static/js/manager/facts.js";
import { Choice, Field, FormDialog } from "/static/js/manager/forms.js";
import { day } from "/static/js/office/says.js";

const OF_THE_CASE = new Set(["accept", "return", "refuse"]);
/** What each deed asks for, in order. */
const ASKS = {
  take: [], resume: [], accept: [], pause: ["why", "reason"], extend: ["to", "letter", "reason"], explain: ["explanation"],
  decide: ["decision", "reason"], refuse: ["reason", "basis"], return: ["missing", "basis", "extra"],
};
const FIELDS = { why: Why, to: Until, decision: Decision, missing: Missing, letter: Line, reason: Line, explanation: Line, basis: Line, extra: Line };

/** `done(message)` comes at the end: without a message, or with why somebody else was first. */
export function DeedDialog({ deed, one, part, done, onClose }) {
  const [form, fill] = useState({ why: facts.pauses[0], decision: "approved", missing: [] });
  const set = (more) => fill({ ...form, ...more });
  const send = async () => {
    try {
      await post(path(deed, one, part), body(deed, form, OF_THE_CASE.has(deed) ? one : part));
      toast(t(`office.done.${deed}`, { number: one.number }));
    } catch (problem) {
      if (problem.key !== "changed_meanwhile") throw problem;
      return problem.message;
    }
    return null;
  };
  return html`<${FormDialog} title=${`${t(`office.deed.${deed}`)} · ${one.number}`} go=${t(`office.deed.${deed}`)} send=${send} done=${done} onClose=${onClose}>
    <p>${t(`office.ask.${deed}`)}</p>
    ${ASKS[deed].map((name) => html`<${FIELDS[name]} key=${name} name=${name} deed=${deed} form=${form} set=${set} one=${one} part=${part} />`)}<//>`;
}

function path(deed, one, part) {
  return OF_THE_CASE.has(deed) ? `/api/v1/cases/${one.case}/${deed}` : `/api/v1/parts/${part.part}/${deed}`;
}

function body(deed, form, seen) {
  const said = Object.fromEntries(ASKS[deed].map((name) => [name === "extra" ? "note" : name, trimmed(form[name])]));
  return { ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== "" && value !== undefined)), seen: seen.edition };
}

const trimmed = (value) => (typeof value === "string" ? value.trim() : value);

function Line({ name, deed, form, set }) {
  return html`<${Field} name=${name} label=${t(`office.ask.${deed}.${name}`)} required=${name !== "extra"} maxlength=${name === "letter" ? 60 : 200} autocomplete="off"
    value=${form[name] ?? ""} onInput=${(event) => set({ [name]: event.target.value })} />`;
}

function Why({ form, set }) {
  return html`<${Choice} name="why" label=${t("office.ask.pause.why")} value=${form.why}
    options=${facts.pauses.map((one) => [one, t(`pause.${one}`)])} onChoose=${(why) => set({ why })} />`;
}

function Until({ form, set, part }) {
  return html`<${Field} name="to" type="date" label=${t("office.ask.extend.to")} hint=${t("office.ask.extend.to.hint", { day: day(part.last_day) })}
    required min=${dateInHall()} value=${form.to ?? ""} onInput=${(event) => set({ to: event.target.value })} />`;
}

function Decision({ form, set, one }) {
  const deferred = one.materials.filter((material) => material.verdict === "deferred").length;
  return html`${deferred > 0 && html`<${Notice} state="attention" title=${t("office.ask.decide.deferred", { count: deferred })} />`}
    <fieldset class="decision"><legend>${t("office.ask.decide.decision")}</legend>${["approved", "denied"].map((said) => html`
    <label class="check" key=${said}><input type="radio" name="decision" checked=${form.decision === said} onChange=${() => set({ decision: said })} />
      <span>${t(`decision.${said}`)}</span></label>`)}</fieldset>`;
}

function Missing({ form, set, one }) {
  const toggle = (name) => set({ missing: form.missing.includes(name) ? form.missing.filter((its) => its !== name) : [...form.missing, name] });
  return html`<fieldset class="sheet-parts"><legend>${t("office.ask.return.missing")}</legend>${one.materials.map(({ name }) => html`<label class="check" key=${name}>
    <input type="checkbox" checked=${form.missing.includes(name)} onChange=${() => toggle(name)} /><span lang="zh-CN">${name}</span></label>`)}</fieldset>`;
}

export function UrgeDialog({ one, part, done, onClose }) {
  const [note, say] = useState("");
  return html`<${FormDialog} title=${`${t("office.deed.urge")} · ${one.number}`} go=${t("office.deed.urge")} done=${done} onClose=${onClose}
      send=${() => post(`/api/v1/parts/${part.part}/urge`, { note: note.trim() }).then(() => toast(t("office.done.urge", { number: one.number })))}>
    <p>${t("office.ask.urge", { department: departmentName(part.department) })}</p>
    <${Field} name="note" label=${t("office.ask.urge.note")} required maxlength="200" autocomplete="off" autofocus value=${note} onInput=${(e) => say(e.target.value)} /><//>`;
}
