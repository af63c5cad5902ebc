/** As many as fit at once, the rest by turning the page: nothing to scroll, nothing to find. */

import { Icon, html, useLayoutEffect, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

const GAP = 0.5;
const PAGER_WIDTH = 8.5;
const aside = matchMedia("(orientation: landscape)");

/** How many rows and columns of at least `height` × `width` rem fit; the pager may stand `beside` the next step. */
function fit(box, size, count) {
  const root = getComputedStyle(document.documentElement);
  const rem = parseFloat(root.fontSize);
  const wide = box.clientWidth / rem;
  const high = box.clientHeight / rem;
  const whole = grid(wide, high, size);
  if (count <= whole.rows * whole.columns) return { ...whole, paged: false };
  if (size.beside) return { ...whole, paged: true };
  const pager = parseFloat(root.getPropertyValue("--target")) / rem + 2 * GAP;
  const rest = aside.matches ? grid(wide - PAGER_WIDTH, high, size) : grid(wide, high - pager, size);
  return { ...rest, paged: true };
}

function grid(wide, high, { height, width, columns }) {
  const across = (room, each) => Math.max(1, Math.floor((room + GAP) / (each + GAP)));
  return { columns: Math.min(columns, across(wide, width)), rows: across(high, height) };
}

/** `items` drawn by `draw`; `at` and `onTurn` hold the page where the visitor left it. */
export function Paged({ items, draw, at = 0, onTurn, size, label, as = "ul" }) {
  const box = useRef(null);
  const [room, measure] = useState(null);
  useLayoutEffect(() => {
    const look = () => measure(fit(box.current, size, items.length));
    const watcher = new ResizeObserver(look);
    watcher.observe(box.current);
    look();
    return () => watcher.disconnect();
  }, [items.length, size.height, size.columns]);
  const each = room ? room.rows * room.columns : 1;
  const pages = Math.max(1, Math.ceil(items.length / each));
  const page = Math.min(at, pages - 1);
  const shown = items.slice(page * each, (page + 1) * each);
  const style = room && { "--columns": room.columns, "--rows": Math.min(room.rows, Math.ceil(items.length / room.columns)) };
  return html`<div class="paged" ref=${box} data-beside=${size.beside ? "" : null}>
    ${room && html`<${as} class="paged-items" aria-label=${label} style=${style} key=${page}>${shown.map(draw)}<//>`}
    ${room?.paged && html`<${Pager} page=${page} pages=${pages} onTurn=${onTurn} narrow=${size.beside} />`}
  </div>`;
}

function Pager({ page, pages, onTurn, narrow }) {
  const before = t("kiosk.page.before");
  const next = t("kiosk.page.next");
  return html`<div class="pager" role="group" aria-label=${t("kiosk.pages")}>
    <button type="button" class="button" aria-label=${before} disabled=${page === 0} onClick=${() => onTurn(page - 1)}>
      <${Icon} name="chevron-left" />${!narrow && before}</button>
    <p class="pager-where" role="status">${t("kiosk.page", { page: page + 1, pages })}</p>
    <button type="button" class="button" aria-label=${next} disabled=${page === pages - 1} onClick=${() => onTurn(page + 1)}>
      ${!narrow && next}<${Icon} name="chevron-right" /></button></div>`;
}
