/** Keys on the page itself: a scanner types faster than anybody, and needs no field and no input method. */

import { useLayoutEffect, useRef } from "/static/js/ui.js";

/** Milliseconds between two keys of a scanner at the most, and how many keys make a scan. */
const APART = 50;
const SHORTEST = 6;

/** The character of a key by where it is, so that an input method has no say. */
function character(event) {
  const code = /^(?:Digit|Numpad|Key)([0-9A-Z])$/.exec(event.code)?.[1];
  return code ?? (event.code === "Minus" || event.code === "NumpadSubtract" ? "-" : null);
}

function isElsewhere(target) {
  return Boolean(target.closest?.("input, textarea, select, [contenteditable], dialog")) || document.querySelector("dialog[open]") !== null;
}

/** `onScan(text)` for what was scanned, `onKey(letter)` for a letter or an arrow that somebody pressed. */
export function useScan(onScan, onKey) {
  const now = useRef(null);
  now.current = { onScan, onKey };
  useLayoutEffect(() => {
    let typed = "";
    let last = 0;
    let waits = 0;
    const hear = (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isElsewhere(event.target)) return;
      if (event.timeStamp - last > APART) typed = "";
      last = event.timeStamp;
      clearTimeout(waits);
      if (event.key === "Enter" && typed.length >= SHORTEST) {
        event.preventDefault();
        now.current.onScan(typed);
        typed = "";
      } else if (event.key.startsWith("Arrow")) {
        if (now.current.onKey(event.key)) event.preventDefault();
      } else if (character(event)) {
        typed += character(event);
        if (typed.length === 1) waits = setTimeout(() => now.current.onKey(typed), APART + 10);
      }
    };
    addEventListener("keydown", hear);
    return () => {
      clearTimeout(waits);
      removeEventListener("keydown", hear);
    };
  }, []);
}
