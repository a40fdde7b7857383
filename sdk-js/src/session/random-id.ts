/** Random hex digits. Works on plain http, where crypto.randomUUID and crypto.subtle do not exist. */
export function randomId(bytes: number): string {
  const values = new Uint8Array(bytes);
  const source: Crypto | undefined = globalThis.crypto;
  if (source) source.getRandomValues(values);
  else values.forEach((_, i) => (values[i] = Math.floor(Math.random() * 256)));
  return Array.from(values, (value) => value.toString(16).padStart(2, "0")).join("");
}
