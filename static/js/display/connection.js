/** A screen that has lost the hall says so on its face, and since when. */

import { clockTime } from "/static/js/clock.js";
import { html, useConnection, useEffect, useRef, useState } from "/static/js/ui.js";

const BACK_SHOWN = 4000;

/** "lost", "back" for a moment, or null; and the time of the last truth, "09:42". */
export function useLoss() {
  const state = useConnection();
  const [shown, show] = useState(null);
  const lastTrue = useRef(null);
  useEffect(() => {
    if (state === "live") {
      show((before) => (before === "lost" ? "back" : null));
      const timer = setTimeout(() => show(null), BACK_SHOWN);
      return () => clearTimeout(timer);
    }
    if (state === "lost") show("lost");
    return undefined;
  }, [state]);
  if (state === "live") lastTrue.current = null;
  else if (state === "lost") lastTrue.current ??= clockTime();
  return { loss: shown, since: lastTrue.current };
}

/** The frame of a screen: `data-lost` while the hall is away. */
export function ConnectionWatch({ class: name, snapshot, children, ...rest }) {
  const state = useConnection();
  return html`<main class=${name} data-lost=${state === "lost" ? "" : null}
    data-ready=${snapshot ? "" : null} ...${rest}>${children}</main>`;
}
