/** Moving about by keyboard: arrow keys among what can be pressed, by where it stands on the page. */

const PRESSABLE = "button:not([disabled]), a[href], [role='radio'], input";
const TOWARDS = {
  ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1],
};

/** On a key event, move the focus inside `place` towards the arrow; says whether it moved. */
export function moveFocus(event, place) {
  const towards = TOWARDS[event.key];
  if (!towards || event.altKey || event.ctrlKey || event.metaKey) return false;
  const from = document.activeElement;
  if (from?.matches("input, textarea") && towards[0] !== 0) return false;
  const all = [...place.querySelectorAll(PRESSABLE)].filter((el) => el.offsetParent !== null);
  const next = place.contains(from) ? nearest(from, all, towards) : all[0];
  if (!next) return false;
  event.preventDefault();
  next.focus();
  return true;
}

function nearest(from, all, [dx, dy]) {
  const here = middle(from);
  let best = null;
  for (const el of all) {
    if (el === from) continue;
    const there = middle(el);
    const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
    const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    const far = along + aside * 3;
    if (along > 4 && (best === null || far < best.far)) best = { el, far };
  }
  return best?.el;
}

function middle(el) {
  const box = el.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
