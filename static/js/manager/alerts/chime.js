/** Two soft notes, made by the browser itself. A browser that hasn't been touched yet stays silent. */

const NOTES = [[659.3, 0], [523.3, 0.22]];
const LOUD = 0.12;
const LONG = 0.9;

let context = null;

export function chime() {
  if (typeof AudioContext === "undefined") return;
  context ??= new AudioContext();
  context.resume().then(() => NOTES.forEach(([pitch, after]) => note(pitch, context.currentTime + after))).catch(() => {});
}

function note(pitch, at) {
  const [tone, loudness] = [context.createOscillator(), context.createGain()];
  tone.frequency.value = pitch;
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(LOUD, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + LONG);
  tone.connect(loudness).connect(context.destination);
  tone.start(at);
  tone.stop(at + LONG);
}
