/**
 * What the hall shows, kept true: watch a view, get its snapshot, then every change of it.
 *
 * A screen that has lost the hall knows within 5 s, and heals by itself: after a reconnect, and when
 * the page was hidden too long, every view is watched again. Snapshots seen before are ignored.
 */

import { io } from "socket.io-client";

const BEAT = 2000;
const BEAT_ANSWER = 2000;
const HIDDEN_TOO_LONG = 5000;
/** Longer than the 5 s by which Chromium holds back a socket whose like have failed often. */
const CONNECT_WITHIN = 8000;
/** What the hall says when it will not show a view; every other error passes, so it is asked again. */
const REAL_NO = /^(sign_in_first|not_allowed|invalid|unknown_.*)$/;
const ASK_AGAIN = 1000;
const ASK_AGAIN_AT_MOST = 16000;
/** A screen that is lost so long begins the connection anew, whatever the library believes. */
const RESCUE = 20000;

const watches = new Map();
const listeners = new Set();
let socket = null;
let state = "connecting";
let beats = null;
let rescue = null;
let beatsAnswered = false;
let hiddenSince = null;

/** How it stands with the hall: "connecting", "live" or "lost". */
export function connection() {
  return state;
}

/** Hear of every change of `connection()`, beginning with the present one; the answer stops it. */
export function onConnection(listener) {
  open();
  listeners.add(listener);
  listener(state);
  return () => listeners.delete(listener);
}

/**
 * Watch `view`: `onSnapshot(snapshot, version)` now and at each change; `onRefused(error)` when the
 * hall won't show it. The answer stops it.
 */
export function watch(view, onSnapshot, onRefused = () => {}) {
  open();
  const seen = watches.get(view) ?? { version: -1, snapshot: undefined, readers: new Set(), failed: 0 };
  const reader = { onSnapshot, onRefused };
  watches.set(view, seen);
  seen.readers.add(reader);
  if (seen.version >= 0) onSnapshot(seen.snapshot, seen.version);
  else if (socket.connected) ask(view);
  return () => {
    seen.readers.delete(reader);
    if (seen.readers.size === 0) {
      watches.delete(view);
      socket.emit("unwatch", { view });
    }
  };
}

/** Send `event` to the hall and wait for its answer; rejects when none comes in time. */
export function send(event, data, { patience = 4000 } = {}) {
  open();
  return socket.timeout(patience).emitWithAck(event, data);
}

function open() {
  if (socket) return;
  socket = io({
    transports: ["websocket"],
    auth: (give) => give({ language: document.documentElement.lang }),
    reconnectionDelay: 300,
    reconnectionDelayMax: 2000,
    timeout: CONNECT_WITHIN,
  });
  socket.on("connect", connected);
  socket.on("view", take);
  socket.on("disconnect", lose);
  socket.on("connect_error", lose);
  addEventListener("offline", lose);
  addEventListener("online", () => socket.connected || socket.connect());
  document.addEventListener("visibilitychange", seenAgain);
}

function connected() {
  clearInterval(rescue);
  rescue = null;
  beatsAnswered = false;
  tell("live");
  for (const view of watches.keys()) ask(view, true);
  clearInterval(beats);
  beats = setInterval(beat, BEAT);
  beat();
}

/** A watch answered anew is the truth, even where its version is lower: the hall was restored. */
function ask(view, anew = false) {
  clearTimeout(watches.get(view)?.again);
  socket.timeout(4000).emit("watch", { view }, (late, answer) => {
    const seen = watches.get(view);
    if (!seen) return;
    if (late) askAgain(view, anew, ASK_AGAIN);
    else if (answer?.error) refused(view, seen, answer.error, anew);
    else {
      seen.failed = 0;
      if (anew && answer.version < seen.version) seen.version = -1;
      take(answer);
    }
  });
}

/** A hiccup of the hall blanks nothing that was shown before. */
function refused(view, seen, error, anew) {
  const forGood = REAL_NO.test(error.key);
  if (forGood || seen.version < 0) for (const reader of seen.readers) reader.onRefused(error);
  if (forGood) return;
  askAgain(view, anew, Math.min(ASK_AGAIN * 2 ** seen.failed, ASK_AGAIN_AT_MOST));
  seen.failed += 1;
}

function askAgain(view, anew, wait) {
  const seen = watches.get(view);
  clearTimeout(seen.again);
  seen.again = setTimeout(() => socket.connected && watches.get(view) === seen && ask(view, anew), wait);
}

function take({ view, version, snapshot }) {
  const seen = watches.get(view);
  if (!seen || version <= seen.version) return;
  Object.assign(seen, { version, snapshot });
  for (const reader of [...seen.readers]) reader.onSnapshot(snapshot, version);
}

/** A silent network closes nothing: only a missing answer tells that the hall is gone. */
function beat() {
  if (!socket.connected || document.hidden) return;
  socket.timeout(BEAT_ANSWER).emit("beat", (late) => {
    if (!late) beatsAnswered = true;
    // A beat in flight when the socket closes comes back as late too; the library mends that loss.
    else if (beatsAnswered && socket.connected) reconnect();
  });
}

function reconnect() {
  lose();
  socket.disconnect().connect();
}

function lose() {
  clearInterval(beats);
  rescue ??= setInterval(() => socket.connected || socket.disconnect().connect(), RESCUE);
  tell("lost");
  // The server closing a socket is the one loss that the client library doesn't mend by itself.
  if (socket && !socket.active) setTimeout(() => socket.connected || socket.connect(), 500);
}

function seenAgain() {
  if (document.hidden) {
    hiddenSince = performance.now();
    return;
  }
  const away = hiddenSince === null ? 0 : performance.now() - hiddenSince;
  hiddenSince = null;
  if (away < HIDDEN_TOO_LONG) return;
  if (socket.connected) for (const view of watches.keys()) ask(view, true);
  else socket.connect();
  beat();
}

function tell(next) {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener(state);
}
