/** A ticket's way through the hall: a lane for each place, a bar for each stage, time to the right. */

import { html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { clockTime } from "/static/js/clock.js";
import { domainName } from "/static/js/manager/facts.js";
import { length } from "/static/js/manager/record/sentences.js";

const WIDTH = 1120;
const LANES_AT = 150;
const RIGHT = 24;
const TOP = 18;
const LANE = 56;
const BAR = 32;
const LEAST = 5;
const AXIS = 40;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480];
const TICKS = 9;

export function Picture({ life: { ticket, spans } }) {
  if (!spans.length) return null;
  const lanes = [...new Map(spans.map((span) => [laneOf(span), laneName(span)]))];
  const at = scale(spans);
  const height = TOP + lanes.length * LANE + AXIS;
  const states = spans.map((span) => `${t(`record.state.${span.state}`)} ${length(span.seconds)}`).join(" → ");
  const row = (span) => TOP + lanes.findIndex(([key]) => key === laneOf(span)) * LANE + LANE / 2;
  return html`<svg class="picture" viewBox="0 0 ${WIDTH} ${height}" role="img"
      aria-label=${t("record.life.picture", { number: ticket.number, states })}>
    ${lanes.map(([key, name], nth) => html`<g key=${key}><line class="picture-lane" x1=${LANES_AT} x2=${WIDTH - RIGHT}
        y1=${TOP + nth * LANE + LANE / 2} y2=${TOP + nth * LANE + LANE / 2} />
      <text class="picture-place" x=${LANES_AT - 16} y=${TOP + nth * LANE + LANE / 2} text-anchor="end" dominant-baseline="central">${name}</text></g>`)}
    ${ticks(at).map((moment) => html`<g key=${moment}><line class="picture-tick" x1=${at.x(moment)} x2=${at.x(moment)} y1=${TOP} y2=${height - AXIS + 6} />
      <text class="picture-time" x=${at.x(moment)} y=${height - 14} text-anchor="middle">${clockTime(moment)}</text></g>`)}
    ${spans.slice(1).map((span, nth) => html`<line key=${span.begins_at} class="picture-step" x1=${at.x(begin(span))} x2=${at.x(begin(span))}
      y1=${row(spans[nth])} y2=${row(span)} />`)}
    ${spans.map((span) => html`<${Bar} key=${span.begins_at} span=${span} at=${at} y=${row(span)} />`)}
  </svg>`;
}

function Bar({ span, at, y }) {
  const x = at.x(begin(span));
  const width = Math.max(LEAST, at.x(end(span)) - x);
  const words = `${t(`record.state.${span.state}`)} ${length(span.seconds)}`;
  return html`<g class="picture-bar" data-state=${span.state}><title>${words}</title>
    <rect x=${x} y=${y - BAR / 2} width=${width} height=${BAR} rx="6" />
    ${width > widthOf(words) && html`<text x=${x + 10} y=${y} dominant-baseline="central">${words}</text>`}</g>`;
}

/** About how wide a text is drawn, with room at its ends. */
const widthOf = (words) => [...words].reduce((sum, c) => sum + (c > "⺀" ? 15.5 : 8.5), 22);

const begin = (span) => Date.parse(span.begins_at);
const end = (span) => begin(span) + span.seconds * 1000;
const laneOf = (span) => (span.window ? `window ${span.window}` : `line ${span.domain}`);
const laneName = (span) => (span.window ? t("record.life.window", { window: span.window }) : domainName(span.domain));

/** Where a moment stands: `x(ms)`. */
function scale(spans) {
  const [from, to] = [begin(spans[0]), Math.max(...spans.map(end))];
  const wide = Math.max(1, to - from);
  return { from, to, x: (ms) => LANES_AT + ((ms - from) / wide) * (WIDTH - RIGHT - LANES_AT) };
}

/** Round moments along the way, no more than can be read. */
function ticks({ from, to }) {
  const minutes = (to - from) / 60000;
  const step = (STEPS.find((one) => minutes / one <= TICKS) ?? Math.ceil(minutes / TICKS / 480) * 480) * 60000;
  const found = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) found.push(at);
  return found;
}
