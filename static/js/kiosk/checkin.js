/** My appointment: by the code on the keys, the QR code under the scanner, or the ID number. */

import { newKey, post } from "/static/js/api.js";
import { hidden, useTyped } from "/static/js/kiosk/asking.js";
import { facts } from "/static/js/kiosk/facts.js";
import { Choice, Next, Screen } from "/static/js/kiosk/frame.js";
import { LENGTH, canFollow, wrongWith } from "/static/js/idcard.js";
import { Pad } from "/static/js/kiosk/keyboard.js";
import { Icon, Notice, html, useEffect, useRef, useState } from "/static/js/ui.js";
import { currentLanguage, t } from "/static/js/words.js";

const CODE = 8;

export function CheckIn({ at, go, onIssued }) {
  const [number, write] = useState("");
  const [state, tell] = useState({ busy: false });
  const pressed = useRef(false);
  const key = useRef(null);
  const type = (character) => {
    tell({ busy: false });
    write((before) => (canFollow(before, character) ? before + character : before));
  };
  const erase = () => { tell({ busy: false }); write((before) => before.slice(0, -1)); };
  const send = async (by) => {
    if (pressed.current) return;
    pressed.current = true;
    tell({ busy: true });
    key.current ??= newKey();
    try {
      const body = { ...by, language: currentLanguage() };
      onIssued(await post("/api/v1/appointments/check-in", body, { key: key.current }));
    } catch (problem) {
      if (problem.name === "Refused") key.current = null;
      pressed.current = false;
      tell({ busy: false, problem });
    }
  };
  const use = () => {
    const short = lacks(number);
    if (short) tell({ busy: false, short });
    else send(number.length === CODE ? { code: number } : { id_number: number });
  };
  useTyped(type, erase, use);
  useEffect(() => { if (at.token) send({ token: at.token }); }, []);
  if (state.problem) return html`<${NotNow} problem=${state.problem} go=${go} again=${() => { write(""); tell({ busy: false }); }} />`;
  return html`<${Screen} name="card" title=${t("kiosk.appointment.title")} note=${t("kiosk.appointment.how")}
    actions=${html`<${Next} icon="calendar-check" busy=${state.busy} onClick=${use}>${t(state.busy ? "kiosk.confirm.busy" : "kiosk.appointment.check_in")}<//>`}>
    <div class="card-number code" data-wrong=${state.short ? "" : null}>
      <p class="number" role="img" aria-label=${t("kiosk.appointment.typed", { count: number.length })}>${shown(number)}</p>
      <${Icon} name="qr-code" /></div>
    <p class="card-error" role="alert">${state.short && html`<${Icon} name="triangle-alert" /><span>${state.short}</span>`}
      ${!state.short && html`<span class="card-how">${t("kiosk.appointment.how")}</span>`}</p>
    <${Pad} onType=${type} onDelete=${erase} />
  <//>`;
}

/** Eight digits are the code; more become an ID number, which nobody behind can read. */
function shown(number) {
  if (number.length > CODE) return hidden(number, false);
  const signs = number.padEnd(CODE, "_");
  return [signs.slice(0, 4), signs.slice(4)].map((group) => html`<span>${group}</span>`);
}

/** What is wrong with it, in words; "" where it may be sent. */
function lacks(number) {
  if (number.length < CODE) return t("kiosk.appointment.short", { count: CODE - number.length });
  if (number.length === CODE) return "";
  const wrong = wrongWith(number);
  return wrong ? t(`kiosk.card.${wrong}`, { count: LENGTH - number.length }) : "";
}

/** Why the hall can't check them in, and what they can do now. */
function NotNow({ problem, go, again }) {
  const lost = problem.name !== "Refused";
  const guide = () => go({ screen: "priority" }, { business: { kind: "domain", key: facts.guide } });
  return html`<${Screen} name="not-now" title=${t("kiosk.appointment.title")}>
    <${Notice} state="attention" title=${lost ? t("kiosk.confirm.lost") : problem.message} live />
    <div class="answers">
      <${Choice} icon="ticket" name=${t("kiosk.appointment.ordinary")} onChoose=${() => go({ screen: "domains" })} />
      ${facts.guide && html`<${Choice} icon="message-circle-question-mark" name=${t("kiosk.appointment.take")} onChoose=${guide} />`}
      <${Choice} icon="rotate-ccw" name=${t("kiosk.appointment.again")} onChoose=${again} />
    </div><//>`;
}
