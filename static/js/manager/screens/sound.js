/** How loud a zone is, when it is quiet, and in which languages it speaks. */

import { Button, Chip, html, Notice, toast, useState } from "/static/js/ui.js";
import { put } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { isTime, Time } from "/static/js/manager/forms.js";
import { zoneName } from "/static/js/manager/facts.js";

const CHOICES = ["", "zh-CN", "en", "zh-CN,en", "en,zh-CN"];

export function Sound({ here: { zone, sound, now }, hall }) {
  const kept = { silent: sound.silent, volume: sound.volume, from: (sound.quiet_from ?? "").slice(0, 5),
    until: (sound.quiet_until ?? "").slice(0, 5), languages: sound.voice_languages.join(",") };
  const [form, fill] = useState(kept);
  const [wrong, tell] = useState(null);
  const set = (more) => { tell(null); fill({ ...form, ...more }); };
  const changed = JSON.stringify(form) !== JSON.stringify(kept);
  const save = () => put(`/api/v1/zones/${encodeURIComponent(zone)}/sound`, {
    silent: form.silent, volume: form.volume, reason: t("manager.screens.sound.by_hand"),
    quiet_from: form.from ? `${form.from}:00` : null, quiet_until: form.until ? `${form.until}:00` : null,
    voice_languages: form.languages ? form.languages.split(",") : null,
  }).then(() => toast(t("manager.screens.sound.saved", { zone: zoneName(zone) })), (problem) => tell(problem.message));
  const languages = (value) => value.split(",").map((one) => t(`manager.screens.language.${one}`)).join(t("manager.screens.then"));
  return html`<section class="panel" aria-labelledby="sound"><div class="panel-head"><h2 id="sound">${t("manager.screens.sound", { zone: zoneName(zone) })}</h2>
      <${Chip} state=${now.silent ? "off" : "ready"} icon=${now.silent ? "volume-x" : "volume-2"}>${t(now.silent ? "manager.screens.silent.now" : "manager.screens.loud.now", { volume: now.volume })}<//></div>
    <div class="panel-body screen-form">
      <label class="check"><input type="checkbox" checked=${form.silent} onChange=${() => set({ silent: !form.silent })} /><span>${t("manager.screens.silent")}</span></label>
      ${hall.silent && html`<p class="muted small">${t("manager.screens.silent.hall")}</p>`}
      <div class="field"><label for="volume">${t("manager.screens.volume")}</label><div class="volume">
        <input type="range" id="volume" min="0" max="100" step="5" value=${form.volume} onInput=${(e) => set({ volume: e.target.valueAsNumber })} />
        <output for="volume">${form.volume}%</output></div></div>
      <div class="field"><span class="label" id="quiet">${t("manager.screens.quiet")}</span><div class="screen-pair" role="group" aria-labelledby="quiet">
        <${Time} name="quiet-from" label=${t("manager.screens.moment.from")} value=${form.from} required=${false} onTime=${(from) => set({ from })} />
        <${Time} name="quiet-until" label=${t("manager.screens.moment.until")} value=${form.until} required=${false} onTime=${(until) => set({ until })} /></div></div>
      <div class="field"><label for="languages">${t("manager.screens.languages")}</label>
        <select class="input" id="languages" value=${form.languages} onChange=${(e) => set({ languages: e.target.value })}>
          ${CHOICES.map((value) => html`<option key=${value} value=${value} selected=${value === form.languages}>${value ? languages(value)
            : t("manager.screens.languages.hall", { languages: languages(hall.voice_languages.join(",")) })}</option>`)}</select></div>
      <div role="alert">${wrong && html`<${Notice} state="attention" title=${wrong} />`}</div>
      ${changed && html`<div class="cluster"><${Button} kind="primary" disabled=${[form.from, form.until].some((time) => time && !isTime(time))} onClick=${save}>${t("manager.alerts.save")}<//>
        <${Button} kind="quiet" onClick=${() => set(kept)}>${t("manager.alerts.cancel")}<//></div>`}</div></section>`;
}
