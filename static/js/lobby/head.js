/** The head of the lobby's pages: which hall, how it is, who looks. */

import { Button, Chip, html, Icon, useConnection } from "/static/js/ui.js";
import { currentLanguage, setLanguage, t } from "/static/js/words.js";
import { post } from "/static/js/api.js";
import { hoursInWords, momentInWords } from "/static/js/opening.js";
import { facts, isStaff } from "/static/js/lobby/facts.js";

const CONNECTION = { live: "ready", connecting: "off", lost: "attention" };

export function Head({ children, title }) {
  const other = currentLanguage() === "en" ? "zh-CN" : "en";
  const leave = () => post("/api/v1/sign-out").finally(() => location.assign("/"));
  return html`<header class="lobby-head">
    <div class="lobby-hall"><img src="/static/mark.svg" alt="" width="48" height="48" /><div>
      <h1>${title}</h1>${children}</div></div>
    <div class="cluster lobby-me">
      ${facts.display && html`<span class="cluster"><${Icon} name="circle-user-round" />${facts.display}</span>`}
      ${isStaff && !facts.demo && html`<${Button} icon="log-out" onClick=${leave}>${t("lobby.sign_out")}<//>`}
      ${!isStaff && !facts.demo && html`<a class="button" href="/sign-in?next=/"><${Icon} name="key-round" />${t("lobby.sign_in")}</a>`}
      <${Button} icon="languages" lang=${other} onClick=${() => setLanguage(other, { remember: true })}>
        ${t("lobby.language")}<//></div>
  </header>`;
}

/** Is the hall open, is its server here, how many wait, how many devices belong to it. */
export function HallState({ waiting, hall }) {
  const connection = useConnection();
  const { hours, opens_at: opens } = hall ?? facts;
  return html`<p class="cluster hall-state">
    <${Opening} hours=${hours} opens=${opens} />
    <${Chip} state=${CONNECTION[connection]} icon="server">${t(`lobby.server.${connection}`)}<//>
    <${Chip} state="next" icon="users">${t("lobby.waiting", { count: waiting })}<//>
    ${facts.devices !== null && html`<${Chip} state=${facts.devices ? "ready" : "off"} icon="monitor-smartphone">
      ${t("lobby.devices.count", { count: facts.devices })}<//>`}
  </p>`;
}

/** Open, closed until when, or closed on every day that the hall knows of. */
function Opening({ hours, opens }) {
  if (opens) return html`<${Chip} state="off" icon="door-closed">${t("lobby.closed", { opens: momentInWords(opens) })}<//>`;
  if (!hours.length) return html`<${Chip} state="off" icon="door-closed">${t("lobby.closed.always")}<//>`;
  return html`<${Chip} state="ready" icon="door-open">${t("lobby.open", { hours: hoursInWords(hours) })}<//>`;
}
