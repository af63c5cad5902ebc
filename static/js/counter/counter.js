/** The clerk's page: one window, kept true, and everything that can be done there. */

import {
  Empty, html, Notice, useEffect, useLanguage, useRef, useState, useTick, useView,
} from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { now } from "/static/js/clock.js";
import { actionsFor, MAIN_KEY, VERBS } from "/static/js/counter/actions.js";
import { Bar, Foot } from "/static/js/counter/bar.js";
import { useCases } from "/static/js/counter/cases/cases.js";
import { Deeds, PressNotice } from "/static/js/counter/deeds.js";
import { CallDialog, KeysDialog, MissedDialog, PauseDialog } from "/static/js/counter/dialogs.js";
import { businessName, facts, person } from "/static/js/counter/facts.js";
import { useKeys, useLetters } from "/static/js/counter/keys.js";
import { AsidePanel, LinePanel } from "/static/js/counter/lists.js";
import { MoveNotice, useFollow } from "/static/js/counter/moved.js";
import { Papers } from "/static/js/counter/papers.js";
import { usePress } from "/static/js/counter/press.js";
import { TicketPanel } from "/static/js/counter/ticket.js";
import { TransferDialog } from "/static/js/counter/transfer.js";

const TOO_SOON = 600;
/** A letter pressed while the hall still answers the one before is done after it, within so many ms. */
const STILL_MEANT = 3000;
/** What acts on the visitor at the window says whom it means: a late press must not hit the next one. */
const ON_THE_TICKET = new Set(["recall", "start", "miss", "hold", "finish"]);
const ASKS_FIRST = ["transfer", "pause", "call"];

export function Counter({ number }) {
  useLanguage();
  const { snapshot: view, error } = useView(`counter:${number}`);
  const last = useRef(null);
  last.current = view ?? last.current;
  if (error?.key === "sign_in_first" && last.current) return html`<${Over} view=${last.current} number=${number} />`;
  if (error) {
    return html`<main class="counter-alone"><${Empty} icon="circle-alert" title=${error.message}>
      <a class="button primary" href=${`/sign-in?next=/counter/${number}`}>${t("counter.sign_in")}</a><//></main>`;
  }
  if (!view) {
    return html`<main class="counter-alone"><p class="muted" role="status">
      <span class="spinner"></span> ${t("counter.loading")}</p></main>`;
  }
  return html`<${Desk} view=${view} number=${number} />`;
}

/** The session is over while somebody may sit here: their number stays in sight, and the way back in. */
function Over({ view, number }) {
  const { ticket } = view;
  return html`<main class="counter-alone"><${Empty} icon="log-in" title=${t("counter.over")}>
    ${ticket && html`<p class="number counter-over" translate="no">${ticket.number}</p>`}
    <p>${t(ticket ? "counter.over.visitor" : "counter.over.text", { ticket: ticket?.number })}</p>
    <a class="button primary large" href=${`/sign-in?next=/counter/${number}`}>${t("counter.sign_in")}</a><//></main>`;
}

function Desk({ view, number }) {
  useTick(1, () => now().getTime());
  const [letters, setLetters] = useLetters();
  const [dialog, open] = useState(null);
  const [idleKey, idle] = useState(null);
  const press = usePress(number, (answer) => shows(view, answer));
  useFollow(view, press);
  const mine = !facts.sits || !view.window.clerk || view.window.clerk === facts.staff;
  const actions = mine ? actionsFor(view, facts.take_back_seconds) : { main: null, others: [] };
  const all = actions.main ? [actions.main, ...actions.others] : actions.others;
  const since = useMeaning(`${actions.main?.verb} ${view.ticket?.id}`);

  const send = (verb, body, label) => {
    open(null);
    press.send(`/api/v1/windows/${number}/${verb}`, body, { verb, label });
  };
  const act = ({ verb, label }) => {
    if (press.isBusy()) return;
    if (verb === "receive") cases.receive();
    else if (ASKS_FIRST.includes(verb)) open(verb);
    else send(verb, ON_THE_TICKET.has(verb) ? { ticket: view.ticket.number } : {}, label);
  };
  const served = mine && view.window.state === "serving";
  const cases = useCases(view, number, served ? { label: actions.main.label, go: () => act(actions.main) } : null);
  const sendBack = (verb, ticket, label) =>
    press.send(`/api/v1/tickets/${ticket.id}/${verb}`, {}, { verb: `${verb} ${ticket.id}`, label });

  const refer = (ticket, to) => {
    open(null);
    press.send("/api/v1/referrals", { text: businessName(ticket), ticket: ticket.id, ...to },
      { verb: "transfer", label: t("counter.transfer.refer") });
  };
  const restore = (ticket) => {
    open(null);
    sendBack("restore", ticket, t("counter.missed.back_ticket", { ticket: ticket.number }));
  };

  const letter = (key) => all.find((one) => VERBS[one.verb].key === (key === "Ctrl+Z" ? "U" : key));
  const next = useRef(null);
  useKeys(letters, (key) => {
    if (key === "?") return open("keys"), true;
    if (key === "C") return cases.list(), true;
    if (key === MAIN_KEY) {
      if (actions.main && performance.now() - since.current > TOO_SOON) act(actions.main);
      return true;
    }
    if (press.isBusy()) next.current = { key, at: performance.now() };
    else if (letter(key)) act(letter(key));
    idle(isVerb(key) && !letter(key) ? key : null);
    return Boolean(letter(key));
  });
  useEffect(() => {
    if (press.isBusy() || !next.current) return;
    const { key, at } = next.current;
    next.current = null;
    if (performance.now() - at < STILL_MEANT && letter(key)) act(letter(key));
  }, [press.press]);
  useSteadyFocus(actions.main?.verb);

  const canCall = mine && view.window.state === "idle" && !press.press;
  const call = (wanted) => send("call", { number: wanted }, t("counter.do.call-next", { ticket: wanted }));
  const shown = view.ticket ?? (view.window.state === "idle" ? view.next?.ticket ?? null : null);
  return html`<div class="counter">
    <${Bar} view=${view} onCases=${cases.list} onKeys=${() => open("keys")} />
    <main class="desk">
      <div class="desk-work">
        <${MoveNotice} view=${view} />
        <${TicketPanel} view=${view} />
        ${mine ? html`<${Deeds} actions=${actions} press=${press} letters=${letters} onAct=${act} />`
          : html`<${Notice} state="attention" title=${t("counter.not_yours", { clerk: person(view.window.clerk) })}>
              <a class="button" href="/counter?choose">${t("counter.keys.window")}</a><//>`}
        <${PressNotice} press=${press} />
        <p class="muted small" role="status">${idleKey && !press.press ? t("counter.keys.not_now", { key: idleKey }) : ""}</p>
        <${Papers} ticket=${shown} />
      </div>
      <div class="desk-hall">
        <${LinePanel} view=${view} onCall=${canCall ? call : null} />
        <div class="desk-asides">
          <${AsidePanel} name="held" tickets=${view.held}
            onBack=${(ticket) => sendBack("resume", ticket, t("counter.held.back_ticket", { ticket: ticket.number }))} />
          <${AsidePanel} name="missed" tickets=${view.missed} onFind=${() => open("missed")}
            onBack=${restore} />
        </div>
      </div>
    </main>
    <${Foot} letters=${letters} />
    <p class="hidden-text" role="status">${spoken(view)}</p>
    ${cases.dialog}
    ${dialog === "keys" && html`<${KeysDialog} letters=${letters} onLetters=${setLetters} onClose=${() => open(null)} />`}
    ${dialog === "call" && html`<${CallDialog} line=${view.line} onClose=${() => open(null)} onSend=${call} />`}
    ${dialog === "missed" && html`<${MissedDialog} missed=${view.missed} onClose=${() => open(null)} onSend=${restore} />`}
    ${dialog === "pause" && html`<${PauseDialog} onClose=${() => open(null)}
      onSend=${(reason) => send("pause", { reason }, t("counter.do.pause"))} />`}
    ${dialog === "transfer" && view.ticket && html`<${TransferDialog} ticket=${view.ticket} window=${number}
      onClose=${() => open(null)} onSend=${(to, reason, place) => send("transfer",
        { ...to, ticket: view.ticket.number, ...(reason && { reason }) },
        t("counter.transfer.go", { place }))}
      onRefer=${(to) => refer(view.ticket, to)} />`}
  </div>`;
}

/** Whether this key does something at other times. */
function isVerb(key) {
  return Object.values(VERBS).some((verb) => verb.key === key);
}

/** Whether the view shows what the hall answered. */
function shows(view, { window, ticket }) {
  if (!window) return true;
  const same = view.window.state === window.state && view.ticket?.number === ticket?.number;
  return same && view.ticket?.calls === ticket?.calls;
}

/**
 * Since when the main button does what it does, to whom it does it: a second press on the way must
 * not do the next thing.
 */
function useMeaning(deed) {
  const since = useRef(-TOO_SOON);
  const before = useRef(deed);
  if (before.current !== deed) {
    before.current = deed;
    since.current = performance.now();
  }
  return since;
}

/** Where the pressed button is gone, the focus goes to the next step rather than nowhere. */
function useSteadyFocus(verb) {
  const had = useRef(false);
  useEffect(() => {
    const note = () => { had.current = Boolean(document.activeElement?.closest?.(".deeds")); };
    addEventListener("focusin", note);
    return () => removeEventListener("focusin", note);
  }, []);
  useEffect(() => {
    if (had.current && document.activeElement === document.body) {
      document.querySelector(".deeds button")?.focus();
    }
  }, [verb]);
}

/** What a reader says when something has changed. */
function spoken({ window, ticket, next }) {
  if (ticket) return `${ticket.number} ${t(`counter.state.${ticket.state}`)} ${businessName(ticket)}`;
  const state = t(`counter.state.${window.state}`);
  return next && window.state === "idle" ? `${state} ${t("counter.visitor.next")} ${next.ticket.number}` : state;
}
