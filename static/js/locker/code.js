/** The pick-up code, then the last four signs beside it; our own keys, no field. */

import { Pad } from "/static/js/kiosk/keyboard.js";
import { Next, Screen } from "/static/js/kiosk/frame.js";
import { useTyped } from "/static/js/kiosk/asking.js";
import { html, Icon, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { facts } from "/static/js/locker/facts.js";
import { Trouble } from "/static/js/locker/trouble.js";

const TAIL = 4;

export function Code({ state, ask, clear }) {
  const [code, writeCode] = useState("");
  const [tail, writeTail] = useState("");
  const [second, goOn] = useState(false);
  const [short, lack] = useState(false);
  const length = second ? TAIL : facts.digits;
  const typed = second ? tail : code;
  const write = second ? writeTail : writeCode;
  const again = () => { clear(); lack(false); };
  const type = (sign) => {
    again();
    const fits = /\d/.test(sign) || (second && typed.length === TAIL - 1);
    if (fits) write((before) => (before.length < length ? before + sign : before));
  };
  const erase = () => {
    again();
    if (second && typed === "") goOn(false);
    else write((before) => before.slice(0, -1));
  };
  const use = () => {
    if (typed.length < length) return lack(true);
    if (!second) return goOn(true);
    return ask({ code, tail });
  };
  useTyped(type, erase, use);
  if (state.problem) return html`<${Trouble} problem=${state.problem} again=${() => { writeCode(""); writeTail(""); goOn(false); clear(); }} />`;
  return html`<${Screen} name=${second ? "card tail" : "card code"} title=${t(second ? "locker.tail" : "locker.code")}
    note=${t(second ? "locker.tail.note" : "locker.code.note")}
    actions=${html`<${Next} icon=${second ? "lock-open" : "arrow-right"} busy=${state.busy} onClick=${use}>
      ${t(second ? "locker.open" : "locker.go_on")}<//>`}>
    <div class="card-number" data-wrong=${short ? "" : null}><p class="number" role="img"
      aria-label=${t("locker.typed", { count: typed.length, of: length })}>${typed.padEnd(length, "_")}</p></div>
    <p class="card-error" role="alert">${short && html`<${Icon} name="triangle-alert" /><span>${t("locker.short", { count: length - typed.length })}</span>`}</p>
    <${Pad} onType=${type} onDelete=${erase} /><//>`;
}
