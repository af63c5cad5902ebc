/** The slots of a day and what is left of each; a press books one for somebody, or moves them there. */

import { Button, Empty, html, Notice } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { clockTime, now } from "/static/js/clock.js";
import { facts } from "/static/js/manager/facts.js";

const acts = facts.role !== "supervisor";

export function Load({ bookable, moving, onPick, onKeep }) {
  const mine = moving && keyOf(moving, bookable);
  return html`<section class="panel" aria-labelledby="load"><div class="panel-head"><h2 id="load">${t("manager.appointments.load")}</h2></div>
    <div class="panel-body stack">
      ${moving && html`<${Notice} state="next" title=${t("manager.appointments.moving", { name: moving.name ?? "—", time: clockTime(moving.slot) })} live>
        <${Button} kind="quiet" onClick=${onKeep}>${t("manager.appointments.keep")}<//><//>`}
      ${moving && !mine && html`<${Notice} state="attention" title=${t("manager.appointments.moving.none")} live>
        <p>${t("manager.appointments.moving.none.text")}</p><//>`}
      ${!moving && acts && bookable.length > 0 && html`<p class="muted small">${t("manager.appointments.load.text")}</p>`}
      ${bookable.length ? bookable.map((one) => html`<${Slots} key=${one.key} one=${one} off=${Boolean(moving) && one.key !== mine} onPick=${onPick} />`)
        : html`<${Empty} icon="calendar-plus" title=${t("manager.appointments.nothing")}>${t("manager.appointments.nothing.text")}<//>`}</div></section>`;
}

/** The rule by which an appointment is booked: its matter's own, else its domain's. */
function keyOf({ matter, domain }, bookable) {
  const keys = bookable.map((one) => one.key);
  return [`matter:${matter}`, `domain:${domain}`].find((key) => keys.includes(key));
}

function Slots({ one, off, onPick }) {
  return html`<div class="load" data-off=${off ? "" : null}><h3>${named({ zh: one.what, en: one.what_en })}</h3>
    ${one.slots.length ? html`<div class="load-slots">${one.slots.map((slot) => html`<${Slot} key=${slot.slot} one=${one} slot=${slot} off=${off} onPick=${onPick} />`)}</div>`
      : html`<p class="muted small">${t("manager.appointments.no_slots")}</p>`}</div>`;
}

function Slot({ one, slot, off, onPick }) {
  const over = new Date(slot.slot) <= now();
  const taken = one.capacity - slot.free;
  const time = clockTime(slot.slot);
  return html`<button type="button" class="load-slot" data-full=${slot.free ? null : ""} data-over=${over ? "" : null} disabled=${off || over || !slot.free || !acts}
      style=${`--taken: ${taken / one.capacity}`} aria-label=${t("manager.appointments.slot", { time, taken, capacity: one.capacity })}
      onClick=${() => onPick({ one, slot })}><span class="number">${time}</span><span class="load-left">${taken}/${one.capacity}</span></button>`;
}
