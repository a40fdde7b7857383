/** What was stored under the key, or else the given digits, from now on. */
export function remembered(storage: () => Storage, key: string, digits: string): string {
  try {
    const stored = storage().getItem(key) ?? "";
    if (stored.length === digits.length && /^[0-9a-f]+$/.test(stored)) return stored;
    storage().setItem(key, digits);
  } catch {
    // Storage can be blocked, full or absent; digits for this page will do.
  }
  return digits;
}
