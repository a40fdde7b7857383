/** Grafana's names of colours, as they look on white. */
const named: Record<string, string> = {
  green: '#3f9c4a',
  yellow: '#d99e0b',
  orange: '#e8700c',
  red: '#d6304a',
  blue: '#3871dc',
  purple: '#8f4bc9',
  gray: '#8a8f98',
  text: '#24292e',
};

export const color = (name: string): string => named[name] ?? name;

/** Of series that have no colour of their own, one after the other. */
export const palette = ['#3f9c4a', '#e0a800', '#3871dc', '#e8700c', '#d6304a', '#8f4bc9', '#1f9fb8', '#b0568c', '#7a8b1f', '#8a5a44', '#5b6ee1', '#c97b63'];

export const paletteColor = (index: number): string => palette[index % palette.length]!;
