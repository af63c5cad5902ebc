/** One event of the record: when, what, why; as it is kept on demand. */

import { html, Icon } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { clockTime } from "/static/js/clock.js";
import { reasonOf, Sentence } from "/static/js/manager/record/sentences.js";

const ICONS = {
  Ticket: "ticket", Slip: "printer", Window: "monitor", Alert: "bell", Staff: "user-round", Sign: "log-in",
  Device: "tablet", Pairing: "tablet", Setting: "sliders-horizontal", Plan: "calendar-clock",
  Appointment: "calendar-check", Case: "folder", Part: "folder", Batch: "folder-input", Material: "folder", Light: "traffic-cone", Term: "calendar-plus",
  Clock: "clock", Clerk: "user-round", Agent: "handshake", Referral: "signpost", Certificate: "badge-check", Role: "user-round", Department: "user-round",
  Password: "key-round", Link: "link", Shift: "calendar-days", Message: "megaphone", Picture: "image", Playlist: "image", Catalogue: "library-big",
  Matters: "library-big", Mode: "library-big", Webhook: "webhook", Overdue: "message-square-warning", Day: "clock-alert", Language: "languages",
  Inspection: "clipboard-check", Finding: "flag", Person: "shield", Old: "shield", Journal: "shield",
  Door: "door-open", Cabinet: "vault", Cell: "vault", Stay: "vault", Storing: "package-plus", Collecting: "package-check", Recall: "undo-2", Guess: "key-round", Pickup: "key-round",
};

export function Happening({ event }) {
  const reason = reasonOf(event);
  const icon = Object.entries(ICONS).find(([begins]) => event.kind.startsWith(begins))?.[1] ?? "dot";
  return html`<article class="happened"><time datetime=${event.at}>${clockTime(event.at)}</time>
    <${Icon} name=${icon} />
    <p class="happened-said"><${Sentence} event=${event} />${reason && html`<span class="happened-why muted">${reason}</span>`}</p>
    <details class="happened-raw"><summary aria-label=${t("record.raw")}><${Icon} name="code-xml" /></summary>
      <p class="small muted">${t("record.raw.version", { version: event.version })} · ${event.kind} · ${event.by} · ${t("record.raw.cause", { cause: event.cause })}</p>
      <pre class="small" tabindex="0">${JSON.stringify(event.data, null, 1)}</pre></details></article>`;
}
