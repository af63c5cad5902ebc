/** More than fits on a wall: pages that turn calmly, never a scrollbar. */

import { html, useEffect, useLayoutEffect, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

const EVERY = 8000;

/**
 * The children in columns of the place's own height; more columns than fit become pages.
 * `onEnd` is called instead of going back to the first page; `stay` ms is the time of a page.
 */
export function Turning({ children, onEnd, stay = EVERY, class: more = "" }) {
  const place = useRef(null);
  const [pages, setPages] = useState(1);
  const [page, setPage] = useState(0);
  const shown = Math.min(page, pages - 1);

  useLayoutEffect(() => {
    const measure = () => setPages(pagesOf(place.current));
    const watching = new ResizeObserver(measure);
    watching.observe(place.current);
    measure();
    document.fonts?.ready.then(() => place.current && measure());
    return () => watching.disconnect();
  }, [children]);

  useEffect(() => {
    if (pages === 1 && !onEnd) return undefined;
    const timer = setTimeout(() => {
      if (shown + 1 < pages) setPage(shown + 1);
      else if (onEnd) onEnd();
      else setPage(0);
    }, stay);
    return () => clearTimeout(timer);
  }, [shown, pages, onEnd]);

  return html`<div class="turning ${more}">
    <div class="turning-frame"><div class="turning-place" ref=${place} style=${{ "--page": shown }}>
      ${children}</div></div>
    ${pages > 1 && html`<${Dots} page=${shown} pages=${pages} />`}
  </div>`;
}

/** Which page of how many, as a row of dots. */
export function Dots({ page, pages }) {
  return html`<div class="turning-dots" role="img"
    aria-label=${t("display.page", { page: page + 1, pages })}>
    ${Array.from({ length: pages }, (_, at) => html`<i key=${at} data-here=${at === page ? "" : null} />`)}
  </div>`;
}

function pagesOf(place) {
  const gap = parseFloat(getComputedStyle(place).columnGap) || 0;
  return Math.max(1, Math.round((place.scrollWidth + gap) / (place.clientWidth + gap)));
}
