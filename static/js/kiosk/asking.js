/** One question by the visitor's own word, and the ID number for whoever wants to give it. */

import { facts } from "/static/js/kiosk/facts.js";
import { Choice, Next, Screen } from "/static/js/kiosk/frame.js";
import { LENGTH, canFollow, wrongWith } from "/static/js/idcard.js";
import { Pad } from "/static/js/kiosk/keyboard.js";
import { Button, Icon, html, useLayoutEffect, useRef, useState } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";

const ICONS = { elderly: "heart-handshake", disabled: "accessibility", pregnant: "baby", military: "medal" };

export function Priority({ go }) {
  const choose = (priority) => go({ screen: "confirm" }, { priority });
  return html`<${Screen} name="priority" title=${t("kiosk.priority.title")} note=${t("kiosk.priority.note")}>
    <div class="answers">
      ${facts.priorities.map((priority) => html`<${Choice} key=${priority.key} icon=${ICONS[priority.key] ?? "hand-heart"}
        name=${named(priority)} onChoose=${() => choose(priority.key)} />`)}
      <${Choice} icon="circle-minus" name=${t("kiosk.priority.none")} onChoose=${() => choose(null)} /></div><//>`;
}

/** The number is shown as dots, save the last one typed; nobody behind can read it. */
export function Card({ visit, back, keep }) {
  const [number, write] = useState(visit.id);
  const [shown, show] = useState(false);
  const [asked, ask] = useState(false);
  const wrong = wrongWith(number);
  const type = (character) => {
    ask(false);
    write((before) => (canFollow(before, character) ? before + character : before));
  };
  const erase = () => { ask(false); write((before) => before.slice(0, -1)); };
  const use = () => {
    if (wrong) return ask(true);
    keep({ id: number });
    return back();
  };
  useTyped(type, erase, use);
  const said = asked && wrong ? t(`kiosk.card.${wrong}`, { count: LENGTH - number.length }) : "";
  return html`<${Screen} name="card" title=${t("kiosk.card.title")} note=${t("kiosk.card.note")}
    actions=${html`<${Button} class="next" onClick=${() => { keep({ id: "" }); back(); }}>${t("kiosk.card.skip")}<//>
      <${Next} icon="check" onClick=${use}>${t("kiosk.card.use")}<//>`}>
    <div class="card-number" data-wrong=${said ? "" : null}><p class="number" aria-label=${t("kiosk.card.typed", { count: number.length })}
        role="img">${hidden(number, shown)}</p>
      <${Button} kind="quiet" icon=${shown ? "eye-off" : "eye"} aria-pressed=${String(shown)} onClick=${() => show(!shown)}>
        <span class="hidden-text">${t("kiosk.card.show")}</span><//></div>
    <p class="card-error" role="alert">${said && html`<${Icon} name="triangle-alert" /><span>${said}</span>`}</p>
    <${Pad} onType=${type} onDelete=${erase} />
  <//>`;
}

/** An ID number in its three groups, as dots save the last one typed. */
export function hidden(number, shown) {
  const signs = Array.from({ length: LENGTH }, (_, at) => {
    if (at >= number.length) return "_";
    return shown || at === number.length - 1 ? number[at] : "•";
  });
  return [signs.slice(0, 6), signs.slice(6, 14), signs.slice(14)].map((group) => html`<span>${group.join("")}</span>`);
}

/** A physical keyboard does the same as the keys on the glass. */
export function useTyped(type, erase, use) {
  const hands = useRef(null);
  hands.current = { type, erase, use };
  useLayoutEffect(() => {
    const hear = (event) => {
      const now = hands.current;
      if (event.key === "Backspace") now.erase();
      else if (/^[0-9xX]$/.test(event.key) && !event.ctrlKey) now.type(event.key.toUpperCase());
      else if (event.key === "Enter" && !event.target.closest("button")) now.use();
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, []);
}
