/** 转移: where to, and why. */

import { Button, Dialog, html, useEffect, useRef, useState, useView } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { domainName, facts } from "/static/js/counter/facts.js";
import { Picker } from "/static/js/counter/picker.js";

const REASONS = ["wrong", "papers", "specialist"];

/** `onSend(to, reason, name)` transfers; `onRefer({elsewhere, reason})` refers on to another place than this hall. */
export function TransferDialog({ ticket, window, onClose, onSend, onRefer }) {
  const hall = useView("hall").snapshot;
  const [place, go] = useState(null);
  const [reason, say] = useState("");
  const [elsewhere, whither] = useState("");
  const field = useRef(null);
  const where = useRef(null);
  useEffect(() => place && (place.refer ? where : field).current.focus(), [place]);

  const send = (event) => {
    event?.preventDefault();
    if (place?.refer) refer();
    else if (place) onSend(place.body, reason.trim(), place.name);
  };
  const refer = () => {
    const said = { elsewhere: elsewhere.trim(), reason: reason.trim() };
    if (said.elsewhere && said.reason) onRefer(said);
    else (said.elsewhere ? field : where).current.focus();
  };
  const actions = html`<${Button} onClick=${onClose}>${t("counter.dialog.cancel")}<//>
    ${place && html`<${Button} kind="primary" icon="arrow-right-left" onClick=${send}>
      ${place.refer ? t("counter.transfer.refer") : t("counter.transfer.go", { place: place.name })}<//>`}`;

  return html`<${Dialog} title=${t("counter.transfer.title", { ticket: ticket.number })}
    onClose=${onClose} actions=${actions}>
    ${place ? html`<form class="stack" onSubmit=${send}>
      <p><strong>${place.name}</strong> <button type="button" class="button quiet"
        onClick=${() => go(null)}>${t("counter.transfer.other")}</button></p>
      ${place.refer && html`<p class="muted">${t("counter.transfer.refer.note")}</p>
        <div class="field"><label for="where">${t("counter.transfer.where")}</label>
        <input class="input" id="where" ref=${where} required maxlength="60" value=${elsewhere} autocomplete="off"
          placeholder=${t("counter.transfer.where.hint")} onInput=${(e) => whither(e.target.value)} /></div>`}
      <div class="field"><label for="reason">${t("counter.transfer.reason")}</label>
        <input class="input" id="reason" ref=${field} required=${Boolean(place.refer)} maxlength="200" value=${reason}
          autocomplete="off" onInput=${(e) => say(e.target.value)} />
        ${!place.refer && html`<p class="field-hint">${t("counter.transfer.hint")}</p>`}</div>
      <div class="cluster">${REASONS.map((key) => html`<${Button} key=${key}
        onClick=${() => { say(t(`counter.transfer.reason.${key}`)); field.current.focus(); }}>
        ${t(`counter.transfer.reason.${key}`)}<//>`)}</div>
      <button hidden></button></form>`
    : html`<${Picker} label=${t("counter.transfer.find")} options=${places(hall, ticket, window)}
        empty=${t("counter.transfer.none")} onTake=${(o) => o && go(o)} />`}
  <//>`;
}

/** Every other line, every other window that is there to take somebody, and any place elsewhere. */
function places(hall, ticket, number) {
  const lines = facts.domains.filter((d) => d.key !== ticket.domain).map((d) => {
    const waiting = hall?.domains.find((one) => one.key === d.key)?.waiting;
    return {
      key: `d-${d.key}`, name: t("counter.transfer.line", { domain: domainName(d.key) }),
      note: waiting === undefined ? "" : t("counter.transfer.waiting", { count: waiting }),
      find: `${d.zh} ${d.en} ${d.key}`, body: { domain: d.key },
    };
  });
  const windows = (hall?.windows ?? []).filter((w) => w.number !== number && w.state !== "closed");
  const words = t("counter.transfer.elsewhere");
  const elsewhere = { key: "elsewhere", name: words, note: "", find: `${words} elsewhere`, refer: true };
  return [...lines, elsewhere, ...windows.map((w) => ({
    key: `w-${w.number}`,
    name: t("counter.transfer.window", { window: w.number, name: named({ zh: w.name, en: w.name_en }) }),
    note: t(`counter.state.${w.state}`), find: `${w.number} ${w.name} ${w.name_en}`,
    body: { window: w.number },
  }))];
}
