/** The deeds: each a button that does it, or says why the rules refuse it now. */

import { Button, html, toast, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { facts } from "/static/js/manager/facts.js";
import { DeedDialog, UrgeDialog } from "/static/js/office/dialogs.js";
import { whyNot } from "/static/js/office/says.js";

const ICONS = {
  take: "inbox", decide: "stamp", explain: "message-square-warning", pause: "pause", resume: "play",
  extend: "calendar-plus", accept: "circle-check", return: "undo-2", refuse: "circle-x", urge: "bell-ring",
};
const BEFORE_ACCEPTANCE = new Set(["received", "correction"]);
const AT_WORK = new Set(["sent", "taken"]);
const FIRST = ["accept", "explain", "resume", "take", "decide"];

/** What this page offers, in order: [[deed, why not] …]. */
function offered(one, part, deeds) {
  const open = part && AT_WORK.has(part.state);
  const own = open ? ["decide", "take", "explain", "pause", "resume", "extend"].map((deed) => [deed, deeds.part[deed]]) : [];
  const whole = BEFORE_ACCEPTANCE.has(one.state) ? ["accept", "return", "refuse"] : open ? ["return"] : [];
  return [...own, ...whole.map((deed) => [deed, deeds.case[deed]])].filter(([deed, why]) => !hidden(deed, why, part));
}

/** Of two that exclude each other the one that fits: taken once is taken, a clock runs or rests. */
function hidden(deed, why, part) {
  if (deed === "take") return part.state !== "sent";
  if (deed === "explain") return why?.key === "not_overdue";
  if (deed === "resume") return part.light !== "paused";
  return deed === "pause" && part.light === "paused";
}

export function Deeds({ one, part, deeds, again }) {
  const [doing, go] = useState(null);
  if (facts.role !== "back-office") return part && AT_WORK.has(part.state) && html`<${Watcher} one=${one} part=${part} again=${again} />`;
  const all = offered(one, part, deeds);
  const first = FIRST.find((deed) => all.some(([name, why]) => name === deed && !why && !(deed === "explain" && part.explanation)));
  const done = (message) => {
    go(null);
    again(message);
  };
  return html`<div class="case-deeds" role="group" aria-label=${t("office.deeds")}>${all.map(([deed, why]) => html`
    <${Deed} key=${deed} deed=${deed} why=${why} first=${deed === first} go=${() => go({ deed, one, part })} />`)}
    ${doing && html`<${DeedDialog} key=${doing.deed} ...${doing} done=${done} onClose=${() => go(null)} />`}</div>`;
}

function Deed({ deed, why, first, go }) {
  const reason = why && whyNot(why);
  return html`<${Button} icon=${ICONS[deed]} kind=${first ? "primary" : ""} aria-disabled=${reason ? "true" : null} title=${reason || null}
    aria-describedby=${reason ? `why-${deed}` : null} onClick=${reason ? () => toast(reason) : go}>${t(`office.deed.${deed}`)}<//>
    ${reason && html`<span class="hidden-text" id=${`why-${deed}`}>${reason}</span>`}`;
}

/** Who watches over a department asks it to get this done. */
function Watcher({ one, part, again }) {
  const [urging, urge] = useState(false);
  return html`<div class="case-deeds"><${Button} kind="primary" icon=${ICONS.urge} onClick=${() => urge(true)}>${t("office.deed.urge")}<//>
    ${urging && html`<${UrgeDialog} one=${one} part=${part} done=${() => (urge(false), again())} onClose=${() => urge(false)} />`}</div>`;
}
