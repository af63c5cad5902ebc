/** Keys that do something wherever the focus is; always what they mean at this moment. */

import { useLayoutEffect, useRef } from "/static/js/ui.js";

/** `keys` is {key: does}. Nothing while a dialog is open, while a character is composed, or while a key is held. */
export function useKeys(keys) {
  const now = useRef(keys);
  now.current = keys;
  useLayoutEffect(() => {
    const press = (event) => {
      const does = now.current[event.key];
      if (!does || event.repeat || event.isComposing || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      does();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
