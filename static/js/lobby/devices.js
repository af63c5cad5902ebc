/** The hall's devices: let one in by the code it shows, see them all, let one go. */

import { del, get, post } from "/static/js/api.js";
import {
  Button, Chip, ConnectionBanner, Dialog, Empty, html, Icon, Notice, render, useEffect, useLanguage, useState,
} from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { clockTime, dateInHall, keepClock, minutesBetween, setClock } from "/static/js/clock.js";
import { facts } from "/static/js/lobby/facts.js";
import { Head } from "/static/js/lobby/head.js";

const LOOK_AGAIN = 3000;
const ICONS = { kiosk: "tablet-smartphone", display: "monitor", sign: "panel-top", locker: "vault", rater: "smile" };

setClock(facts.time);
keepClock();

function useDevices() {
  const [found, see] = useState({ pairings: [], devices: null });
  const look = async () => {
    const [{ pairings }, { devices }] = await Promise.all([get("/api/v1/pairings"), get("/api/v1/devices")]);
    see({ pairings: pairings.filter((p) => !p.confirmed).sort((a, b) => b.asked_at.localeCompare(a.asked_at)), devices });
  };
  useEffect(() => {
    const quietly = () => look().catch(() => {});
    quietly();
    const timer = setInterval(quietly, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, []);
  return { ...found, look: () => look().catch(() => {}) };
}

function Devices() {
  useLanguage();
  const { pairings, devices, look } = useDevices();
  const [said, say] = useState(null);
  const [going, ask] = useState(null);
  const confirm = async (code) => {
    say(null);
    try {
      const device = await post(`/api/v1/pairings/${encodeURIComponent(code)}/confirm`);
      const said = device.replaces ? "devices.confirmed.replaces" : "devices.confirmed";
      say({ state: "ready", title: t(said, { name: device.name }) });
    } catch (problem) {
      say({ state: "attention", title: problem.message });
    }
    await look();
  };
  const unpair = async (name) => {
    ask(null);
    try {
      await del(`/api/v1/devices/${encodeURIComponent(name)}`);
      say({ state: "ready", title: t("devices.gone", { name }) });
    } catch (problem) {
      say({ state: "attention", title: problem.message });
    }
    await look();
  };
  return html`<${ConnectionBanner} /><div class="lobby">
    <${Head} title=${t("devices.title")}><p><a href="/">${t("devices.back")}</a></p><//>
    <main class="lobby-main devices">
      <${CodeForm} onConfirm=${confirm} />
      <div role="status">${said && html`<${Notice} ...${said} />`}</div>
      <section aria-labelledby="asking"><h2 id="asking">${t("devices.asking")}</h2>
        ${pairings.length === 0 && html`<p class="muted">${t("devices.asking.none")}</p>`}
        ${pairings.length > 0 && html`<ul class="rows">${pairings.map((p) => html`<li class="row" key=${p.code}>
          <${Icon} name=${ICONS[p.kind]} /><span class="grow"><strong>${what(p)}</strong>${p.replaces && html`<br />
            <span class="small replaces">${t("devices.asking.replaces", { name: p.name })}</span>`}</span>
          <span class="muted small">${t("devices.asking.since", { minutes: minutesBetween(p.asked_at) })}</span>
          <span class="number">${p.code}</span></li>`)}</ul>
          <p class="muted small">${t("devices.asking.hint")}</p>`}</section>
      <section aria-labelledby="paired"><h2 id="paired">${t("devices.paired")}</h2>
        ${devices?.length === 0 && html`<${Empty} icon="monitor-smartphone" title=${t("devices.none")}>${t("devices.none.text")}<//>`}
        ${devices?.length > 0 && html`<ul class="rows">${devices.map((d) => html`<li class="row" key=${d.name}>
          <${Icon} name=${ICONS[d.kind]} /><span class="grow"><strong>${d.name}</strong> · ${what(d)}<br />
            <span class="muted small">${t("devices.since", { date: d.paired_at.slice(0, 10), by: d.paired_by })}</span></span>
          <${Presence} device=${d} />
          <${Button} icon="unplug" aria-label=${t("devices.unpair_name", { name: d.name })}
            onClick=${() => ask(d)}>${t("devices.unpair")}<//></li>`)}</ul>`}</section>
    </main></div>
    ${going && html`<${Dialog} title=${t("devices.unpair.title", { name: going.name })} onClose=${() => ask(null)}
      actions=${html`<${Button} onClick=${() => ask(null)}>${t("devices.keep")}<//>
        <${Button} kind="danger" icon="unplug" onClick=${() => unpair(going.name)}>${t("devices.unpair")}<//>`}>
      <p>${t("devices.unpair.text")}</p><//>`}`;
}

/** Whether it is here now; a screen that has gone dark says since when. */
function Presence({ device: { connected, seen_at: since } }) {
  if (!since) return html`<${Chip} state="off">${t("devices.never")}<//>`;
  const day = dateInHall(since) === dateInHall() ? "" : `${dateInHall(since).slice(5)} `;
  const state = connected ? "ready" : "attention";
  return html`<${Chip} state=${state}>${t(connected ? "devices.here" : "devices.away", { time: day + clockTime(since) })}<//>`;
}

function CodeForm({ onConfirm }) {
  const [code, type] = useState("");
  const good = /^[0-9]{6}$/.test(code);
  const send = (event) => {
    event.preventDefault();
    if (!good) return document.getElementById("code").focus();
    onConfirm(code);
    return type("");
  };
  return html`<form class="card code-form" onSubmit=${send}>
    <div class="field"><label for="code">${t("devices.code")}</label>
      <p class="field-hint" id="code-hint">${t("devices.code.hint")}</p>
      <input class="input code-input" id="code" inputmode="numeric" autocomplete="off" maxlength="6" value=${code}
        aria-describedby="code-hint" onInput=${(e) => type(e.target.value.replace(/\D/g, ""))} /></div>
    <button class="button primary large">${t("devices.confirm")}</button></form>`;
}

/** "大屏 · 前台受理区": what a device is there for. */
function what({ kind, place }) {
  const zone = facts.zones.find(([key]) => key === place);
  const where = ["sign", "rater"].includes(kind) ? t("devices.window", { window: place }) : kind === "locker" ? place : zone && named({ zh: zone[1], en: zone[2] });
  return where ? `${t(`devices.kind.${kind}`)} · ${where}` : t(`devices.kind.${kind}`);
}

render(html`<${Devices} />`, document.getElementById("page"));
