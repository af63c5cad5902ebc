/** One window on the map: what it takes, until when it is open, and what that does to the lines. */

import { Button, html, Notice, toast, useEffect, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { clockTime, dateInHall } from "/static/js/clock.js";
import { get, post, put } from "/static/js/api.js";
import { Choice, Field, FormDialog, Time } from "/static/js/manager/forms.js";
import { domainKeys, domainName, facts, person } from "/static/js/manager/facts.js";
import { Effects, useEffects } from "/static/js/manager/map/effects.js";
import { momentToday, nextMoment, soon } from "/static/js/manager/map/moments.js";
import { LastMove } from "/static/js/manager/map/move.js";

export const MAY_RESHAPE = ["manager", "administrator"].includes(facts.role);

/** `offered` is a line that was carried here, to be taken too. */
export function Reshape({ map, window: w, offered, onClose }) {
  const [kind, choose] = useState(w.kind);
  const [domains, take] = useState(offered ? [...w.domains, offered] : w.domains);
  const [until, last] = useState("");
  const [exception, except] = useState(w.exception ?? "");
  const [reason, say] = useState("");
  const [at, later] = useState("");
  const [weekdays, repeat] = useState([]);
  const [trouble, tell] = useState(null);
  const [busy, work] = useState(false);
  const wish = { kind, domains };
  const like = t("manager.time.like", { time: soon() });
  const changed = kind !== w.kind || domains.join() !== w.domains.join();
  const effects = useEffects(MAY_RESHAPE ? w.number : null, wish, { map });
  const path = `/api/v1/windows/${w.number}`;
  const [seen, see] = useState({ change: null });
  useEffect(() => { if (MAY_RESHAPE) get(`${path}/last-change`).then(see, () => {}); }, [path]);

  const done = (words, undo) => {
    onClose();
    toast(words, undo ? { action: [t("manager.undo"), undo], seconds: 12 } : {});
  };
  const guarded = async (send) => {
    if (busy) return;
    work(true);
    try {
      await send();
    } catch (problem) {
      tell(problem);
    }
    work(false);
  };
  const undo = () => post(`${path}/take-back-change`).then(() => toast(t("manager.undone")), (problem) => toast(problem.message));
  const shape = { ...(changed && wish), ...(changed && kind === "department" && { exception: exception.trim() || null }), ...(until && !weekdays.length && { until: momentToday(until), open: true }), reason: reason.trim() };
  const plan = () => post("/api/v1/plans", { command: "ChangeWindow", due: nextMoment(at, weekdays), weekdays, reason: reason.trim(),
    facts: { window: w.number, ...shape } });
  const apply = () => put(path, { ...shape, ...(seen.version && { base: seen.version }) });
  const planned = () => done(t(weekdays.length ? "manager.reshape.planned_weekly" : "manager.reshape.planned", { window: w.number, time: at }));
  const applied = () => done(t("manager.reshape.done", { window: w.number }), undo);
  const press = (verb, body = {}) => () => guarded(async () => {
    await post(`${path}/${verb}`, body);
    done(t(`manager.reshape.${verb}.done`, { window: w.number }));
  });
  const nothing = () => (changed || until ? null : t("manager.reshape.nothing"));
  const go = t(at ? "manager.reshape.plan" : "manager.reshape.apply");
  return html`<${FormDialog} class="dialog reshape" title=${t("counter.window", { window: w.number })} go=${MAY_RESHAPE ? go : null}
    fault=${nothing} send=${at ? plan : apply} done=${at ? planned : applied} onClose=${onClose}>
    <p class="muted">${w.clerk ? person(w.clerk) : t("manager.map.nobody")} · ${t(`counter.state.${w.state}`)}
      ${w.visitor ? ` · ${w.visitor.number}` : ""}</p>
    <div class="cluster reshape-now">
      ${(w.state === "closed" || w.state === "paused") && html`<${Button} icon="play" onClick=${press("open")}>${t("manager.reshape.open")}<//>`}
      ${w.visitor && html`<p class="muted small">${t("manager.reshape.busy", { ticket: w.visitor.number })}</p>`}
      ${w.state === "idle" && html`<${Button} icon="coffee" onClick=${press("pause", { reason: t("counter.pause.short") })}>${t("manager.reshape.pause")}<//>`}
      ${(w.state === "idle" || w.state === "paused") && html`<${Button} icon="door-closed" onClick=${press("close")}>${t("manager.reshape.close")}<//>`}
    </div>
    <${LastMove} move=${w.move} busy=${Boolean(w.visitor)} onUndo=${() => guarded(async () => {
      const { move } = await post(`${path}/take-back-move`, { when_free: true });
      done(t(move && !move.made ? "manager.move.undo.asked" : "manager.move.undone", { clerk: person(w.clerk) }));
    })} />
    ${MAY_RESHAPE && html`<${LastChange} change=${seen.change} onUndo=${(change) => guarded(async () => {
      await post(`${path}/take-back-change`, { change });
      done(t("manager.undone"));
    })} />`}
    ${MAY_RESHAPE && html`<div class="reshape-form">
      <${Choice} name="kind" label=${t("manager.reshape.kind")} value=${kind} onChoose=${(next) => {
        choose(next);
        if (next === "undifferentiated") take([]);
      }} options=${kinds(w.kind).map((key) => [key, t(`window.kind.${key}`)])} />
      ${kind === "department" && html`<${Field} name="exception" label=${t("manager.reshape.exception")} hint=${t("manager.reshape.exception.hint")}
        value=${exception} maxlength="200" onInput=${(e) => except(e.target.value)} />`}
      <${Domains} chosen=${domains} any=${kind === "undifferentiated"} onChange=${take} />
      <${Effects} effects=${effects} resting=${["paused", "closed"].includes(w.state) ? w.state : null} />
      <div class="reshape-pair"><${Time} name="until" label=${t("manager.reshape.until")} value=${until} like=${like} required=${false} onTime=${last} />
        <${Time} name="at" label=${t("manager.reshape.at")} value=${at} like=${like} required=${false} onTime=${later} /></div>
      ${at && !until && html`<${Weekly} chosen=${weekdays} onChange=${repeat} />`}
      <${Field} name="why" label=${t("manager.settings.reason")} value=${reason} required maxlength="200" onInput=${(e) => say(e.target.value)} />
    </div>`}
    ${trouble && html`<${Notice} state="attention" title=${trouble.message} live />`}
  <//>`;
}

/** Who changed this window last, when and why, and the way back. */
function LastChange({ change, onUndo }) {
  if (!change) return null;
  const day = dateInHall(change.at);
  return html`<div class="reshape-last"><p class="small">
      ${day === dateInHall() ? "" : day} ${clockTime(change.at)} · ${person(change.by)}${change.reason && ` · ${change.reason}`}</p>
    <${Button} icon="undo-2" onClick=${() => onUndo(change.version)}>${t("manager.reshape.undo")}<//></div>`;
}

/** A planned change comes back each week on these days; none: it is for today alone. */
function Weekly({ chosen, onChange }) {
  const toggle = (day) => onChange((chosen.includes(day) ? chosen.filter((other) => other !== day) : [...chosen, day]).sort());
  return html`<fieldset class="reshape-weekly"><legend>${t("manager.reshape.weekly")}</legend>
    ${[0, 1, 2, 3, 4, 5, 6].map((day) => html`<label class="check" key=${day}><input type="checkbox" name="weekday" value=${day} checked=${chosen.includes(day)}
      onChange=${() => toggle(day)} />${t(`weekday.${day}`)}</label>`)}</fieldset>`;
}

/** What a window may be turned into: its own kind, the lines of its domains, any matter, or a department's by exception. */
function kinds(own) {
  return [...new Set([own, "domain", "undifferentiated", "department"])];
}

export function Domains({ chosen, any, onChange }) {
  const toggle = (key) => onChange(chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key]);
  return html`<fieldset class="reshape-domains"><legend>${t(any ? "manager.reshape.domains.any" : "manager.reshape.domains")}</legend>
    ${domainKeys().map((key) => html`<label class="check" key=${key}><input type="checkbox" value=${key} checked=${chosen.includes(key)}
      onChange=${() => toggle(key)} />${domainName(key)}</label>`)}</fieldset>`;
}
