/** Walking through the hall: tap where I stand, say what I see, go on. */

import { Button, html, Icon, Number, toast, useEffect, useRef, useState } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { post } from "/static/js/api.js";
import { clockTime, dateInHall } from "/static/js/clock.js";
import { own, person, zoneKeys, zoneName } from "/static/js/manager/facts.js";
import { dayName, DuePicker, openDayIn } from "/static/js/manager/inspections/days.js";

const SEVERITIES = ["note", "fault", "serious"];
const DAYS = { note: 7, fault: 3, serious: 0 };
const PHRASES = ["absent", "badge", "attitude", "queue", "materials", "equipment", "clean", "sign"];
const WINDOWS = own.windows.map(([number, zone, zh, en, clerk]) => ({ number, zone, name: { zh, en }, clerk }));

export function Walk({ counts, lately, closed }) {
  const [place, stand] = useState(null);
  const last = lately[0];
  return html`<section class="panel walk"><div class="panel-head"><h2>${t("inspections.walk")}</h2>
      ${last && html`<p class="muted small">${t("inspections.last", { who: person(last.by), where: placeName(last), when: when(last.at) })}</p>`}</div>
    ${zoneKeys().map((zone) => html`<${Zone} key=${zone} zone=${zone} place=${place} counts=${counts} onStand=${stand}>
      ${place?.zone === zone && html`<${Look} key=${place.window ?? place.zone} place=${place} closed=${closed} onDone=${() => stand(null)} />`}<//>`)}
  </section>`;
}

function when(iso) {
  return iso.slice(0, 10) === dateInHall() ? clockTime(iso) : dayName(iso.slice(0, 10));
}

/** "3号窗口" or a zone's name. */
export function placeName({ window, zone }) {
  return window ? t("counter.window", { window }) : zoneName(zone);
}

function Zone({ zone, place, counts, onStand, children }) {
  const windows = WINDOWS.filter((window) => window.zone === zone);
  const chosen = place && !place.window && place.zone === zone;
  return html`<div class="walk-zone"><button type="button" class="walk-whole" aria-pressed=${String(Boolean(chosen))}
      onClick=${() => onStand(chosen ? null : { zone })}><${Icon} name="map-pin" />${zoneName(zone)}</button>
    <ul class="walk-windows">${windows.map(({ number, name }) => html`<li key=${number}><button type="button" class="walk-window"
      aria-pressed=${String(place?.window === number)} aria-label=${label(number, counts[number])} title=${named(name)}
      onClick=${() => onStand(place?.window === number ? null : { window: number, zone })}><${Number} value=${number} />
      ${counts[number] && html`<span class="badge" data-state="attention">${counts[number]}</span>`}</button></li>`)}</ul>
    ${children}</div>`;
}

function label(window, count) {
  const name = t("counter.window", { window });
  return count ? `${name}, ${t("inspections.mark", { count })}` : name;
}

function fresh(place, closed) {
  const clerk = WINDOWS.find((window) => window.number === place.window)?.clerk;
  return { text: "", severity: "fault", owner: clerk ?? "", due_on: openDayIn(DAYS.fault, closed) };
}

/** What I see here: findings one by one, or that all is well. */
function Look({ place, closed, onDone }) {
  const [found, keep] = useState([]);
  const [draft, write] = useState(fresh(place, closed));
  const [state, set] = useState({});
  const form = useRef(null);
  useEffect(() => form.current.scrollIntoView({ block: "nearest" }), []);
  const change = (facts) => write({ ...draft, ...facts });
  const whole = draft.text.trim() && draft.owner;
  const all = whole ? [...found, { ...draft, text: draft.text.trim() }] : found;
  const record = async (findings) => {
    set({ busy: true });
    try {
      await post("/api/v1/inspections", { ...(place.window ? { window: place.window } : { zone: place.zone }), findings });
      toast(t(findings.length ? "inspections.recorded" : "inspections.recorded.well", { where: placeName(place), count: findings.length }));
      onDone();
    } catch (problem) {
      set({ problem: problem.message });
    }
  };
  const another = () => {
    keep(all);
    write(fresh(place, closed));
  };
  return html`<form class="look" ref=${form} onSubmit=${(event) => event.preventDefault()}>
    <div class="look-head"><h3>${placeName(place)}</h3>
      ${!all.length && html`<${Button} icon="circle-check" busy=${state.busy} onClick=${() => record([])}>${t("inspections.well")}<//>`}</div>
    ${found.map((one) => html`<p class="look-found" key=${one.text}><${Icon} name="flag" />${one.text} · ${person(one.owner)} · ${dayName(one.due_on)}</p>`)}
    <fieldset class="pick"><legend>${t("inspections.severity")}</legend><div class="pick-all">${SEVERITIES.map((severity) => html`<label class="pick-one" key=${severity} data-severity=${severity}>
      <input type="radio" name="severity" checked=${draft.severity === severity} onChange=${() => change({ severity, due_on: openDayIn(DAYS[severity], closed) })} /><span>${t(`inspections.severity.${severity}`)}</span></label>`)}</div></fieldset>
    <label class="field"><span>${t("inspections.text")}</span>
      <textarea class="input" rows="2" maxlength="200" value=${draft.text} onInput=${(event) => change({ text: event.currentTarget.value })}></textarea></label>
    <div class="look-phrases">${PHRASES.map((phrase) => html`<button type="button" class="look-phrase" key=${phrase}
      onClick=${() => change({ text: [draft.text.trim(), t(`inspections.phrase.${phrase}`)].filter(Boolean).join(t("inspections.and")) })}>${t(`inspections.phrase.${phrase}`)}</button>`)}</div>
    <label class="field"><span>${t("inspections.owner")}</span>
      <select class="input" value=${draft.owner} onChange=${(event) => change({ owner: event.currentTarget.value })}><option value="">${t("inspections.owner.choose")}</option>
        ${own.owners.map(([key, name]) => html`<option key=${key} value=${key}>${name}</option>`)}</select></label>
    <${DuePicker} name="due" value=${draft.due_on} closed=${closed} onChange=${(day) => change({ due_on: day })} />
    ${state.problem && html`<p class="look-problem" role="alert"><${Icon} name="circle-alert" /> ${state.problem}</p>`}
    <div class="look-do"><${Button} icon="plus" disabled=${!whole} onClick=${another}>${t("inspections.another")}<//>
      <${Button} kind="primary" icon="check" disabled=${!all.length} busy=${state.busy} onClick=${() => record(all)}>${t("inspections.record", { count: all.length })}<//></div>
  </form>`;
}
