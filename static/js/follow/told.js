/** What this phone has been alerted about, kept over a reload. */

/** `read()` and `write(mark)` for the ticket of a token. */
export function toldOf(token) {
  const key = `told:${token}`;
  let told = null;
  try {
    told = sessionStorage.getItem(key);
  } catch {
    // Kept in this page only.
  }
  return {
    read: () => told,
    write(mark) {
      told = mark;
      try {
        sessionStorage.setItem(key, mark);
      } catch {
        // Kept in this page only.
      }
    },
  };
}
