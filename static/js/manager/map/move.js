/** 换窗: a clerk goes on at another window; what becomes of both is told before. */

import { Button, html, Notice, toast, useState } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { clockTime } from "/static/js/clock.js";
import { post } from "/static/js/api.js";
import { Choice, Field, FormDialog } from "/static/js/manager/forms.js";
import { person } from "/static/js/manager/facts.js";
import { Effects, useEffects } from "/static/js/manager/map/effects.js";
import { kindName } from "/static/js/manager/map/windows.js";

/** The clerk of window `from` moves, to window `to` where they were carried there. */
export function MoveClerk({ map, from, to: offered, onClose }) {
  const [window] = useState(map.windows.find((w) => w.number === from));
  const places = map.windows.filter((w) => w.number !== from && !(w.kind === "temporary" && w.state === "closed"));
  const [to, choose] = useState(offered ?? (places.find((w) => !w.clerk) ?? places[0])?.number);
  const [reason, say] = useState("");
  const told = useEffects(from, { to }, "move-clerk/preview");
  const clerk = person(window.clerk);
  const send = () => post(`/api/v1/windows/${from}/move-clerk`, { to, reason: reason.trim(), when_free: Boolean(told?.serves) });
  const done = ({ move }) => {
    onClose();
    const waits = move && !move.made;
    const undo = () => post(`/api/v1/windows/${waits ? from : to}/take-back-move`)
      .then(() => toast(t("manager.move.undone")), (problem) => toast(problem.message));
    toast(t(waits ? "manager.move.asked" : "manager.move.done", { clerk, window: to }), { action: [t("manager.undo"), undo], seconds: 12 });
  };
  return html`<${FormDialog} title=${t("manager.move", { clerk })} go=${t(told?.serves ? "manager.move.after" : "manager.move.now")}
      send=${send} done=${done} onClose=${onClose}>
    <${Choice} name="to" label=${t("manager.move.to")} value=${to} onChoose=${choose} options=${places.map((w) => [w.number, place(w)])} />
    <${Told} told=${told} clerk=${clerk} from=${from} to=${to} />
    <${Effects} effects=${told} />
    <${Field} name="why" label=${t("manager.settings.reason")} value=${reason} required maxlength="200" onInput=${(e) => say(e.target.value)} />
  <//>`;
}

const place = (w) => [w.number, kindName(w), w.clerk && person(w.clerk)].filter(Boolean).join(" · ");

/** What the move means for the visitor, the seat and the certificates. */
function Told({ told, clerk, from, to }) {
  if (!told) return null;
  const missing = told.lacks.map((one) => named({ zh: one.name, en: one.name_en })).join(t("manager.move.comma"));
  if (told.taken_by) return html`<${Notice} state="urgent" title=${t("manager.move.taken", { window: to, other: person(told.taken_by) })} live />`;
  return html`<div role="status"><ul class="move-told">
    <li>${told.serves ? t("manager.move.serves", { ticket: told.serves }) : t("manager.move.closes", { window: from })}</li>
    ${told.kept > 0 && html`<li>${t("manager.move.kept", { count: told.kept, window: from })}</li>`}
    <li data-state=${missing && told.certified_only ? "urgent" : null}>${certificate(told, { clerk, missing, window: to })}</li></ul></div>`;
}

function certificate({ lacks, certified_only: only }, words) {
  if (!lacks.length) return t("manager.move.certified", words);
  return t(only ? "manager.move.lacks" : "manager.move.lacks.allowed", words);
}

/** The move that put the clerk here, or that waits for their visitor to go; and the way back. */
export function LastMove({ move, onUndo }) {
  if (!move) return null;
  const words = { clerk: person(move.clerk), left: move.left, taken: move.taken };
  return html`<div class="reshape-last"><p class="small">${t(move.made ? "manager.move.made" : "manager.move.waits", words)}
      <br />${clockTime(move.at)} · ${person(move.by)} · ${move.reason}</p>
    <${Button} icon="undo-2" onClick=${onUndo}>${t(move.made ? "manager.move.undo" : "manager.move.stay")}<//></div>`;
}
