import { audience, rateOf } from '../recorded.ts';

const outcomes = rateOf('openqoe_view_outcomes_total');
const environment = 'org_id, env';
const views = 20;

/**
 * More than this share of views ended so, while at least 20 ended in five minutes. Views whose kind of content nobody knows are compared with all
 * of their environment: most of them are those that failed or were left before the player could tell, so among themselves nearly all would be bad.
 */
export function outcomeAbove(share: number, outcome: 'start_failed' | 'exit_before_start' | 'play_failed'): string {
  const ended = (labels: string, where = '') => `sum by (${labels}) (${outcomes}${where})`;
  const among = audience.join(', ');
  const known = `audience:openqoe_outcome_ratio:rate5m{outcome="${outcome}", content_type!=""} > ${share} and on (${among}) ${ended(among)} * 300 >= ${views}`;
  const unknown = `${ended(environment, `{outcome="${outcome}", content_type=""}`)} / ${ended(environment)} > ${share} and on (${environment}) ${ended(environment)} * 300 >= ${views}`;
  return `${known} or ${unknown}`;
}
