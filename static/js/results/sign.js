/** A signature, drawn with a finger, a pen or the mouse, as the path of an SVG. */

import { Button, html, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

const WIDTH = 600;
const HEIGHT = 200;
/** How far the pen goes before it is noted again, in the units of the field. */
const STEP = 4;
const LONGEST = 8000;

export function Sign({ path, onPath }) {
  const pen = useRef(null);
  const [drawing, draw] = useState(false);
  const at = (event) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return [Math.round(((event.clientX - left) / width) * WIDTH), Math.round(((event.clientY - top) / height) * HEIGHT)];
  };
  const begin = (event) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    pen.current = at(event);
    draw(true);
    add(`M${pen.current.join(" ")}`);
  };
  const go = (event) => {
    if (!drawing) return;
    const to = at(event);
    if (Math.hypot(to[0] - pen.current[0], to[1] - pen.current[1]) < STEP) return;
    pen.current = to;
    add(` L${to.join(" ")}`);
  };
  const add = (more) => path.length + more.length < LONGEST && onPath(path + more);
  return html`<div class="sign"><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${t(path ? "results.sign.drawn" : "results.sign")}
      onPointerDown=${begin} onPointerMove=${go} onPointerUp=${() => draw(false)} onPointerCancel=${() => draw(false)}>
      <line x1="40" x2="560" y1="160" y2="160" /><path d=${path || "M0 0"} /></svg>
    <div class="spread"><span class="field-hint">${t("results.sign.hint")}</span>
      <${Button} kind="quiet" icon="eraser" onClick=${() => onPath("")}>${t("results.sign.clear")}<//></div></div>`;
}
