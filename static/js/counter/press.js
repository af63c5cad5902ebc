/**
 * The clerk's last press. It is kept with its key until the hall has answered, through a blinking
 * network and a reload; under one key the hall carries it out once, however often it is sent. It is
 * its clerk's own: whoever signs in next on this machine neither sends nor finds it.
 */

import { newKey, post } from "/static/js/api.js";
import { facts } from "/static/js/counter/facts.js";
import { useEffect, useRef, useState } from "/static/js/ui.js";

const SETTLES = 400;
const NOTHING = { press: null, tries: 0, refused: null, answered: null };

const HEAD = "counter.press.";
const shelf = (number) => `${HEAD}${number}`;

/** What is kept of window `number`; somebody else's is thrown away. */
function kept(number) {
  try {
    const press = JSON.parse(sessionStorage.getItem(shelf(number)));
    if (press?.by === facts.staff) return press;
  } catch {
    /* unreadable: as good as none */
  }
  sessionStorage.removeItem(shelf(number));
  return null;
}

/** Throw away every press that is kept here: its clerk leaves. */
export function forgetPresses() {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(HEAD)) sessionStorage.removeItem(key);
  }
}

/**
 * The press of window `number` that is under way, and what became of it:
 * `{press, tries, refused, answered, isBusy(), send(path, body, more), abandon(), dismiss()}`.
 * `answered` is `{press, answer}` until it is dismissed. `arrived(answer)` says whether the page shows
 * the answer already.
 */
export function usePress(number, arrived) {
  const [state, change] = useState(NOTHING);
  const busy = useRef(null);
  const shown = useRef(arrived);
  shown.current = arrived;

  async function carry(press) {
    const stop = new AbortController();
    busy.current = stop;
    sessionStorage.setItem(shelf(number), JSON.stringify(press));
    change({ ...NOTHING, press });
    const onRetry = (tries) => change((before) => ({ ...before, tries }));
    const sending = { key: press.key, patience: Infinity, signal: stop.signal, onRetry };
    let refused = null;
    let answered = null;
    try {
      const answer = await post(press.path, press.body, sending);
      await settled(() => shown.current(answer));
      answered = { press, answer };
    } catch (problem) {
      if (stop.signal.aborted) return;
      refused = { ...press, error: problem };
    }
    if (stop.signal.aborted) return;
    sessionStorage.removeItem(shelf(number));
    busy.current = null;
    change({ ...NOTHING, refused, answered });
  }

  useEffect(() => {
    const press = kept(number);
    if (press && !busy.current) carry(press);
  }, [number]);

  return {
    ...state,
    isBusy: () => busy.current !== null,
    send(path, body, more) {
      if (!busy.current) carry({ path, body, key: newKey(), by: facts.staff, ...more });
    },
    abandon() {
      busy.current?.abort();
      busy.current = null;
      sessionStorage.removeItem(shelf(number));
      change(NOTHING);
    },
    dismiss() {
      change((before) => ({ ...before, refused: null, answered: null }));
    },
  };
}

/** Stay busy until the view shows the change, so that nothing old can be pressed; not for long. */
async function settled(isShown) {
  const end = performance.now() + SETTLES;
  while (!isShown() && performance.now() < end) {
    await new Promise((done) => setTimeout(done, 20));
  }
}
