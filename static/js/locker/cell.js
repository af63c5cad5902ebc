/** One cell opened beside the wall: what lies in it, and what can be done now; or the storing under way. */

import { Button, Chip, Empty, html, Notice, Number, toast, useState } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { clockTime, dateInHall } from "/static/js/clock.js";
import { languageOf, t } from "/static/js/words.js";
import { Field, FormDialog } from "/static/js/manager/forms.js";
import { stateOf } from "/static/js/locker/wall.js";
import { Storing } from "/static/js/locker/storing.js";

const STATES = { free: "off", stored: "next", overdue: "attention", open: "attention", storing: "attention", urgent: "urgent", off: "off" };

export function Aside({ now, name, chosen, storing, onStored, onAgain }) {
  const cell = now.cells.find((one) => one.cell === chosen);
  if (storing) return html`<section class="lockers-side" aria-live="polite"><${Storing} key=${storing.stay} now=${now} storing=${storing} onDone=${onStored} onAgain=${onAgain} /></section>`;
  if (!cell) return html`<section class="lockers-side"><${Empty} icon="mouse-pointer-click" title=${t("lockers.choose")}>${t("lockers.choose.text", { days: now.days })}<//></section>`;
  return html`<${One} key=${cell.cell} cell=${cell} path=${`/api/v1/lockers/${encodeURIComponent(name)}/cells/${cell.cell}`} />`;
}

function One({ cell, path }) {
  const [asking, ask] = useState(null);
  const [said, say] = useState({});
  const state = stateOf(cell);
  const send = async (address, body) => {
    say({ busy: true });
    try {
      const { code } = await post(address, body);
      say({ code });
    } catch (problem) {
      say({ wrong: problem.message });
    }
  };
  return html`<section class="lockers-side" aria-labelledby="cell"><div class="spread"><h2 id="cell">${t("lockers.cell.title", { cell: cell.cell })}</h2>
      <${Chip} state=${STATES[state]}>${t(`lockers.state.${state}`)}<//></div>
    ${cell.doubt && html`<${Notice} state="urgent" title=${t(`lockers.doubt.${cell.doubt}`)}>${t("lockers.doubt.text")}<//>`}
    ${cell.reason && html`<${Notice} title=${t("lockers.blocked", { reason: cell.reason })} />`}
    <${Inside} cell=${cell} />
    ${said.code && html`<div class="lockers-code" role="status"><span>${t("lockers.code")}</span><${Number} value=${said.code} /></div>`}
    <div role="alert">${said.wrong && html`<${Notice} state="attention" title=${said.wrong} />`}</div>
    <${Deeds} cell=${cell} path=${path} send=${send} ask=${ask} busy=${said.busy} />
    ${asking && html`<${Why} ...${asking} onClose=${() => ask(null)} />`}</section>`;
}

function Inside({ cell: { stay, size, at, open_since: since } }) {
  return html`<dl>
    <div><dt>${t("lockers.fact.size")}</dt><dd>${t(`lockers.size.${size}`)} · ${at}</dd></div>
    ${since && html`<div><dt>${t("lockers.fact.open")}</dt><dd>${clockTime(since)}</dd></div>`}
    ${stay && html`<div><dt>${t("lockers.fact.result")}</dt><dd lang=${languageOf(stay.document)}>${stay.document}</dd></div>
      <div><dt>${t("lockers.fact.case")}</dt><dd><${Number} value=${stay.number} /></dd></div>
      <div><dt>${t("lockers.fact.applicant")}</dt><dd lang="zh-CN">${stay.applicant?.name}<br /><span class="number small">${stay.applicant?.id_number ?? stay.applicant?.phone}</span></dd></div>
      <div><dt>${t("lockers.fact.state")}</dt><dd>${t(`lockers.stay.${stay.state}`)}</dd></div>
      ${stay.stored_at && html`<div><dt>${t("lockers.fact.stored")}</dt><dd>${dateInHall(stay.stored_at)} ${clockTime(stay.stored_at)}</dd></div>
        <div><dt>${t("lockers.fact.due")}</dt><dd>${dateInHall(stay.due)}</dd></div>`}`}</dl>`;
}

function Deeds({ cell, path, send, ask, busy }) {
  const { stay } = cell;
  const shut = cell.door === "closed";
  const opens = shut && cell.wired;
  const doubtful = cell.condition === "doubtful" || stay?.state === "doubtful";
  const why = (key, go) => () => ask({ title: t(`lockers.${key}`), hint: t(`lockers.${key}.why`), go });
  const opening = (address) => (reason) => post(address, { reason }).then(() => toast(t("lockers.ordered", { cell: cell.cell })));
  return html`<div class="lockers-deeds">
    ${stay && (cell.wired ? doubtful && shut : true) && ["here", ...(stay.was_stored ? ["taken"] : []), "away"].map((found) => html`<${Button} key=${found} busy=${busy} kind=${found === "here" ? "primary" : ""}
      onClick=${found === "taken" ? why("taken", (reason) => post(`${path}/clear`, { found, reason })) : () => send(`${path}/clear`, { found })}>${t(`lockers.found.${found}`)}<//>`)}
    ${doubtful && shut && !stay && html`<${Button} kind="primary" icon="circle-check" busy=${busy} onClick=${() => send(`${path}/clear`, {})}>${t("lockers.clear")}<//>`}
    ${stay?.state === "stored" && opens && html`<${Button} icon="key-round" busy=${busy} onClick=${() => send(`/api/v1/stays/${stay.stay}/code`, {})}>${t("lockers.new_code")}<//>
      <${Button} icon="undo-2" onClick=${why("recall", opening(`/api/v1/stays/${stay.stay}/recall`))}>${t("lockers.recall")}<//>`}
    ${opens && html`<${Button} icon="lock-open" onClick=${why("look", opening(`${path}/open`))}>${t("lockers.look")}<//>`}
    ${cell.condition === "good" && html`<${Button} icon="ban" onClick=${why("block", (reason) => post(`${path}/block`, { reason }))}>${t("lockers.block")}<//>`}
    ${cell.condition === "blocked" && html`<${Button} icon="circle-check" busy=${busy} onClick=${() => send(`${path}/unblock`, {})}>${t("lockers.unblock")}<//>`}</div>`;
}

function Why({ title, hint, go, onClose }) {
  const [reason, say] = useState("");
  return html`<${FormDialog} title=${title} go=${title} send=${() => go(reason.trim())} done=${onClose} onClose=${onClose}>
    <p>${hint}</p><${Field} name="reason" label=${t("lockers.reason")} required maxlength="200" autocomplete="off" value=${reason} onInput=${(event) => say(event.target.value)} /><//>`;
}
