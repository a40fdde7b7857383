/** Random hex digits. Works on plain http, where crypto.randomUUID and crypto.subtle do not exist. */
export function randomId(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(values, (value) => value.toString(16).padStart(2, "0")).join("");
}
