/** The cabinet as it stands there: its doors in their columns, one of them brightened. */

import { html, Icon } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

const HEIGHTS = { S: 1, M: 1.5, L: 2.2 };

/** The cells, column by column; what the columns leave over stands in a last one. */
export function columnsOf({ cells, columns }) {
  const left = [...cells];
  const drawn = columns.map((many) => left.splice(0, many)).filter((column) => column.length);
  return left.length ? [...drawn, left] : drawn;
}

/** `lit`: the door that is meant. Readers are told its place in words. */
export function Doors({ cabinet, lit }) {
  const columns = columnsOf(cabinet);
  return html`<div class="doors" role="img" aria-label=${whereInWords(columns, lit)}>
    ${columns.map((column, at) => html`<div class="doors-column" key=${at}>
      ${column.map((cell) => html`<div key=${cell.cell} class="door" style=${`flex-grow: ${HEIGHTS[cell.size]}`}
        data-lit=${cell.cell === lit ? "" : null} data-open=${cell.cell === lit && cell.door === "open" ? "" : null}>
        <span class="number">${cell.cell}</span>${cell.cell === lit && html`<${Icon} name=${cell.door === "open" ? "door-open" : "door-closed"} />`}</div>`)}
    </div>`)}</div>`;
}

function whereInWords(columns, lit) {
  const at = columns.findIndex((column) => column.some((cell) => cell.cell === lit));
  if (at < 0) return t("locker.doors");
  const row = columns[at].findIndex((cell) => cell.cell === lit) + 1;
  return t("locker.doors.where", { cell: lit, column: at + 1, row });
}
