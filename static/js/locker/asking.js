/** One question at the cabinet, sent once; what comes back is an order to follow, or a plain no. */

import { post } from "/static/js/api.js";
import { useRef, useState } from "/static/js/ui.js";
import { facts } from "/static/js/locker/facts.js";

const PATH = `/api/v1/lockers/${encodeURIComponent(facts.cabinet)}/collections`;

/** `[state, ask, next, clear]`: `ask(shown)` and `next(order)` hand what opens to `onOrder`. */
export function useAsking(onOrder) {
  const [state, tell] = useState({ busy: false });
  const pressed = useRef(false);
  const send = async (path, body) => {
    if (pressed.current) return;
    pressed.current = true;
    tell({ busy: true });
    try {
      onOrder(await post(path, body));
      tell({ busy: false });
    } catch (problem) {
      tell({ busy: false, problem });
    }
    pressed.current = false;
  };
  return [state, (shown) => send(PATH, shown), (after) => send(`${PATH}/next`, { after }), () => tell({ busy: false })];
}
