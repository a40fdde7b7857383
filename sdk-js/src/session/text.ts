/**
 * What the page or the player gave, as text the service takes: a number is told as its digits, and half a character,
 * which would make the JSON unreadable, not at all. @param most UTF-16 units.
 */
export function text(value: unknown, most: number): string | undefined {
  return value == null ? undefined : String(value).slice(0, most).replace(/\p{Cs}/gu, "");
}
