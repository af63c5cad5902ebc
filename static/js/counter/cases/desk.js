/** The cases of this window today under their lights, and any other by its number or its applicant. */

import { Button, Chip, Dialog, Empty, html, Icon, Notice, Number, Tabs, useState, useView } from "/static/js/ui.js";
import { get, post } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { Business, Light, moment } from "/static/js/office/says.js";

export function CasesDialog({ number, onOpen, onAlone, onClose }) {
  const { snapshot: now } = useView(`cases:${number}`);
  const [tab, choose] = useState("today");
  const rows = now?.cases ?? [];
  const actions = html`<a class="button quiet" href="/office/deferred"><${Icon} name="calendar-clock" /><span>${t("deferrals.title")}</span></a>
    ${onAlone && html`<${Button} icon="file-plus" onClick=${onAlone}>${t("counter.cases.alone")}<//>`}
    <${Button} kind="primary" onClick=${onClose}>${t("counter.dialog.close")}<//>`;
  return html`<${Dialog} title=${t("counter.cases.title", { window: number })} class="dialog case-dialog" onClose=${onClose} actions=${actions}>
    <${Tabs} label=${t("counter.cases")} chosen=${tab} onChoose=${choose}
      tabs=${[["today", t("counter.cases.today"), rows.length], ["find", t("counter.cases.find")]]} />
    ${tab === "find" ? html`<${Find} onOpen=${onOpen} />`
      : rows.length ? html`<${Rows} rows=${rows} onOpen=${onOpen} />` : html`<${Empty} icon="files" title=${t("counter.cases.none")}>${t("counter.cases.none.text")}<//>`}<//>`;
}

/** By its number as the paper has it, by ID number, or by phone: what was typed says which. */
function Find({ onOpen }) {
  const [text, type] = useState("");
  const [found, find] = useState(null);
  const look = async (event) => {
    event.preventDefault();
    find({ busy: true });
    find(await sought(text.trim().toUpperCase()).catch((wrong) => ({ wrong: wrong.message })));
  };
  return html`<form class="case-find" onSubmit=${look}><div class="field"><label for="case-sought">${t("counter.cases.sought")}</label>
      <input class="input" id="case-sought" required maxlength="20" autocomplete="off" autofocus value=${text} placeholder="20260928-0001" onInput=${(e) => type(e.target.value)} /></div>
    <${Button} kind="primary" type="submit" icon="search" busy=${found?.busy}>${t("counter.cases.look")}<//></form>
    <div role="alert">${found?.wrong && html`<${Notice} state="attention" title=${found.wrong} />`}</div>
    <div role="status">${found?.cases?.length === 0 && html`<p class="muted">${t("counter.cases.not_found")}</p>`}</div>
    ${found?.cases?.length > 0 && html`<${Rows} rows=${found.cases} onOpen=${onOpen} />`}`;
}

function sought(text) {
  if (/^\d{8}-\d+$/.test(text)) return get("/api/v1/cases", { number: text });
  return post("/api/v1/cases/find", /^\d{17}[\dX]$/.test(text) ? { id_number: text } : { phone: text });
}

const STATES = { correction: "attention", received: "next", refused: "urgent", decided: "ready", delivered: "ready" };

function Rows({ rows, onOpen }) {
  return html`<ul class="rows case-rows">${rows.map((row) => html`<li key=${row.case}><button type="button" class="row" onClick=${() => onOpen(row.case)}>
    <span class="grow"><${Business} of=${row} /><br /><span class="small muted"><${Number} value=${row.number} /> ${moment(row.received_at)}
      ${row.ticket && ` · ${t("case.ticket", { number: row.ticket })}`}</span></span>
    ${row.deferred > 0 && html`<${Chip} state="attention" icon="paperclip">${t("office.deferred", { count: row.deferred })}<//>`}
    ${row.state === "accepted" ? html`<${Light} light=${row.light} />` : html`<${Chip} state=${STATES[row.state] ?? "off"}>${t(`case.state.${row.state}`)}<//>`}</button></li>`)}</ul>`;
}

/** At the top of the page: how many today, and that some are due or late. */
export function CasesButton({ number, onOpen }) {
  const { snapshot: now } = useView(`cases:${number}`);
  const lit = (now?.cases ?? []).filter(({ light }) => light === "red" || light === "yellow").length;
  return html`<${Button} icon="files" keys="C" onClick=${onOpen}>${t("counter.cases")}${now?.cases.length > 0 && html` <span class="badge">${now.cases.length}</span>`}
    ${lit > 0 && html` <span class="case-lit"><${Icon} name="triangle-alert" />${lit}<span class="hidden-text">${t("counter.cases.lit")}</span></span>`}<//>`;
}
