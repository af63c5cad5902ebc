/** Pictures while nobody is called: a quiet panel that makes room as soon as somebody is. */

import { html, useEffect, useState } from "/static/js/ui.js";

/** So long nobody must have been called, so that a busy hall doesn't turn to and fro. */
const QUIET_AFTER = 8000;
const NEXT_IF_BROKEN = 1000;

const addressOf = (picture) => `/api/v1/pictures/${picture}`;

/** Whether nobody has been called for a while; at once no longer when somebody is. */
export function useQuiet(calling) {
  const [quiet, rest] = useState(false);
  useEffect(() => {
    if (calling) {
      rest(false);
      return undefined;
    }
    const timer = setTimeout(() => rest(true), QUIET_AFTER);
    return () => clearTimeout(timer);
  }, [calling]);
  return quiet && !calling;
}

export function Slides({ slides }) {
  const [at, turn] = useState(0);
  const { picture, seconds } = slides[at % slides.length];
  const next = () => turn((now) => now + 1);
  useEffect(() => {
    if (slides.length === 1) return undefined;
    new Image().src = addressOf(slides[(at + 1) % slides.length].picture);
    const timer = setTimeout(next, seconds * 1000);
    return () => clearTimeout(timer);
  }, [at, picture, seconds, slides.length]);
  const broken = () => slides.length > 1 && setTimeout(next, NEXT_IF_BROKEN);
  return html`<div class="slides" aria-hidden="true"><img key=${picture} src=${addressOf(picture)} alt="" onError=${broken} /></div>`;
}
