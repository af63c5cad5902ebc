/** Appointments: who comes when, where is room, and whom must we call? */

import { Empty, html, Notice, useEffect, useState, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { dateInHall } from "/static/js/clock.js";
import { dayInWords, hoursInWords } from "/static/js/opening.js";
import { start } from "/static/js/manager/shell.js";
import { Book } from "/static/js/manager/appointments/book.js";
import { Bring } from "/static/js/manager/appointments/bring.js";
import { Days } from "/static/js/manager/appointments/days.js";
import { List } from "/static/js/manager/appointments/list.js";
import { Load } from "/static/js/manager/appointments/load.js";
import { move } from "/static/js/manager/appointments/doing.js";
import { Rules } from "/static/js/manager/appointments/rules.js";

const asked = () => new URLSearchParams(location.search).get("day");

function Appointments() {
  const [day, choose] = useState(asked() ?? dateInHall());
  const [moving, hold] = useState(null);
  const [slot, take] = useState(null);
  const { snapshot, error } = useView(`appointments:${day}`);
  const seen = useLast(snapshot);
  if (error) return html`<${Empty} icon="circle-alert" title=${error.message} />`;
  if (!seen) return html`<p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  const pick = (chosen) => (moving ? move(moving, chosen).then((done) => done && hold(null)) : take(chosen));
  return html`<div class="bookings">
    <${Days} days=${seen.days} day=${day} shut=${seen.shut_out} onChoose=${choose} />
    ${seen.shut_out.length > 0 && html`<${ShutOut} shut=${seen.shut_out} onChoose=${choose} />`}
    <div class="bookings-main">
      <section class="panel" aria-labelledby="day"><div class="panel-head"><h2 id="day">${dayInWords(day)}</h2>
          <span class="muted">${hoursInWords(seen.hours)}</span><${Bring} /></div>
        <${List} appointments=${seen.appointments} today=${day === seen.today} moving=${moving} onMove=${hold} /></section>
      <aside class="bookings-aside"><${Load} bookable=${seen.bookable} moving=${moving} onPick=${pick} onKeep=${() => hold(null)} /><${Rules} /></aside>
    </div>
    ${slot && html`<${Book} ...${slot} onClose=${() => take(null)} />`}</div>`;
}

/** The last snapshot, until that of another day is there: nothing jumps. */
function useLast(snapshot) {
  const [last, keep] = useState(snapshot);
  useEffect(() => { if (snapshot) keep(snapshot); }, [snapshot]);
  return snapshot ?? last;
}

function ShutOut({ shut, onChoose }) {
  return html`<${Notice} state="attention" icon="calendar-off" title=${t("manager.appointments.shut_out")}>
    <p>${t("manager.appointments.shut_out.text")}</p>
    <p class="cluster">${shut.map(([day, count]) => html`<button type="button" class="button" key=${day} onClick=${() => onChoose(day)}>
      ${t("manager.appointments.shut_out.day", { day: dayInWords(day), count })}</button>`)}</p><//>`;
}

start(Appointments);
