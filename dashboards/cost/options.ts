import { parseArgs } from 'node:util';

export interface Options {
  /** Series of the one organisation, about. */
  series: number;
  /** How long they have been there. */
  hours: number;
  /** Milliseconds that all queries of a board, one after the other, may take. */
  limitMs: number;
}

const positive = (name: string, text: string): number => {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} ${text}: not a number above 0`);
  return value;
};

/** What the command line asks for; throws where it cannot be read. */
export function optionsFrom(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      series: { type: 'string', default: '100000' },
      hours: { type: 'string', default: '6' },
      'limit-ms': { type: 'string', default: '1000' },
    },
  });
  return {
    series: positive('series', values.series),
    hours: positive('hours', values.hours),
    limitMs: positive('limit-ms', values['limit-ms']),
  };
}
