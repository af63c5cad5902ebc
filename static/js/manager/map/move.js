/** 换窗: a clerk goes on at another window; what becomes of both is told before. */

import { Button, Dialog, html, Notice, toast, useState } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { clockTime } from "/static/js/clock.js";
import { post } from "/static/js/api.js";
import { Choice, Field, FormDialog } from "/static/js/manager/forms.js";
import { person } from "/static/js/manager/facts.js";
import { Effects, useEffects } from "/static/js/manager/map/effects.js";
import { kindName } from "/static/js/manager/map/windows.js";

/** The clerk of window `from` moves, to window `to` where they were carried there. */
export function MoveClerk({ map, from, to: offered, onClose }) {
  const seat = map.windows.find((w) => w.number === from);
  const [window] = useState(seat);
  const [sent, mark] = useState(false);
  const places = map.windows.filter((w) => w.number !== from && !(w.kind === "temporary" && w.state === "closed"));
  const free = places.filter((w) => !w.clerk && !isAwaited(w, map));
  const [to, choose] = useState(offered ?? free[0]?.number ?? "");
  const [reason, say] = useState("");
  const told = useEffects(to && from, { to }, { map, look: "move-clerk/preview" });
  const busy = Boolean(seat.visitor);
  const clerk = person(window.clerk);
  const send = async () => {
    mark(true);
    try {
      return await post(`/api/v1/windows/${from}/move-clerk`, { to, clerk: window.clerk, reason: reason.trim(), when_free: busy });
    } catch (problem) {
      mark(false);
      throw problem;
    }
  };
  const done = ({ move }) => {
    onClose();
    const waits = move && !move.made;
    const undo = () => post(`/api/v1/windows/${waits ? from : to}/take-back-move`, { when_free: true })
      .then((now) => toast(t(now.move && !now.move.made ? "manager.move.undo.asked" : "manager.move.undone", { clerk })), (problem) => toast(problem.message));
    toast(t(waits ? "manager.move.asked" : "manager.move.done", { clerk, window: to }), { action: [t("manager.undo"), undo], seconds: 12 });
  };
  if (seat.clerk !== window.clerk && !sent) return html`<${Gone} map=${map} window=${window} onClose=${onClose} />`;
  return html`<${FormDialog} title=${t("manager.move", { clerk })} go=${t(busy ? "manager.move.after" : "manager.move.now")}
      off=${!free.length || hinders(told) ? "move-off" : null} send=${send} done=${done} onClose=${onClose}>
    <${Choice} name="to" label=${t("manager.move.to")} value=${to} required onChoose=${choose}
      options=${[...(to ? [] : [["", t("manager.move.choose")]]), ...seats(places, free)]} />
    ${!free.length && html`<div id="move-off"><${Notice} state="attention" title=${t("manager.move.full")} live>${t("manager.move.full.text")}<//></div>`}
    ${to && free.length > 0 && html`<${Told} told=${told} clerk=${clerk} from=${from} to=${to} /><${Effects} effects=${told} />`}
    <${Field} name="why" label=${t("manager.settings.reason")} value=${reason} required maxlength="200" onInput=${(e) => say(e.target.value)} />
  <//>`;
}

/** Whether somebody is on the way to a window. */
const isAwaited = (w, map) => map.windows.some(({ move }) => move && !move.made && move.taken === w.number);

/** Whether what is told stands in the way of the move. */
const hinders = (told) => told && (told.taken_by || told.on_the_way || (told.certified_only && told.lacks?.length));

/** Where somebody can sit down comes first; who sits at the others is said. */
function seats(places, free) {
  const taken = places.filter((w) => !free.includes(w));
  const groups = [[t("manager.move.free"), free], [t("manager.move.occupied"), taken]];
  return groups.filter(([, its]) => its.length).map(([name, its]) => [name, its.map((w) => [w.number, place(w)])]);
}

const place = (w) => [w.number, kindName(w), w.clerk && person(w.clerk)].filter(Boolean).join(" · ");

/** The clerk has left their window meanwhile: who moved them, or that they went. */
function Gone({ map, window: { number, clerk: name }, onClose }) {
  const move = map.windows.find((w) => w.clerk === name && w.move?.made)?.move;
  const clerk = person(name);
  const words = move ? t("manager.move.gone", { by: person(move.by), clerk, window: move.taken, time: clockTime(move.at) })
    : t("manager.move.left", { clerk, window: number });
  return html`<${Dialog} title=${t("manager.move", { clerk })} onClose=${onClose}
    actions=${html`<${Button} kind="primary" onClick=${onClose}>${t("manager.move.close")}<//>`}>
    <${Notice} state="attention" title=${words} live /><//>`;
}

/** What the move means for the visitor, the seat and the certificates. */
function Told({ told, clerk, from, to }) {
  if (!told || told.wrong) return null;
  const missing = told.lacks.map((one) => named({ zh: one.name, en: one.name_en })).join(t("manager.move.comma"));
  if (told.taken_by) return html`<${Hindrance} title=${t("manager.move.taken", { window: to, other: person(told.taken_by) })} />`;
  const way = told.on_the_way;
  if (way) return html`<${Hindrance} title=${t("manager.move.on_the_way", { clerk: person(way.clerk), window: to, by: person(way.by), time: clockTime(way.at) })} />`;
  return html`<div role="status"><ul class="move-told">
    ${told.waits && html`<li data-state="attention">${t("manager.move.already", { clerk, window: told.waits.taken, by: person(told.waits.by), time: clockTime(told.waits.at) })}</li>`}
    <li>${told.serves ? t("manager.move.serves", { ticket: told.serves }) : t("manager.move.closes", { window: from })}</li>
    ${told.kept > 0 && html`<li>${t("manager.move.kept", { count: told.kept, window: from })}</li>`}
    <li id=${hinders(told) ? "move-off" : null} data-state=${missing && told.certified_only ? "urgent" : null}>${certificate(told, { clerk, missing, window: to })}</li></ul></div>`;
}

/** Why nobody can go there now. */
function Hindrance({ title }) {
  return html`<div id="move-off"><${Notice} state="urgent" title=${title} live /></div>`;
}

function certificate({ lacks, certified_only: only }, words) {
  if (!lacks.length) return t("manager.move.certified", words);
  return t(only ? "manager.move.lacks" : "manager.move.lacks.allowed", words);
}

/** The move that put the clerk here, or that waits for their visitor to go; and the way back, `busy`: once they have gone. */
export function LastMove({ move, busy, onUndo }) {
  if (!move) return null;
  const words = { clerk: person(move.clerk), left: move.left, taken: move.taken };
  return html`<div class="reshape-last"><p class="small">${t(move.made ? "manager.move.made" : "manager.move.waits", words)}
      <br />${clockTime(move.at)} · ${person(move.by)} · ${move.undone ? t("manager.move.undone") : move.reason}</p>
    <${Button} icon="undo-2" onClick=${onUndo}>${t(!move.made ? "manager.move.stay" : busy ? "manager.move.undo.after" : "manager.move.undo")}<//></div>`;
}
