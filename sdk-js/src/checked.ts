/** What a value must be, in words, and what is used of a value: the same if it is, else what can be saved of it, or undefined. */
type Rule = readonly [must: string, use: (value: unknown) => unknown];
export type Rules<T> = Readonly<Record<keyof T, Rule>>;
/** Tells the page's developer, of each thing once. */
export type Warn = (message: string) => void;

const isText = (value: unknown) => typeof value === "string" || typeof value === "number";
const when = (must: string, holds: (value: unknown) => boolean): Rule => [must, (value) => (holds(value) ? value : undefined)];

/** Ids are often numbers, and told as their digits. */
export const text = when("text", isText);
export const flag = when("true or false", (value) => typeof value === "boolean");
export const callback = when("a function", (value) => typeof value === "function");
export const list = when("a list", Array.isArray);
export const range = (least: number, most: number): Rule =>
  when(`${least} to ${most}`, (value) => typeof value === "number" && value >= least && value <= most);
/** @param otherwise used for anything else. */
export const oneOf = (choices: readonly unknown[], otherwise?: string): Rule =>
  [choices.join(" or "), (value) => (choices.includes(value) ? value : otherwise)];
/** What means something else here, or nothing. */
export const replaced = (by: string): Rule => when(`replaced by ${by}`, () => false);
/** A text for each name. Names without a value are as good as absent. */
export const pairs = (most: number): Rule => [
  `up to ${most} pairs of text`,
  (value) => {
    if (typeof value !== "object") return undefined;
    const told = Object.entries(value as object).filter(([, one]) => one != null);
    const sound = told.filter(([, one]) => isText(one)).slice(0, most);
    return sound.length < told.length ? Object.fromEntries(sound) : value;
  },
];

/** What is used of what a page gave: wrong values give way to defaults, and unknown names go, with a warning each. */
export function checked<T extends object>(where: string, given: unknown, rules: Rules<T>, defaults: object, warn: Warn): Partial<T> {
  const used: Record<string, unknown> = { ...defaults };
  for (const [name, value] of Object.entries(typeof given === "object" ? { ...given } : {})) {
    const rule = (rules as Readonly<Record<string, Rule>>)[name];
    if (!rule) warn(`${where}: ${name} is unknown`);
    if (!rule || value == null) continue;
    const sound = rule[1](value);
    if (sound !== undefined) used[name] = sound;
    if (sound === value) continue;
    const instead = typeof sound === "object" ? "the rest" : (used[name] ?? "nothing");
    warn(`${where}: ${name} must be ${rule[0]}: ${String(instead)} is used`);
  }
  return used as Partial<T>;
}
