/** As many as fit at once, the rest by turning the page: nothing to scroll, nothing to find. */

import { Icon, html, useLayoutEffect, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

/** How many rows and columns of at least `height` × `width` rem fit into the box, pager included. */
function fit(box, { height, width, columns: most }, count) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const gap = 0.5 * rem;
  const across = Math.floor((box.clientWidth + gap) / (width * rem + gap));
  const columns = Math.max(1, Math.min(most, across));
  const pager = Math.max(88, parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--target"))) + gap;
  const rowsIn = (room) => Math.max(1, Math.floor((room + gap) / (height * rem + gap)));
  const all = rowsIn(box.clientHeight);
  if (count <= all * columns) return { columns, rows: all, paged: false };
  return { columns, rows: rowsIn(box.clientHeight - pager), paged: true };
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
  return html`<div class="paged" ref=${box}>
    ${room && html`<${as} class="paged-items" aria-label=${label} style=${style} key=${page}>${shown.map(draw)}<//>`}
    ${room?.paged && html`<${Pager} page=${page} pages=${pages} onTurn=${onTurn} />`}
  </div>`;
}

function Pager({ page, pages, onTurn }) {
  return html`<div class="pager" role="group" aria-label=${t("kiosk.pages")}>
    <button type="button" class="button" disabled=${page === 0} onClick=${() => onTurn(page - 1)}>
      <${Icon} name="chevron-left" />${t("kiosk.page.before")}</button>
    <p class="pager-where" role="status">${t("kiosk.page", { page: page + 1, pages })}</p>
    <button type="button" class="button" disabled=${page === pages - 1} onClick=${() => onTurn(page + 1)}>
      ${t("kiosk.page.next")}<${Icon} name="chevron-right" /></button></div>`;
}
