/** Every cell as it hangs there: free, stored, overdue, open, in doubt, out of use; by colour, shape and word. */

import { html, Icon } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { columnsOf } from "/static/js/locker/doors.js";

const HEIGHTS = { S: 1, M: 1.4, L: 1.8 };
const ICONS = { free: "circle", stored: "archive", overdue: "alarm-clock", open: "door-open", storing: "package-plus", urgent: "octagon-alert", off: "circle-minus" };

/** Whether something is being put in, and nobody has said yet that it lies there. */
export const isUnderWay = ({ stay }) => stay?.state === "reserved" || stay?.state === "storing";

/** The one word that matters most of a cell. */
export function stateOf(cell) {
  if (cell.condition === "doubtful" || cell.stay?.state === "doubtful") return "urgent";
  if (cell.door === "open") return "open";
  if (isUnderWay(cell)) return "storing";
  if (cell.condition !== "good" || !cell.wired || cell.door === "unknown") return "off";
  if (!cell.stay) return "free";
  return cell.stay.overdue ? "overdue" : "stored";
}

export function Wall({ now, chosen, pick }) {
  return html`<div class="doors">${columnsOf(now).map((column, at) => html`<div class="doors-column" key=${at}>
    ${column.map((cell) => html`<${Cell} key=${cell.cell} cell=${cell} chosen=${cell.cell === chosen} pick=${pick} />`)}</div>`)}</div>`;
}

function Cell({ cell, chosen, pick }) {
  const state = stateOf(cell);
  return html`<button type="button" class="cell" data-state=${state} aria-pressed=${String(chosen)} style=${`flex-grow: ${HEIGHTS[cell.size]}`}
      aria-label=${t("lockers.cell", { cell: cell.cell, size: t(`lockers.size.${cell.size}`), state: t(`lockers.state.${state}`) })} onClick=${() => pick(cell.cell)}>
    <span class="number">${cell.cell}</span><span class="cell-says"><${Icon} name=${ICONS[state]} />${t(`lockers.state.${state}`)}</span></button>`;
}
