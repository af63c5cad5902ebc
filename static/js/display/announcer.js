/**
 * Which call is announced now, and which come next: one at a time in a zone, each call once, a
 * recall again. A call is dropped when its ticket is no longer being called, when it was superseded
 * by a newer call of the same ticket or window, or when it is older than `FRESH`.
 */

export const FRESH = 60_000;
/** With so many still to come each is said once, so that nobody waits a minute for their name. */
export const CROWD = 4;

/** Of the calls in a snapshot, those to announce: oldest first. `age(call)` in ms. */
export function due(calls, { last, age }) {
  const newest = [...calls].sort((a, b) => b.call - a.call);
  const seen = new Set();
  const standing = newest.filter(({ number, window }) => {
    const marks = [`ticket ${number}`, `window ${window}`];
    const first = marks.every((mark) => !seen.has(mark));
    for (const mark of marks) seen.add(mark);
    return first;
  });
  return standing
    .filter((call) => call.calling && call.call > last && age(call) <= FRESH)
    .reverse();
}

export class Announcer {
  /**
   * `say(call, {short, holds})` announces and resolves when done; it asks `holds()` whether the call
   * is still true. `age(call)` is in ms; `last` is the last call that was spoken before.
   */
  constructor({ say, age, last = 0, onChange = () => {} }) {
    Object.assign(this, { say, age, last, onChange, current: null, queue: [], calls: [] });
  }

  /** The calls of the newest snapshot, newest first. */
  take(calls) {
    const top = calls[0]?.call;
    // Numbers only grow; lower ones come from a hall that began anew or was restored.
    if (top !== undefined && top < this.last) this.last = 0;
    this.calls = calls;
    this.plan();
    this.next();
  }

  /** Whether `call` is still the truth. */
  holds(call) {
    const now = this.calls.find((other) => other.call === call.call);
    if (!now?.calling) return false;
    return !this.calls.some((other) => other.call > call.call && other.number === call.number);
  }

  /** Announce again what was shown but not heard since call `last`: the sound has come on. */
  again(last) {
    this.last = last;
    this.plan();
    this.next();
  }

  plan() {
    this.queue = due(this.calls, this).filter(({ call }) => call !== this.current?.call);
    this.onChange();
  }

  async next() {
    if (this.current) return;
    this.plan();
    const call = this.queue.shift();
    if (!call) return;
    this.current = call;
    this.last = call.call;
    this.onChange();
    try {
      await this.say(call, {
        short: this.queue.length >= CROWD,
        holds: () => this.holds(call),
      });
    } catch (problem) {
      console.warn("a call was shown without sound", problem);
    } finally {
      this.current = null;
      this.next();
      this.onChange();
    }
  }
}
