/** Who is booked on a day, slot by slot, and what can be done for each. */

import { Button, Chip, Empty, html, Icon, Number, useState } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { clockTime } from "/static/js/clock.js";
import { facts } from "/static/js/manager/facts.js";
import { FormDialog } from "/static/js/manager/forms.js";
import { cancel, checkIn, call } from "/static/js/manager/appointments/doing.js";

const STATES = { booked: "next", arrived: "ready", "no-show": "attention", cancelled: "off" };
const acts = facts.role !== "supervisor";

export function List({ appointments, today, moving, onMove }) {
  const [gone, show] = useState(false);
  const [dropping, drop] = useState(null);
  const here = appointments.filter((one) => gone || one.state !== "cancelled");
  const away = appointments.length - appointments.filter((one) => one.state !== "cancelled").length;
  if (!appointments.length) return html`<${Empty} icon="calendar" title=${t("manager.appointments.none")}>${t("manager.appointments.none.text")}<//>`;
  return html`<ol class="booking-rows">${here.map((one) => html`<li key=${one.appointment} data-state=${one.state}
      data-moving=${moving?.appointment === one.appointment ? "" : null}>
      <p class="number booking-time">${clockTime(one.slot)}</p>
      <div class="booking-says"><p>${named({ zh: one.what, en: one.what_en })}</p><${Who} one=${one} /></div>
      <${State} one=${one} />
      <div class="booking-do">${acts && one.state === "booked" && html`<${Doing} one=${one} today=${today} onMove=${onMove} onDrop=${drop} />`}
        ${acts && one.state === "no-show" && today && !one.number && html`<${Button} icon="ticket" onClick=${() => checkIn(one)}>${t("manager.appointments.walk_in")}<//>`}</div></li>`)}</ol>
    ${away > 0 && html`<p class="bookings-gone"><${Button} kind="quiet" aria-pressed=${String(gone)} onClick=${() => show(!gone)}>${t("manager.appointments.cancelled", { count: away })}<//></p>`}
    ${dropping && html`<${FormDialog} title=${t("manager.appointments.drop", { time: clockTime(dropping.slot), name: dropping.name ?? "—" })} kind="danger"
      go=${t("manager.appointments.cancel")} send=${() => cancel(dropping)} done=${() => drop(null)} onClose=${() => drop(null)}>
      <p>${t("manager.appointments.drop.text")}</p><//>`}`;
}

function State({ one }) {
  const chip = html`<${Chip} state=${one.shut_out ? "attention" : STATES[one.state]} icon=${one.shut_out ? "calendar-off" : null}>
    ${t(one.shut_out ? "manager.appointments.state.shut_out" : `manager.appointments.state.${one.state}`)}<//>`;
  return html`<span class="booking-state">${chip}${one.number && html`<${Number} value=${one.number} kind="plate" />`}</span>`;
}

/** Masked until somebody must call them; that is on record. */
function Who({ one }) {
  const [shown, show] = useState(null);
  const person = shown ?? one;
  if (!person.name) return html`<span class="muted">${t("manager.appointments.forgotten")}</span>`;
  return html`<span class="booking-who"><b>${person.name}</b> <span class="number">${person.phone ?? ""}</span>
    ${acts && !shown && one.state !== "arrived" && html`<button type="button" class="booking-call" title=${t("manager.appointments.call")}
      aria-label=${t("manager.appointments.call_who", { name: one.name })} onClick=${() => call(one).then((found) => found && show(found))}><${Icon} name="phone" /></button>`}
    <span class="number booking-digits" translate="no" title=${t("manager.appointments.code")}>${one.code.slice(0, 4)} ${one.code.slice(4)}</span></span>`;
}

function Doing({ one, today, onMove, onDrop }) {
  return html`${today && !one.shut_out && html`<${Button} icon="calendar-check" onClick=${() => checkIn(one)}>${t("manager.appointments.check_in")}<//>`}
    <${Button} kind="quiet" onClick=${() => onMove(one)}>${t("manager.appointments.move")}<//>
    <${Button} kind="quiet" onClick=${() => onDrop(one)}>${t("manager.appointments.drop.short")}<//>`;
}
