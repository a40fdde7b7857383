/** How much has happened at a time of the population's life. */
export interface Moment {
  /** Unix milliseconds. */
  time: number;
  /** Seconds since it began, of which busy times have more. */
  activity: number;
  /** How busy it is now, 1 on average. */
  level: number;
}

const day = 86_400;

/** The moment so many seconds after the beginning, which is at Unix second `start`. */
export function momentAt(start: number, seconds: number): Moment {
  const turn = (2 * Math.PI) / day;
  return {
    time: (start + seconds) * 1000,
    activity: seconds + (0.5 / turn) * (1 - Math.cos(turn * seconds)),
    level: 1 + 0.5 * Math.sin(turn * seconds),
  };
}

/** A series' value at a moment. */
export type Growth = (moment: Moment) => number;

/** Goes up in steps, as events come. */
export const counted =
  (perSecond: number, step = 1): Growth =>
  ({ activity }) =>
    Math.floor((activity * perSecond) / step) * step;

/** Goes up and down with how busy it is. */
export const measured =
  (usual: number): Growth =>
  ({ level }) =>
    Math.round(usual * level * 100) / 100;
