/**
 * What the applicant takes home, as it comes from the printer: 受理通知书, 一次性告知书 or 收件凭证. Always
 * in Chinese. The code that opens the case on their phone is given out by the window that has the case;
 * printed elsewhere, the paper bears none.
 */

import { html } from "/static/js/ui.js";
import { clockTime, dateInHall } from "/static/js/clock.js";
import { facts } from "/static/js/counter/facts.js";

const TITLES = { accepted: "受理通知书", notice: "一次性告知书", receipt: "收件凭证" };
const DELIVERY = { window: "到窗口领取", post: "邮寄", locker: "到文件柜自取" };

export function Paper({ one, name, kind }) {
  const of = (verdict) => one.materials.filter((its) => its.verdict === verdict);
  const who = name || one.applicant?.name || "";
  return html`<article class="case-paper" lang="zh-CN"><header><p>${facts.hall_zh}</p><h3>${TITLES[kind]}</h3><p class="number">${one.number}</p></header>
    <p>${who}：</p><p>${OPENING[kind](one)}</p>
    ${kind === "notice" && html`<${Papers} title="需要补正的材料" papers=${of("missing")} note />
      <p>依据：${one.why?.basis ?? ""}</p>${one.why?.note && html`<p>另请注意：${one.why.note}</p>`}
      <p>以上是需要补正的全部内容。补齐后请凭本告知书到窗口重新提交，补正只有这一次。</p>`}
    <${Papers} title="已收材料" papers=${of("received")} />
    <${Papers} title="容缺材料（请按承诺日期补交）" papers=${of("deferred")} until />
    ${kind !== "notice" && html`<p>结果：${DELIVERY[one.delivery]}</p>`}
    ${kind === "accepted" && one.follow_up.length > 0 && html`<${Next} matters=${one.follow_up} />`}
    <footer>${one.token && html`<img src=${`/c/${one.token}/qr.svg`} alt="" width="96" height="96" />`}<p>${one.token && html`扫一扫，看办到哪一步<br />`}${facts.hall_zh}（盖章）<br />${dateInHall(one.accepted_at ?? one.received_at)} ${clockTime(one.accepted_at ?? one.received_at)}</p></footer></article>`;
}

const OPENING = {
  accepted: (one) => `您申请的“${one.name}”材料齐全、符合法定形式，予以受理。${one.kind !== "immediate" && one.last_day ? `承诺于 ${one.last_day} 前办结。` : "当场办理。"}`,
  notice: (one) => `您申请的“${one.name}”，经核对还需要补正，现一次性告知如下。`,
  receipt: (one) => `您申请的“${one.name}”材料已收到，由${one.lead}决定是否受理，结果会告知您。`,
};

function Papers({ title, papers, until = false, note = false }) {
  if (papers.length === 0) return null;
  return html`<h4>${title}</h4><ol>${papers.map((its) => html`<li key=${its.name}>${its.name}${until && `，${its.until} 前`}${note && its.note && `：${its.note}`}
    ${!until && !note && `，${its.copies} 份`}</li>`)}</ol>`;
}

function Next({ matters }) {
  return html`<h4>接下来您可能还要办</h4><ol>${matters.map((its) => html`<li key=${its.code}>${its.name}（${its.department}）</li>`)}</ol>`;
}
