/**
 * Sound and vibration of the phone, made here; they need one tap before, and again after a reload.
 * While they are on the screen is kept awake where the phone allows it.
 */

const TUNES = {
  near: [[0, 660], [0.28, 660]],
  turn: [[0, 660], [0.24, 880], [0.48, 1047], [1.3, 660], [1.54, 880], [1.78, 1047]],
  on: [[0, 880]],
};
const SHAKES = { near: [200, 120, 200], turn: [500, 150, 500, 150, 800], on: [60] };
const NOTE = 0.22;
const KEY = "alerts";

let context = null;
let awake = null;

/** Whether this phone can vibrate. */
export const canShake = typeof navigator.vibrate === "function";

/** "off", "on", or "asleep" when they were on before and a tap is wanted again. */
export function alertsState() {
  if (!wanted()) return "off";
  return context?.state === "running" ? "on" : "asleep";
}

/** Turn them on; call it from a tap. */
export async function turnOn() {
  keep(true);
  const Context = window.AudioContext ?? window.webkitAudioContext;
  if (Context) {
    context ??= new Context();
    await Promise.race([context.resume(), new Promise((done) => setTimeout(done, 500))]);
  }
  play("on");
  stayAwake();
}

/** Turn them off. */
export function turnOff() {
  keep(false);
  context?.close().catch(() => {});
  context = null;
  awake?.release().catch(() => {});
  awake = null;
}

/** Sound and vibrate: "near", "turn" or "on"; says whether a sound went out. */
export function play(kind) {
  if (!wanted()) return false;
  if (canShake) navigator.vibrate(SHAKES[kind]);
  if (context?.state !== "running") return false;
  for (const [at, pitch] of TUNES[kind]) note(context.currentTime + at, pitch);
  return true;
}

function note(at, pitch) {
  const tone = context.createOscillator();
  const loud = context.createGain();
  tone.type = "triangle";
  tone.frequency.value = pitch;
  loud.gain.setValueAtTime(0, at);
  loud.gain.linearRampToValueAtTime(0.6, at + 0.015);
  loud.gain.exponentialRampToValueAtTime(0.001, at + NOTE);
  tone.connect(loud).connect(context.destination);
  tone.start(at);
  tone.stop(at + NOTE);
}

/** Ask that the screen stays on; the browser lets go whenever the page is hidden. */
export async function stayAwake() {
  if (!wanted() || document.hidden) return;
  awake = await navigator.wakeLock?.request("screen").catch(() => null) ?? null;
}

function wanted() {
  try {
    return sessionStorage.getItem(KEY) === "on";
  } catch {
    return context !== null;
  }
}

function keep(on) {
  try {
    if (on) sessionStorage.setItem(KEY, "on");
    else sessionStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing asks again after a reload.
  }
}

document.addEventListener("visibilitychange", stayAwake);
