/** The keyboard of the counter. Letters act only outside fields and dialogs, and can be turned off. */

import { useLayoutEffect, useRef, useState } from "/static/js/ui.js";

const LETTERS = "counter.letters";

/** Whether single letters act (WCAG 2.1.4), and a way to change it; kept on this machine. */
export function useLetters() {
  const [on, change] = useState(localStorage.getItem(LETTERS) !== "off");
  const set = (next) => {
    localStorage.setItem(LETTERS, next ? "on" : "off");
    change(next);
  };
  return [on, set];
}

/** What was pressed: a letter in capitals, "/", "?", "F2" or "Ctrl+Z"; null for what isn't ours. */
export function pressed(event) {
  if (event.repeat || event.altKey || event.metaKey || event.isComposing) return null;
  const key = event.key === "Process" ? event.code.replace(/^Key/, "") : event.key;
  if (event.ctrlKey) return key.toLowerCase() === "z" && !event.shiftKey ? "Ctrl+Z" : null;
  return key.length === 1 ? key.toUpperCase() : key;
}

function isTyping(target) {
  return Boolean(target.closest?.("input, textarea, select, [contenteditable], dialog"));
}

/** `act()` for the key of the next step, wherever the focus is: a dialog has the page for itself. */
export function useNextKey(key, act) {
  const now = useRef(null);
  now.current = act;
  useLayoutEffect(() => {
    const hear = (event) => {
      if (pressed(event) !== key) return;
      event.preventDefault();
      now.current?.();
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, [key]);
}

/** `act(key)` for keys that were pressed on the page itself; true when it was one of ours. */
export function useKeys(letters, act) {
  const now = useRef(null);
  now.current = { letters, act };
  useLayoutEffect(() => {
    const hear = (event) => {
      const key = pressed(event);
      if (!key || isTyping(event.target) || document.querySelector("dialog[open]")) return;
      if (key.length === 1 && !now.current.letters) return;
      if (now.current.act(key)) event.preventDefault();
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, []);
}
