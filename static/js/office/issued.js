/** Results: what a department still hands over, what came back to it, and what was delivered, and how. */

import { Button, Chip, html, Icon, Number as Numeral, toast, useState, useView } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { facts } from "/static/js/manager/facts.js";
import { Choice, Field, FormDialog } from "/static/js/manager/forms.js";
import { Chinese, moment } from "/static/js/office/says.js";

const SIZES = ["S", "M", "L"];
const OPEN = new Set(["accepted", "decided"]);

export function Issued({ open }) {
  const { snapshot: now } = useView(facts.department ? `issued:${facts.department}` : null);
  const [giving, give] = useState(false);
  if (!now) return null;
  const away = [...now.refused, ...now.away, ...now.delivered];
  return html`${now.to_hand_over.length > 0 && html`<section class="panel" aria-labelledby="issued"><div class="panel-head"><h2 id="issued">${t("issued.to_hand_over")}</h2>
      <span class="badge">${now.to_hand_over.length}</span>${mayGive() && html`<${Button} icon="send-to-back" onClick=${() => give(true)}>${t("issued.hand_over")}<//>`}</div>
      <ul class="office-rows">${now.to_hand_over.map((row) => html`<${Row} key=${`${row.part} ${row.document}`} row=${row} open=${open}>
        ${row.late ? html`<${Chip} state="urgent" icon="alarm-clock">${t("office.late", { at: moment(row.due) })}<//>` : html`<span class="row-days">${t("office.due_by", { at: moment(row.due) })}</span>`}<//>`)}</ul></section>`}
    ${away.length > 0 && html`<section class="panel" aria-labelledby="away"><div class="panel-head"><h2 id="away">${t("issued.away")}</h2><span class="badge">${away.length}</span></div>
      <ul class="office-rows">${away.map((row) => html`<${Row} key=${row.result} row=${row} open=${open}><${Became} row=${row} /><//>`)}</ul></section>`}
    ${giving && html`<${GiveAll} rows=${now.to_hand_over} onClose=${() => give(false)} />`}`;
}

function Row({ row, open, children }) {
  return html`<li><button type="button" class="case-row" onClick=${() => open(row.case)}><span class="case-row-what">
    <span class="case-row-name"><${Chinese} text=${row.document} /></span><span class="case-row-number"><${Numeral} value=${row.number} /></span>
    ${row.reason && html`<span class="small">${row.reason}</span>`}</span><span class="case-row-side">${children}</span></button></li>`;
}

/** Where it is; of what was delivered how and when, and whether the department heard too late (J19-16). */
function Became({ row }) {
  if (row.state !== "delivered") {
    return html`<${Chip} state=${row.state === "refused" ? "attention" : "off"}>${t(row.state === "refused" ? "issued.refused" : `result.state.${row.state}`)}<//>`;
  }
  return html`<span class="row-days"><${Icon} name="package-check" /> ${t(`issued.by.${row.delivered_how}`)}<br /><span class="muted">${moment(row.delivered_at)}</span></span>
    ${row.feedback_late && html`<${Chip} state="attention" icon="alarm-clock">${t("issued.heard_late")}<//>`}`;
}

const mayGive = () => facts.role === "back-office" && facts.issuing.length > 0;

/** 移交: all that is due, save what is left out, on one sheet; whoever sends it has signed. */
function GiveAll({ rows, onClose }) {
  const [left, leave] = useState([]);
  const [window, go] = useState(facts.issuing[0]);
  const key = (row) => `${row.part} ${row.document}`;
  const taken = rows.filter((row) => !left.includes(key(row)));
  const toggle = (row) => leave(left.includes(key(row)) ? left.filter((one) => one !== key(row)) : [...left, key(row)]);
  const send = () => post("/api/v1/results", { window, papers: taken.map(({ part, document }) => ({ part, document })) });
  return html`<${FormDialog} title=${t("issued.hand_over")} go=${t("issued.hand_over.go", { count: taken.length })} send=${send} onClose=${onClose}
      off=${taken.length === 0 ? "issued-none" : null} done=${() => (onClose(), toast(t("issued.done", { count: taken.length, window })))}>
    <p>${t("issued.hand_over.text")}</p>
    <fieldset class="sheet-parts"><legend>${t("issued.to_hand_over")}</legend>${rows.map((row) => html`<label class="check" key=${key(row)}>
      <input type="checkbox" checked=${!left.includes(key(row))} onChange=${() => toggle(row)} /><${Numeral} value=${row.number} /><${Chinese} text=${row.document} /></label>`)}</fieldset>
    <p class="field-hint" id="issued-none">${taken.length === 0 ? t("issued.none") : ""}</p><${Where} window=${window} go=${go} /><//>`;
}

/** A result of a decided case, named by whoever issues it: the catalogue may not say what is issued. */
export function IssueOne({ one, part, again }) {
  const [giving, give] = useState(false);
  if (!mayGive() || part?.state !== "decided" || !OPEN.has(one.state)) return null;
  const done = () => (give(false), again());
  return html`<div class="case-deeds"><${Button} icon="send-to-back" onClick=${() => give(true)}>${t("issued.hand_over")}<//></div>
    ${giving && html`<${GiveOne} one=${one} part=${part} done=${done} onClose=${() => give(false)} />`}`;
}

function GiveOne({ one, part, done, onClose }) {
  const [form, fill] = useState({ document: "", copies: 1, size: SIZES[0], window: facts.issuing[0] });
  const set = (more) => fill({ ...form, ...more });
  const paper = { part: part.part, document: form.document.trim(), copies: Number(form.copies), size: form.size };
  const send = () => post("/api/v1/results", { window: form.window, papers: [paper] });
  return html`<${FormDialog} title=${`${t("issued.hand_over")} · ${one.number}`} go=${t("issued.hand_over")} send=${send} onClose=${onClose}
      done=${() => (toast(t("issued.done", { count: 1, window: form.window })), done())}>
    <p>${t("issued.hand_over.text")}</p>
    <${Field} name="document" label=${t("issued.field.document")} required maxlength="60" autocomplete="off" autofocus value=${form.document} onInput=${(e) => set({ document: e.target.value })} />
    <${Field} name="copies" label=${t("issued.field.copies")} type="number" min="1" max="99" required value=${form.copies} onInput=${(e) => set({ copies: e.target.value })} />
    <${Choice} name="size" label=${t("issued.field.size")} value=${form.size} options=${SIZES.map((one) => [one, t(`issued.size.${one}`)])} onChoose=${(size) => set({ size })} />
    <${Where} window=${form.window} go=${(window) => set({ window })} /><//>`;
}

function Where({ window, go }) {
  if (facts.issuing.length < 2) return html`<p class="small muted">${t("issued.to", { window })}</p>`;
  const options = facts.issuing.map((number) => [number, t("counter.window", { window: number })]);
  return html`<${Choice} name="window" label=${t("issued.field.window")} value=${window} options=${options} onChoose=${go} />`;
}
