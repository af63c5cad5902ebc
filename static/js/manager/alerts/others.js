/** Notify others: other systems that are told by webhook, for managers. */

import { Button, Chip, Dialog, html, Icon, Notice, toast, useState, useView } from "/static/js/ui.js";
import { del, post, put } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { clockTime } from "/static/js/clock.js";
import { Add, Secret } from "/static/js/manager/alerts/others-add.js";

const SHOWN = 6;
const PATH = "/api/v1/webhooks";

export function Others() {
  const { snapshot } = useView("webhooks");
  const [open, show] = useState(null);
  if (!snapshot) return null;
  const known = snapshot.webhooks.find((one) => one.webhook === open?.webhook);
  return html`<section class="panel" aria-labelledby="others"><div class="panel-head"><h2 id="others">${t("manager.others")}</h2>
      <${Button} kind="quiet" icon="plus" onClick=${() => show({ add: true })}>${t("manager.others.add")}<//></div>
    ${snapshot.webhooks.length ? html`<ul class="others">${snapshot.webhooks.map((one) => html`<li key=${one.webhook}>
        <button type="button" class="other" onClick=${() => show({ webhook: one.webhook })}>
          <span class="other-host">${hostOf(one.url)}</span><${State} webhook=${one} /></button></li>`)}</ul>`
      : html`<p class="panel-body muted">${t("manager.others.none")}</p>`}
    ${open?.add && html`<${Add} onClose=${() => show(null)} onAdded=${(made) => show(made)} />`}
    ${open?.secret && html`<${Secret} ...${open} onClose=${() => show(null)} />`}
    ${known && !open.secret && html`<${One} webhook=${known} onClose=${() => show(null)} onSecret=${show} />`}</section>`;
}

export const hostOf = (url) => new URL(url).host;

function State({ webhook: { on, failures, deliveries: [last] } }) {
  if (!on) return html`<${Chip} state="off">${t("manager.others.off")}<//>`;
  if (failures) return html`<${Chip} state="attention">${t("manager.others.failing", { count: failures })}<//>`;
  if (last && last.became !== "delivered") return html`<${Chip} state="attention">${t("manager.others.failed", { time: clockTime(last.at) })}<//>`;
  return html`<${Chip} state="ready">${last ? t("manager.others.well", { time: clockTime(last.at) }) : t("manager.others.on")}<//>`;
}

function One({ webhook: one, onClose, onSecret }) {
  const [said, say] = useState(null);
  const [busy, work] = useState(false);
  const path = `${PATH}/${one.webhook}`;
  const tell = (problem) => say({ state: "attention", title: problem.message });
  const ping = async () => {
    work(true);
    say(null);
    await post(`${path}/ping`, {}, { patience: 0 }).then((report) => say(report.delivered
      ? { state: "ready", title: t("manager.others.pinged", { took: report.took_ms }) }
      : { state: "attention", title: why(report) }), tell);
    work(false);
  };
  const drop = () => del(path).then(() => { onClose(); toast(t("manager.others.dropped", { host: hostOf(one.url) })); }, tell);
  const renew = () => post(`${path}/secret`).then(onSecret, tell);
  return html`<${Dialog} title=${hostOf(one.url)} onClose=${onClose} actions=${html`
      <${Button} kind="danger" icon="trash-2" onClick=${drop}>${t("manager.others.drop")}<//>
      <${Button} kind="primary" onClick=${onClose}>${t("manager.others.close")}<//>`}>
    <div class="other-one"><p class="other-url muted">${one.url}</p>
      <p>${t("manager.others.told_of", { kinds: one.kinds.map(kindName).join(t("manager.alerts.and")) })}</p>
      <div class="cluster"><${Button} icon="send" busy=${busy} onClick=${ping}>${t("manager.others.ping")}<//>
        <${Button} icon=${one.on ? "pause" : "play"} onClick=${() => put(path, { on: !one.on }).catch(tell)}>
          ${t(one.on ? "manager.others.switch_off" : "manager.others.switch_on")}<//>
        <${Button} kind="quiet" icon="key-round" onClick=${renew}>${t("manager.others.renew")}<//></div>
      <div role="status">${said && html`<${Notice} ...${said} />`}</div>
      ${one.next_try_at && html`<p class="muted small">${t("manager.others.again", { time: clockTime(one.next_try_at) })}</p>`}
      <${Deliveries} deliveries=${one.deliveries} /></div><//>`;
}

function Deliveries({ deliveries }) {
  if (!deliveries.length) return html`<p class="muted">${t("manager.others.nothing_yet")}</p>`;
  return html`<table class="table other-table"><caption class="hidden-text">${t("manager.others.last")}</caption>
    <tbody>${deliveries.slice(0, SHOWN).map((one, at) => html`<tr key=${at}><td class="number-cell">${clockTime(one.at)}</td>
      <td>${one.kind}</td><td><${Icon} name=${one.became === "delivered" ? "check" : "x"} />${" "}
        ${one.became === "delivered" ? t("manager.others.took", { took: one.took_ms }) : why(one)}</td></tr>`)}</tbody></table>`;
}

function why({ status, detail }) {
  if (status) return t("manager.others.status", { status });
  return t(`manager.others.why.${detail}`);
}

const GROUPS = { Alert: "alerts", Ticket: "tickets", Window: "windows", "*": "all" };

/** A kind, or the beginning of kinds, in words. */
export function kindName(kind) {
  return GROUPS[kind] ? t(`manager.others.kind.${GROUPS[kind]}`) : kind;
}
