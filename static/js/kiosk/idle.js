/** A visitor who has gone is asked first; then everything of theirs is cleared. */

import { facts } from "/static/js/kiosk/facts.js";
import { Button, Dialog, html, useEffect, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

const SIGNS_OF_LIFE = ["pointerdown", "keydown", "wheel", "touchstart"];
const ASKED_FOR = 15;
const SLOWER = 2;

/** Seconds of the question that are left; null while nobody has to be asked. */
function useIdle(active, slow, onGone) {
  const [left, count] = useState(null);
  const last = useRef(performance.now());
  useEffect(() => {
    const factor = slow ? SLOWER : 1;
    const live = () => { last.current = performance.now(); };
    const look = () => {
      const over = (performance.now() - last.current) / 1000 - facts.idle * factor;
      if (!active || over < 0) return count(null);
      const rest = Math.ceil(ASKED_FOR * factor - over);
      if (rest > 0) return count(rest);
      live();
      count(null);
      return onGone();
    };
    live();
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, live, { passive: true, capture: true });
    const timer = setInterval(look, 250);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, live, { capture: true });
    };
  }, [active, slow]);
  return left;
}

export function StillThere({ active, slow, onGone }) {
  const left = useIdle(active, slow, onGone);
  if (left === null) return null;
  return html`<${Dialog} title=${t("kiosk.idle.title")} onClose=${() => {}} class="dialog still-there" actions=${html`
    <${Button} onClick=${onGone}>${t("kiosk.idle.end")}<//>
    <${Button} kind="primary">${t("kiosk.idle.stay")}<//>`}>
    <p>${t("kiosk.idle.text")}</p><p class="still-left number" aria-hidden="true">${left}</p><//>`;
}
