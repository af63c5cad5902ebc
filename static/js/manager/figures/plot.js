/** One figure over hours or dates. The table below says the same in numbers. */

import uPlot from "uplot";
import { html, useEffect, useRef } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { dayName, daysLater } from "/static/js/manager/days.js";
import { groupName, said } from "/static/js/manager/figures/values.js";

const HEIGHT = 230;
const BARS_UP_TO = 62;
const LABEL = 84;

export function Plot({ report, figure }) {
  const box = useRef(null);
  useEffect(() => {
    let plot = null;
    const draw = () => {
      plot?.destroy();
      plot = drawn(box.current, places(report), figure);
    };
    draw();
    const sized = new ResizeObserver(() => plot.setSize({ width: box.current.clientWidth, height: HEIGHT }));
    const dark = matchMedia("(prefers-color-scheme: dark)");
    sized.observe(box.current);
    dark.addEventListener("change", draw);
    return () => {
      sized.disconnect();
      dark.removeEventListener("change", draw);
      plot.destroy();
    };
  }, [report, figure]);
  return html`<div class="plot" ref=${box} role="img" aria-label=${t("figures.plotted", { figure: t(`figure.${figure}`) })}></div>`;
}

/** Each hour or date without a gap: `[name, row]`. */
function places({ by, rows }) {
  const known = new Map(rows.map((row) => [row.key, row]));
  const keys = rows.map((row) => row.key);
  const every = [];
  if (by === "hour") for (let hour = Math.min(...keys); hour <= Math.max(...keys); hour += 1) every.push(String(hour));
  if (by === "day") for (let day = keys[0]; day <= keys.at(-1); day = daysLater(day, 1)) every.push(day);
  return every.map((key) => [by === "day" ? dayName(key) : groupName(by, key), known.get(key)]);
}

function drawn(box, every, figure) {
  const role = (name) => getComputedStyle(box).getPropertyValue(`--${name}`).trim();
  const font = `14px ${role("number-face")}`;
  const axis = { stroke: role("muted"), font, ticks: { show: false } };
  const bars = every.length <= BARS_UP_TO;
  const values = every.map(([, row]) => row?.[figure] ?? null);
  return new uPlot({
    width: box.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: !bars } },
    scales: { x: { time: false, range: [-0.6, every.length - 0.4] }, y: { range: (_, __, most) => [0, most > 0 ? most * 1.12 : 1] } },
    axes: [
      { ...axis, grid: { show: false }, splits: (u) => steps(every.length, u.bbox.width / devicePixelRatio),
        values: (_, at) => at.map((n) => every[n]?.[0] ?? "") },
      { ...axis, size: 76, grid: { stroke: role("line"), width: 1 }, values: (_, at) => at.map((value) => said(figure, value)) },
    ],
    series: [{}, {
      stroke: role("accent"), fill: bars ? role("accent") : role("accent-soft"), width: bars ? 0 : 2, points: { show: every.length === 1 && !bars },
      ...(bars && { paths: uPlot.paths.bars({ size: [0.62, 44], radius: 0.08 }) }),
    }],
    plugins: [reading(every, figure)],
  }, [every.map((_, n) => n), values], box);
}

/** So many places apart that their names don't touch. */
function steps(count, width) {
  const step = Math.max(1, Math.ceil((count * LABEL) / Math.max(width, LABEL)));
  return Array.from({ length: Math.ceil(count / step) }, (_, n) => n * step);
}

/** Says the value under the pointer. */
function reading(every, figure) {
  const note = Object.assign(document.createElement("div"), { className: "plot-note", hidden: true });
  return { hooks: {
    init: (u) => u.over.append(note),
    setCursor: (u) => {
      const at = u.cursor.idx;
      const row = at === null || at === undefined || u.cursor.left < 0 ? null : every[at]?.[1];
      note.hidden = !row;
      if (!row) return;
      note.textContent = `${every[at][0]}  ${said(figure, row[figure])}`;
      const left = u.valToPos(at, "x");
      note.style.insetInlineStart = `${Math.min(Math.max(left, 60), u.over.clientWidth - 60)}px`;
    },
  } };
}
