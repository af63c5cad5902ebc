/**
 * A scanner beside the kiosk types what it reads like a very quick keyboard. The QR code of an
 * appointment carries the address of its phone page, `…/a/TOKEN`.
 */

import { useLayoutEffect, useRef } from "/static/js/ui.js";

/** Milliseconds between two signs at most, also on a slow machine, and until a scan without Enter is over. */
const QUICK = 500;
const RESTS = 600;
const APPOINTMENT = /\/a\/([\w-]{8,128})$/;

/** The token in what was scanned; null where it is anything else. */
export function tokenIn(text) {
  return APPOINTMENT.exec(text.trim())?.[1] ?? null;
}

/** `onToken(token)` when an appointment is scanned while `active`; nothing else hears its Enter. */
export function useScan(onToken, active) {
  useScanned(tokenIn, onToken, active);
}

/** The same for anything: `read(text)` says what was scanned, null where a hand has typed it. */
export function useScanned(read, onFound, active) {
  const hand = useRef(null);
  hand.current = active ? onFound : null;
  useLayoutEffect(() => {
    let typed = "", last = 0, timer = null;
    const end = () => {
      clearTimeout(timer);
      const found = read(typed);
      typed = "";
      if (found) hand.current?.(found);
      return found !== null;
    };
    const hear = (event) => {
      const now = event.timeStamp;
      if (now - last > QUICK) typed = "";
      last = now;
      clearTimeout(timer);
      if (event.key === "Enter") {
        if (end()) { event.preventDefault(); event.stopPropagation(); }
      } else if (event.key.length === 1) {
        typed += event.key;
        timer = setTimeout(end, RESTS);
      }
    };
    addEventListener("keydown", hear, true);
    return () => { clearTimeout(timer); removeEventListener("keydown", hear, true); };
  }, []);
}
