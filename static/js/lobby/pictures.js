/** Small pictures of the screens, drawn with what is true now where the viewer may see it. */

import { html, Icon } from "/static/js/ui.js";

const called = (w) => w.ticket && (w.state === "called" || w.state === "serving");
const newest = (a, b) => String(b.since).localeCompare(String(a.since));

export function KioskPicture() {
  return html`<div class="pic pic-kiosk"><div class="pic-frame">
    <span class="pic-line"></span><div class="pic-tiles">${["receipt", "house", "shield", "store", "heart", "landmark"].map(
      (name) => html`<span key=${name}><${Icon} name=${name} /></span>`)}</div></div></div>`;
}

export function WallPicture({ hall, zone }) {
  const calls = (hall?.windows ?? []).filter((w) => w.zone === zone && called(w)).sort(newest).slice(0, 3);
  const rows = hall ? calls.map((w) => [w.ticket, w.number]) : [["A001", "1"], ["B001", "3"]];
  return html`<div class="pic pic-wall" data-theme="dark">${rows.map(([ticket, window]) => html`
    <p key=${ticket}><span class="number">${ticket}</span><${Icon} name="arrow-right" /><span class="number">${window}</span></p>`)}
    ${rows.length === 0 && html`<span class="pic-line short"></span><span class="pic-line short"></span>`}
  </div>`;
}

export function SignPicture({ hall }) {
  const w = (hall?.windows ?? []).filter(called).sort(newest)[0];
  return html`<div class="pic pic-sign" data-theme="dark"><span class="number pic-huge">${w?.number ?? "3"}</span>
    <span class="number">${w?.ticket ?? "B001"}</span></div>`;
}

export function CounterPicture({ ticket }) {
  return html`<div class="pic pic-counter"><div class="pic-desk"><span class="number">${ticket ?? "A001"}</span>
    <span class="pic-key"></span><span class="pic-line"></span><span class="pic-line short"></span></div>
    <div class="pic-list">${[1, 2, 3, 4].map((n) => html`<span class="pic-line" key=${n}></span>`)}</div></div>`;
}

export function PhonePicture() {
  return html`<div class="pic pic-phone"><div class="pic-frame"><span class="number">A001</span>
    <span class="pic-dot"></span><span class="pic-line short"></span></div></div>`;
}

export function IconPicture({ name }) {
  return html`<div class="pic pic-icon"><${Icon} name=${name} /></div>`;
}
