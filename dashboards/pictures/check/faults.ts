import type { Box, MeasuredPanel } from './measured.ts';

/** Boxes of letters have some air around them. */
const air = 2;

const overlap = (a: Box, b: Box) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > air && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > air;

const pairs = <T>(all: T[]): [T, T][] => all.flatMap((one, index) => all.slice(index + 1).map((other): [T, T] => [one, other]));

function within({ title, texts, drawn, message }: MeasuredPanel): string[] {
  return [
    ...texts.filter(({ cut }) => cut).map(({ text }) => `${title}: "${text}" is cut`),
    ...pairs(texts)
      .filter(([a, b]) => overlap(a, b))
      .map(([a, b]) => `${title}: "${a.text}" and "${b.text}" overlap`),
    ...(drawn || message !== null ? [] : [`${title}: nothing is drawn`]),
  ];
}

/** What is wrong with a page: panels or texts over each other, texts that are cut, panels that are empty and do not say so. */
export const faults = (panels: MeasuredPanel[]): string[] => [
  ...pairs(panels)
    .filter(([a, b]) => overlap(a, b))
    .map(([a, b]) => `${a.title} and ${b.title} overlap`),
  ...panels.flatMap(within),
];
