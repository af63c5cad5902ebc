/** Shifts: the plan of a week, and who is there today. */

import { Empty, html, useEffect, useState, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { facts } from "/static/js/manager/facts.js";
import { start } from "/static/js/manager/shell.js";
import { ShiftDialog } from "/static/js/manager/shifts/dialog.js";
import { Today } from "/static/js/manager/shifts/today.js";
import { Turn } from "/static/js/manager/shifts/turn.js";
import { Week } from "/static/js/manager/shifts/week.js";

let shown = () => {};
let day = facts.time.slice(0, 10);

function turnTo(next) {
  day = next;
  shown(next);
}

function Shifts() {
  const [looked, look] = useState(day);
  const [open, show] = useState(null);
  useEffect(() => {
    shown = look;
  }, []);
  const { snapshot: week, error } = useView(`shifts:${looked}`);
  const last = useLast(week);
  if (error) return html`<${Empty} icon="circle-alert" title=${error.message} />`;
  if (!last) return html`<p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  return html`<div class="shifts"><${Today} />
    <${Week} week=${last} stale=${!week} onOpen=${show} />
    ${open && html`<${ShiftDialog} week=${last} ...${open} onClose=${() => show(null)} />`}</div>`;
}

/** What was there last, so that turning a leaf doesn't empty the page. */
function useLast(week) {
  const [last, keep] = useState(null);
  useEffect(() => {
    if (week) keep(week);
  }, [week]);
  return week ?? last;
}

function Head() {
  const [looked, look] = useState(day);
  return html`<${Turn} day=${looked} onTurn=${(next) => { look(next); turnTo(next); }} />`;
}

start(Shifts, { head: Head });
