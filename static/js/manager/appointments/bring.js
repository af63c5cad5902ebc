/** A list from elsewhere: what was booked, and each row that wasn't with its reason. */

import { Button, Dialog, html, Notice, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { upload } from "/static/js/api.js";
import { facts } from "/static/js/manager/facts.js";

const LEADERS = ["shift-leader", "manager", "administrator"];
const COLUMNS = "事项编码,领域,日期,时间,姓名,电话,证件号";

export function Bring() {
  const field = useRef(null);
  const [state, set] = useState(null);
  if (!LEADERS.includes(facts.role)) return null;
  const bring = async (files) => {
    if (!files.length) return;
    set({ busy: true });
    try {
      set({ done: await upload("/api/v1/appointments/import-file", files) });
    } catch (problem) {
      set({ wrong: problem.message });
    }
    field.current.value = "";
  };
  return html`<label class="button quiet bring"><hall-icon name="file-up" aria-hidden="true"></hall-icon><span>${t("manager.appointments.import")}</span>
      <input class="hidden-text" type="file" accept=".csv,text/csv" ref=${field} onChange=${(event) => bring([...event.target.files])} /></label>
    ${state && html`<${Dialog} title=${t("manager.appointments.import")} onClose=${() => set(null)}
      actions=${html`<${Button} kind="primary" onClick=${() => set(null)}>${t("manager.appointments.close")}<//>`}><${Result} ...${state} /><//>`}`;
}

function Result({ busy, wrong, done }) {
  if (busy) return html`<p role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  if (wrong) return html`<${Notice} state="attention" title=${wrong} live />`;
  return html`<div class="stack"><${Notice} state=${done.booked.length ? "ready" : "off"} title=${t("manager.appointments.imported", { count: done.booked.length })} live />
    ${done.faults.length > 0 && html`<p><b>${t("manager.appointments.faults", { count: done.faults.length })}</b></p>
      <ol class="bring-faults">${done.faults.map((fault, at) => html`<li key=${at}><span class="number">${fault.row}</span><span>${fault.message}</span></li>`)}</ol>
      <p class="muted small">${t("manager.appointments.columns", { columns: COLUMNS })}</p>`}</div>`;
}
