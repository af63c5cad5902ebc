/** The stretches of a day in fields: one, or two with a midday break. */

import { Button, html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { Time } from "/static/js/manager/forms.js";

export const asStretches = (pairs) => pairs.map(([begins, ends]) => ({ begins, ends }));

export function Stretches({ name, stretches, onChange }) {
  const change = (at, side, value) => onChange(stretches.map((pair, i) => (i === at ? pair.map((old, s) => (s === side ? value : old)) : pair)));
  return html`<div class="stretches">${stretches.map(([begins, ends], at) => html`<div class="stretch" key=${at}>
      <${Time} name=${`${name}-begins-${at}`} label=${t("manager.hours.from")} value=${begins} onTime=${(value) => change(at, 0, value)} />
      <${Time} name=${`${name}-ends-${at}`} label=${t("manager.hours.to")} value=${ends} onTime=${(value) => change(at, 1, value)} />
      ${stretches.length > 1 && html`<${Button} kind="quiet" icon="x" aria-label=${t("manager.hours.less")} onClick=${() => onChange(stretches.filter((_, i) => i !== at))} />`}</div>`)}
    ${stretches.length < 2 && html`<${Button} kind="quiet" icon="plus" onClick=${() => onChange([...stretches, ["13:30", "17:00"]])}>${t("manager.hours.add")}<//>`}</div>`;
}
