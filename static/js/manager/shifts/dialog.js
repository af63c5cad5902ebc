/** One shift: planned for a day or for weekdays, changed, handed over, removed. */

import { Button, html, toast, useState } from "/static/js/ui.js";
import { del, post, put } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { Choice, Field, FormDialog, Time } from "/static/js/manager/forms.js";
import { dayName, daysLater, weekday, weekdayName } from "/static/js/manager/days.js";

const USUAL = { begins: "08:50", ends: "17:10", window: "", leads: false, rest_begins: "12:00", rest_ends: "13:00" };
const FOUR_WEEKS = 27;

/** What the same person works on other days of the week; else the usual day. */
function likely({ person, shift }) {
  const like = shift ?? person.shifts[0] ?? { ...USUAL, leads: person.role === "shift-leader" };
  return { begins: like.begins, ends: like.ends, window: like.window ?? "", leads: like.leads,
    rest: Boolean(like.rest_begins), rest_begins: like.rest_begins ?? USUAL.rest_begins, rest_ends: like.rest_ends ?? USUAL.rest_ends };
}

export function ShiftDialog({ week, person, day, shift, onClose }) {
  const [form, fill] = useState({ ...likely({ person, shift }), staff: person.staff, weekly: false, weekdays: [weekday(day)], until: daysLater(day, FOUR_WEEKS) });
  const set = (more) => fill({ ...form, ...more });
  const facts = () => ({ staff: form.staff, begins: form.begins, ends: form.ends, leads: form.leads,
    window: form.window || null, rest_begins: form.rest ? form.rest_begins : null, rest_ends: form.rest ? form.rest_ends : null });
  const again = () => (form.weekly ? { weekdays: [...form.weekdays].sort(), until: form.until } : {});
  const send = () => (shift ? put(`/api/v1/shifts/${shift.shift}`, facts()) : post("/api/v1/shifts", { ...facts(), day, ...again() }));
  const done = (answer) => {
    for (const why of ["skipped", "closed"]) if (answer[why]?.length) toast(t(why === "closed" ? "manager.shifts.holidays" : "manager.shifts.skipped", { days: inWords(answer[why]) }));
    onClose();
  };
  const remove = () => del(`/api/v1/shifts/${shift.shift}`).then(() => {
    onClose();
    toast(t("manager.shifts.removed"), { action: [t("manager.staff.undo"), () => post("/api/v1/shifts", { ...asKept(shift), day }).catch((problem) => toast(problem.message))] });
  }, (problem) => toast(problem.message));
  const others = week.people.filter((p) => p.active || p.staff === person.staff);
  return html`<${FormDialog} title=${t(shift ? "manager.shifts.change" : "manager.shifts.add", { name: person.display, day: `${weekdayName(day)} ${dayName(day)}` })}
      go=${t("manager.save")} send=${send} done=${done} onClose=${onClose}
      also=${shift && html`<${Button} kind="danger" icon="trash-2" class="first" onClick=${remove}>${t("manager.shifts.remove")}<//>`}>
    ${shift && html`<${Choice} name="staff" label=${t("manager.shifts.who")} value=${form.staff} options=${others.map((p) => [p.staff, p.display])} onChoose=${(staff) => set({ staff })} />`}
    <div class="two"><${Time} name="begins" label=${t("manager.shifts.begins")} value=${form.begins} onTime=${(begins) => set({ begins })} />
      <${Time} name="ends" label=${t("manager.shifts.ends")} value=${form.ends} onTime=${(ends) => set({ ends })} /></div>
    <${Choice} name="window" label=${t("manager.shifts.where")} value=${form.window} onChoose=${(window) => set({ window })}
      options=${[["", t("manager.shifts.anywhere")], ...week.windows.map((number) => [number, t("counter.window", { window: number })])]} />
    <label class="check"><input type="checkbox" checked=${form.rest} onChange=${() => set({ rest: !form.rest })} /><span>${t("manager.shifts.rest")}</span></label>
    ${form.rest && html`<div class="two"><${Time} name="rest-begins" label=${t("manager.shifts.rest.begins")} value=${form.rest_begins} onTime=${(rest_begins) => set({ rest_begins })} />
      <${Time} name="rest-ends" label=${t("manager.shifts.rest.ends")} value=${form.rest_ends} onTime=${(rest_ends) => set({ rest_ends })} /></div>`}
    <label class="check"><input type="checkbox" checked=${form.leads} onChange=${() => set({ leads: !form.leads })} /><span>${t("manager.shifts.leads")}</span></label>
    ${!shift && html`<${Weekly} form=${form} set=${set} monday=${week.days[0]} day=${day} />`}<//>`;
}

const inWords = (days) => days.map((day) => dayName(day)).join(t("manager.staff.and"));

const asKept = ({ shift, ...facts }) => facts;

function Weekly({ form, set, monday, day }) {
  const toggle = (n) => set({ weekdays: form.weekdays.includes(n) ? form.weekdays.filter((d) => d !== n) : [...form.weekdays, n] });
  return html`<label class="check"><input type="checkbox" checked=${form.weekly} onChange=${() => set({ weekly: !form.weekly })} /><span>${t("manager.shifts.weekly")}</span></label>
    ${form.weekly && html`<fieldset class="weekdays"><legend class="hidden-text">${t("manager.shifts.weekdays")}</legend>
      ${[0, 1, 2, 3, 4, 5, 6].map((n) => html`<${Button} key=${n} aria-pressed=${String(form.weekdays.includes(n))} onClick=${() => toggle(n)}>${weekdayName(daysLater(monday, n))}<//>`)}</fieldset>
    <${Field} name="until" type="date" label=${t("manager.shifts.until")} required min=${day} max=${daysLater(day, 182)} value=${form.until} onInput=${(e) => set({ until: e.target.value })} />`}`;
}
