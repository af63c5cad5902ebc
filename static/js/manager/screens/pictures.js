/** The pictures of a zone in their order, and those that lie ready. Managers change them. */

import { Button, html, toast, useRef, useState } from "/static/js/ui.js";
import { del, put, Refused } from "/static/js/api.js";
import { currentLanguage, t } from "/static/js/words.js";
import { facts } from "/static/js/manager/facts.js";
import { Small } from "/static/js/manager/screens/small.js";

const MAY = ["manager", "administrator"].includes(facts.role);
const SECONDS = 10;
const addressOf = (picture) => `/api/v1/pictures/${picture}`;
const complain = (problem) => toast(problem.message);

export function Pictures({ here: { zone, slides }, pictures }) {
  const save = (next) => put(`/api/v1/zones/${encodeURIComponent(zone)}/playlist`, { slides: next }).catch(complain);
  const names = new Map(pictures.map((one) => [one.picture, one.name]));
  const ready = pictures.filter(({ picture }) => !slides.some((slide) => slide.picture === picture));
  const move = (at, by) => {
    const next = [...slides];
    [next[at], next[at + by]] = [next[at + by], next[at]];
    save(next);
  };
  return html`<section class="panel pictures" aria-labelledby="pictures"><div class="panel-head">
      <div><h2 id="pictures">${t("manager.screens.pictures")}</h2><p class="muted small">${t("manager.screens.pictures.when")}</p></div>
      ${MAY && html`<${Bring} onBrought=${(picture) => save([...slides.filter((s) => s.picture !== picture), { picture, seconds: SECONDS }])} />`}</div>
    <div class="panel-body">${slides.length === 0 && html`<p class="muted">${t("manager.screens.pictures.none")}</p>`}
      <ol class="slides-list">${slides.map((slide, at) => html`<li class="slide" key=${slide.picture}>
        <img src=${addressOf(slide.picture)} alt=${names.get(slide.picture) ?? ""} loading="lazy" />
        <p class="slide-name small">${at + 1} · ${names.get(slide.picture)}</p>
        ${MAY && html`<div class="slide-acts">
          <label class="slide-seconds"><span class="hidden-text">${t("manager.screens.seconds")}</span><input class="input" type="number" min="3" max="600"
            value=${slide.seconds} onChange=${(e) => save(slides.map((s, n) => (n === at ? { ...s, seconds: e.target.valueAsNumber } : s)))} />
            <span aria-hidden="true">${t("manager.screens.s")}</span></label>
          <${Small} icon="arrow-left" label="earlier" off=${at === 0} onClick=${() => move(at, -1)} />
          <${Small} icon="arrow-right" label="later" off=${at === slides.length - 1} onClick=${() => move(at, 1)} />
          <${Small} icon="x" label="take_out" onClick=${() => save(slides.filter((_, n) => n !== at))} /></div>`}</li>`)}</ol>
      ${MAY && ready.length > 0 && html`<h3 class="muted small">${t("manager.screens.ready")}</h3>
        <ul class="slides-list ready">${ready.map((one) => html`<li class="slide" key=${one.picture}>
          <img src=${addressOf(one.picture)} alt=${one.name} loading="lazy" /><div class="slide-acts">
            <${Small} icon="plus" label="put_in" onClick=${() => save([...slides, { picture: one.picture, seconds: SECONDS }])} />
            <${Small} icon="trash-2" label="forget" onClick=${() => del(addressOf(one.picture)).catch(complain)} /></div></li>`)}</ul>`}</div></section>`;
}

function Bring({ onBrought }) {
  const box = useRef(null);
  const [busy, work] = useState(false);
  const bring = async ({ target }) => {
    work(true);
    for (const file of target.files) await upload(file).then(({ picture }) => onBrought(picture), complain);
    target.value = "";
    work(false);
  };
  return html`<input type="file" class="hidden-text" ref=${box} accept="image/png,image/jpeg,image/webp" multiple tabindex="-1"
      aria-label=${t("manager.screens.bring")} onChange=${bring} />
    <${Button} icon="image-plus" busy=${busy} onClick=${() => box.current.click()}>${t("manager.screens.bring")}<//>`;
}

async function upload(file) {
  const answer = await fetch(`/api/v1/pictures?name=${encodeURIComponent(file.name.slice(0, 60))}`, {
    method: "POST", body: file, headers: { "Content-Type": file.type, "Accept-Language": currentLanguage() },
  });
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(answer.status, body?.error);
  return body;
}
