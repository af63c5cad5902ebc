/** What this tab has spoken last, so that a reload doesn't say it again. */

/** A memory for a zone: `read()` is the last spoken call, 0 when there is none. */
export function memoryOf(zone) {
  const key = `spoken:${zone}`;
  return {
    read() {
      try {
        return Number(sessionStorage.getItem(key)) || 0;
      } catch {
        return 0;
      }
    },
    write(call) {
      try {
        sessionStorage.setItem(key, String(call));
      } catch {
        // A browser that keeps nothing may say a call again after a reload.
      }
    },
  };
}
