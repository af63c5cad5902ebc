/** 临时应急窗口 (D21-4): opened with a reason and an end; it closes by itself. */

import { html, toast, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { post, put } from "/static/js/api.js";
import { Choice, Field, FormDialog, Time } from "/static/js/manager/forms.js";
import { zoneKeys, zoneName } from "/static/js/manager/facts.js";
import { Effects, useEffects } from "/static/js/manager/map/effects.js";
import { momentToday, soon } from "/static/js/manager/map/moments.js";
import { Domains } from "/static/js/manager/map/reshape.js";

export function Temporary({ map, onClose }) {
  const [number, name] = useState(firstFree(map.windows));
  const [zone, place] = useState(busiestZone(map.windows));
  const [domains, take] = useState([]);
  const [until, last] = useState("");
  const [reason, say] = useState("");
  const effects = useEffects(domains.length ? number : null, { kind: "temporary", domains, zone, open: true }, { map });
  const send = () => put(`/api/v1/windows/${number}`, {
    new: true, kind: "temporary", domains, zone, open: true, until: momentToday(until), reason: reason.trim(),
    name: t("window.kind.temporary"), name_en: "Temporary window",
  });
  const done = () => {
    onClose();
    const undo = () => post(`/api/v1/windows/${number}/take-back-change`)
      .then(() => toast(t("manager.undone")), (problem) => toast(problem.message));
    toast(t("manager.temporary.done", { window: number, time: until }), { action: [t("manager.undo"), undo], seconds: 12 });
  };
  return html`<${FormDialog} title=${t("manager.temporary")} go=${t("manager.temporary.open")} send=${send} done=${done} onClose=${onClose}>
    <p class="muted">${t("manager.temporary.text")}</p>
    <div class="reshape-pair"><${Field} name="number" label=${t("manager.temporary.number")} value=${number} required pattern="[0-9A-Za-z]{1,6}"
        onInput=${(e) => name(e.target.value)} />
      <${Choice} name="zone" label=${t("manager.temporary.zone")} value=${zone} onChoose=${place} options=${zoneKeys().map((key) => [key, zoneName(key)])} /></div>
    <${Domains} chosen=${domains} onChange=${take} />
    ${domains.length > 0 && html`<${Effects} effects=${effects} />`}
    <${Time} name="until" label=${t("manager.temporary.until")} value=${until} like=${t("manager.time.like", { time: soon() })} onTime=${last} />
    <${Field} name="why" label=${t("manager.settings.reason")} value=${reason} required maxlength="200" onInput=${(e) => say(e.target.value)} />
  <//>`;
}

/** The next plain number that no window has. */
function firstFree(windows) {
  const taken = windows.map((w) => Number(w.number)).filter(Number.isInteger);
  return String(Math.max(0, ...taken) + 1);
}

function busiestZone(windows) {
  const count = (zone) => windows.filter((w) => w.zone === zone).length;
  return [...zoneKeys()].sort((a, b) => count(b) - count(a))[0];
}
