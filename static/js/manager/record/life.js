/** The life of one ticket: a picture from issue to end, the table beside it, and every event. */

import { Button, Empty, html, Number, useEffect, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { get } from "/static/js/api.js";
import { clockTime } from "/static/js/clock.js";
import { domainName } from "/static/js/manager/facts.js";
import { Happening } from "/static/js/manager/record/happening.js";
import { Picture } from "/static/js/manager/record/picture.js";
import { author, length } from "/static/js/manager/record/sentences.js";

export function Life({ ticket }) {
  const [life, see] = useState(null);
  const [matter, name] = useState(null);
  useEffect(() => void get(`/api/v1/record/tickets/${encodeURIComponent(ticket)}`).then(see, (problem) => see({ problem })), [ticket]);
  const code = life?.ticket?.matter;
  useEffect(() => code && void get(`/api/v1/matters/${encodeURIComponent(code)}`).then((m) => name(m.name), () => {}), [code]);
  if (!life) return html`<p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  if (life.problem) return html`<${Empty} icon="ticket-x" title=${t("record.life.gone")}>${life.problem.message}<//>`;
  return html`<article class="life">
    <div class="life-way"><a href="/manager/record">${t("record.life.back")}</a>
      <${Button} icon="printer" onClick=${() => print()}>${t("record.life.print")}<//></div>
    <${Head} life=${life} matter=${matter} />
    <section class="panel life-picture"><${Picture} life=${life} /></section>
    <div class="life-more"><${Stages} spans=${life.spans} />
      <section class="panel"><div class="panel-head"><h2>${t("record.life.events")}</h2></div>
        <ol class="record-list">${life.events.map((event) => html`<li key=${event.version}><${Happening} event=${event} /></li>`)}</ol></section></div>
  </article>`;
}

function Head({ life: { ticket, spans }, matter }) {
  const sum = (state) => spans.filter((s) => !state || s.state === state).reduce((all, s) => all + s.seconds, 0);
  const facts = [
    ["life.day", ticket.business_date], ["life.business", matter ?? domainName(ticket.domain)],
    ["life.total", length(sum())], ["life.waited", length(sum("waiting"))], ["life.served", length(sum("serving"))],
  ];
  return html`<header class="life-head"><h2><${Number} value=${ticket.number} kind="hero" /></h2>
    <dl class="life-facts">${facts.map(([word, said]) => html`<div key=${word}><dt>${t(`record.${word}`)}</dt><dd>${said}</dd></div>`)}
      <div><dt>${t("record.life.stage")}</dt><dd>${t(`record.state.${ticket.state}`)}</dd></div></dl></header>`;
}

function Stages({ spans }) {
  return html`<section class="panel"><div class="panel-head"><h2>${t("record.life.table")}</h2></div>
    <table class="table life-table"><thead><tr>${["stage", "where", "from", "to", "length", "who"].map((word) => html`<th key=${word} scope="col">${t(`record.life.${word}`)}</th>`)}</tr></thead>
      <tbody>${spans.map((span) => html`<tr key=${span.begins_at} data-state=${span.state}>
        <th scope="row"><span class="life-key"></span>${t(`record.state.${span.state}`)}</th>
        <td>${place(span)}</td><td class="figure">${clockTime(span.begins_at)}</td>
        <td class="figure">${span.ends_at ? clockTime(span.ends_at) : t("record.life.now")}</td>
        <td class="figure">${length(span.seconds)}</td><td>${author(span.by)}</td></tr>`)}</tbody></table></section>`;
}

/** Where somebody was meanwhile: a window, or the line of a domain. */
export function place(span) {
  return span.window ? t("record.life.window", { window: span.window }) : domainName(span.domain);
}
