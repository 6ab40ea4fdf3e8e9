/** Storage that may be forbidden: then nothing is kept, and everything else works. */

export function kept(storage, key) {
  try {
    return globalThis[storage].getItem(key);
  } catch {
    return null;
  }
}

export function keep(storage, key, value) {
  try {
    if (value === null) {
      globalThis[storage].removeItem(key);
    } else {
      globalThis[storage].setItem(key, value);
    }
  } catch {
    // nothing is kept
  }
}
