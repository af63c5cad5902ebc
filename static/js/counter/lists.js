/** Beside the work: who is next and why, the line, whom we set aside and whom we missed. */

import { Button, html, Icon, Number, useTick } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { now } from "/static/js/clock.js";
import { businessName, priorityName } from "/static/js/counter/facts.js";
import { waited } from "/static/js/counter/times.js";
import { whySentence } from "/static/js/counter/why.js";

const LINE_SHOWN = 50;
/** The hall sends so many of those it missed; whoever was missed before them is found by number. */
const MISSED_SHOWN = 20;

/** `onCall` is there only while a certain ticket can be called. */
export function LinePanel({ view, onCall }) {
  useTick(20, () => now().getTime());
  const { next, line, window } = view;
  const first = next?.ticket.number;
  const rest = line.filter((ticket) => ticket.number !== first);
  return html`<section class="panel line-panel" aria-labelledby="line-title">
    <div class="panel-head"><h2 id="line-title">${t("counter.line")}</h2>
      <span class="badge">${t("counter.line.count", { count: line.length < LINE_SHOWN ? line.length : view.waiting })}</span></div>
    ${next && html`<div class="next" aria-label=${t("counter.next")}>
      <${Icon} name="circle-arrow-right" /><${Number} value=${first} />
      <p class="next-why">${whySentence(next, window.number)}</p></div>`}
    ${line.length === 0 && html`<p class="muted panel-empty">
      ${view.waiting ? t("counter.line.others", { count: view.waiting }) : t("counter.line.empty")}</p>`}
    <ol class="line" tabindex="0" aria-labelledby="line-title" hidden=${rest.length === 0}>${rest.map((ticket) => html`
      <li class="line-row" key=${ticket.number}>
        <${Number} value=${ticket.number} />
        <span class="line-what">${businessName(ticket)}</span>
        <span class="line-wait">${ticket.priority && html`<span class="line-priority"
          title=${t("counter.priority", { priority: priorityName(ticket.priority) })}><${Icon} name="heart-handshake" />
          <span class="hidden-text">${t("counter.priority", { priority: priorityName(ticket.priority) })}</span></span>`}
          ${waited(ticket)}</span>
        ${onCall && html`<${Button} kind="quiet" class="line-call" aria-label=${t("counter.do.call-next", { ticket: ticket.number })}
          onClick=${() => onCall(ticket.number)}>${t("counter.line.call")}<//>`}
      </li>`)}</ol>
  </section>`;
}

/** Held or missed tickets, each with the way back; `onFind` looks for one that isn't among them. */
export function AsidePanel({ name, tickets, onBack, onFind }) {
  const shown = [...tickets].reverse();
  const count = onFind && shown.length >= MISSED_SHOWN ? `${MISSED_SHOWN}+` : shown.length;
  return html`<section class="panel aside-panel" aria-labelledby=${`${name}-title`}>
    <div class="panel-head"><h2 id=${`${name}-title`}>${t(`counter.${name}`)}</h2>
      <span class="aside-head">${shown.length > 0 && html`<span class="badge">${count}</span>`}
        ${onFind && html`<${Button} kind="quiet" class="aside-find" icon="search"
          aria-label=${t(`counter.${name}.find`)} title=${t(`counter.${name}.find`)} onClick=${onFind} />`}</span></div>
    ${shown.length === 0 && html`<p class="muted panel-empty">${t(`counter.${name}.empty`)}</p>`}
    <ul class="aside" tabindex="0" aria-labelledby=${`${name}-title`} hidden=${shown.length === 0}>${shown.map((ticket) => html`
      <li class="aside-row" key=${ticket.number}><${Number} value=${ticket.number} />
        <${Button} class="aside-back" aria-label=${t(`counter.${name}.back_ticket`, { ticket: ticket.number })}
          onClick=${() => onBack(ticket)}>${t(`counter.${name}.back`)}<//></li>`)}</ul>
  </section>`;
}
