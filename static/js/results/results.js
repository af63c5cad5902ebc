/** The desk of the issuing window: everything that lies here on the left, one result beside it. */

import { Button, Empty, html, Icon, Notice, useRef, useState, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { facts } from "/static/js/manager/facts.js";
import { Back } from "/static/js/office/narrow.js";
import { deedsOf } from "/static/js/results/deeds.js";
import { DeedDialog } from "/static/js/results/dialogs.js";
import { inOrder, Lists } from "/static/js/results/lists.js";
import { Mail } from "/static/js/results/mail.js";
import { One } from "/static/js/results/one.js";
import { useScan } from "/static/js/results/scan.js";

export function Results() {
  const { snapshot: now, error } = useView("results");
  const [opened, open] = useState(null);
  const [doing, take] = useState(null);
  const [said, say] = useState(null);
  const desk = useRef({});
  const rows = now ? inOrder(now) : [];
  const one = rows.find((row) => row.result === opened) ?? rows[0] ?? null;
  const parcel = now?.parcels.find((its) => its.result === one?.result);
  const deeds = one && facts.role !== "supervisor" ? deedsOf(one, parcel) : [];
  desk.current = { rows, one, deeds, parcels: now?.parcels ?? [] };
  const act = (name) => (name === "label" ? print(`label/${parcel?.parcel}`) : name === "receipt" ? print(`receipt/${one.result}`) : take(name));
  useScan((text) => scanned(text, desk.current, open, take, say), (key) => pressed(key, desk.current, open, act));
  if (error) return html`<main class="office-alone" id="main"><${Empty} icon="circle-alert" title=${error.message} /></main>`;
  if (!now) return html`<main class="office-alone" id="main"><p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p></main>`;
  const done = (message) => (take(null), say(message ? { state: "attention", text: message } : null));
  return html`<main class="office-main" id="main" tabindex="-1" data-open=${opened ? "" : null}>
    <div class="office-lists" tabindex="0" role="region" aria-label=${t("results.lists")}>
      <${Scan} said=${said} onMail=${() => take("mail")} />
      <${Lists} now=${now} chosen=${one?.result} open=${open} /><${Mail} parcels=${now.parcels.filter((its) => its.result === null)} /></div>
    ${one ? html`<div class="office-one"><${Back} go=${() => open(null)} /><${One} key=${one.result} one=${one} parcel=${parcel} deeds=${deeds} act=${act} /></div>`
      : html`<section class="panel office-case"><${Empty} icon="package-check" title=${t("results.none")}>${t("results.none.text")}<//></section>`}
    ${doing && html`<${DeedDialog} deed=${doing} one=${one} parcel=${parcel} scanned=${said?.number} done=${done} onClose=${() => take(null)} />`}
  </main>`;
}

function Scan({ said, onMail }) {
  return html`<div class="results-scan"><p class="results-scan-hint"><${Icon} name="scan-line" /><span>${t("results.scan")}</span></p>
    ${facts.role !== "supervisor" && html`<${Button} icon="package" keys="M" onClick=${onMail}>${t("results.mail.new")}<//>`}</div>
    <div role="alert">${said?.state && html`<${Notice} state=${said.state} title=${said.text} />`}</div>`;
}

/** A case number opens its result, with the next step where it has just come; a tracking number its parcel's. */
function scanned(text, { rows, parcels }, open, take, say) {
  const parcel = parcels.find((its) => its.tracking.toUpperCase() === text.toUpperCase());
  if (parcel?.result === null) return say({ state: "attention", text: t("results.scan.mail", { text }) });
  const found = rows.find((row) => row.number === text || row.result === parcel?.result);
  if (!found) return say({ state: "attention", text: t("results.scan.unknown", { text }) });
  open(found.result);
  say({ number: found.number });
  if (found.state === "handed-over") take("register");
  return null;
}

function pressed(key, { rows, one, deeds }, open, act) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (step) {
    const next = rows[rows.indexOf(one) + step];
    if (next) open(next.result);
    return Boolean(next);
  }
  if (key === "M") return act("mail"), true;
  const deed = deeds.find((its) => its.key === key);
  if (deed) act(deed.name);
  return Boolean(deed);
}

function print(path) {
  open(`/results/${path}`, "_blank", "noopener");
}
