import { rateOf, type Level, type RatedMetric } from '../rules/recorded.ts';

/** Expressions over one choice of series, such as those of the board's organisation. */
export interface Slice {
  /** A recorded rate over five minutes, summed by labels. */
  rate(metric: RatedMetric, options?: RateOptions): string;
  /** A quantile (0–1) of a recorded histogram; nothing where nothing happened. */
  quantile(q: number, metric: RatedMetric, options?: RateOptions): string;
  /** What a counter went up by over the board's time. */
  total(metric: string, by?: string, where?: string): string;
  /**
   * About `total`, from recorded rates over five minutes, read every five minutes: nothing counts twice, and the ends of the time shown are blurred.
   * For shares and ratios, where it is as good and costs a small part.
   */
  about(metric: RatedMetric, options?: RateOptions): string;
  /** A selector of a recorded series. */
  recorded(name: string, where?: string): string;
}

export interface RateOptions {
  level?: Level;
  by?: string;
  where?: string;
}

const summed = (by: string | undefined) => (by ? `sum by (${by})` : 'sum');

const join = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(',');

export function slice(matchers: string): Slice {
  const selector = (name: string, where?: string) => `${name}{${join(matchers, where)}}`;
  return {
    rate: (metric, { level, by, where } = {}) => `${summed(by)} (${selector(rateOf(metric, level), where)})`,
    quantile: (q, metric, { level, by, where } = {}) =>
      `histogram_quantile(${q}, ${summed(by ? `le, ${by}` : 'le')} (${selector(rateOf(metric, level), where)})) >= 0`,
    total: (metric, by, where) => `${summed(by)} (increase(${selector(metric, where)}[$__range]))`,
    about: (metric, { level, by, where } = {}) => `${summed(by)} (sum_over_time(${selector(rateOf(metric, level), where)}[$__range:5m])) * 300`,
    recorded: selector,
  };
}

/** A part of a whole; nothing, rather than NaN, where the whole is 0. */
export const ratio = (part: string, whole: string) => `${part} / (${whole} > 0)`;

/** The same where the part's series come only with its first event: until then it is 0. */
export const ratioOrZero = (part: string, whole: string) => `(${part} or 0 * ${whole}) / (${whole} > 0)`;

/** Series without a value of the label are called `not told`: a legend cannot show what is not there. */
export const told = (label: string, expr: string) => `label_replace(${expr}, "${label}", "not told", "${label}", "")`;

/** What part of the whole each value of a label has over the board's time, the largest first. */
export const shares = (q: Slice, metric: RatedMetric, { by, ...options }: RateOptions & { by: string }) =>
  `sort_desc(${q.about(metric, { ...options, by })} / ignoring (${by}) group_left () (${q.about(metric, options)} > 0) > 0)`;
