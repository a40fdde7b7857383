import type { Warn } from "./config";

/** What a value has to be, in the words in which a page is told that it is not. */
type Rule =
  | "text"
  | "boolean"
  | "function"
  | "list"
  | "object"
  | `${number} to ${number}`
  | `${string} or ${string}`
  | "known"
  | `supported, see ${string}`;
export type Rules<T> = Readonly<Record<keyof T, Rule>>;

/** What is right of what a page gave. What is wrong or unknown is told, and replaced if there is something to use instead. */
export function checked<T extends object>(where: string, given: unknown, rules: Rules<T>, otherwise: object, warn: Warn): Partial<T> {
  const right: Record<string, unknown> = {};
  for (const [name, value] of Object.entries((typeof given === "object" && given) || {})) {
    if (value == null) continue;
    const rule = Object.hasOwn(rules, name) ? rules[name as keyof T] : "known";
    right[name] = value;
    if (fits(value, rule)) continue;
    right[name] = (otherwise as Readonly<Record<string, unknown>>)[name];
    warn(`${where}: ${name} is not ${rule}; ${right[name] ?? "nothing"} is used`);
  }
  return right as Partial<T>;
}

function fits(value: unknown, rule: Rule): boolean {
  if (rule === "text") return isText(value);
  if (rule === "list") return Array.isArray(value);
  const [least, most] = rule.split(" to ");
  if (most) return typeof value === "number" && value >= Number(least) && value <= Number(most);
  return typeof value === rule || rule.split(" or ").includes(value as string);
}

/** Of named values those that are text, as many as may be; nothing said of names without a value. */
export function texts(name: string, given: object, most: number, warn: Warn): [name: string, value: string | number][] {
  const told = Object.entries(given).filter(([, value]) => value != null);
  const kept = told.filter(([, value]) => isText(value)).slice(0, most);
  if (kept.length < told.length) warn(`${name} is not up to ${most} texts; the rest is used`);
  return kept;
}

/** Ids are often numbers, and told as their digits. */
function isText(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}
