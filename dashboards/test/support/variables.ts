import { substitute as putIn, variableValues } from '../../lib/variables.ts';
import { boards } from '../../src/boards/index.ts';

const valuesOfAll = (org: string): Record<string, string> => Object.assign({}, ...boards().map((board) => variableValues(board, org)));

/** What Grafana puts in place of variables, for a time of so many seconds. */
export const substitute = (expr: string, { org = 'acme-tv', seconds = 600 } = {}): string =>
  putIn(expr, { ...valuesOfAll(org), __range: `${seconds}s`, __range_s: `${seconds}`, __rate_interval: '1m', __interval: '15s' });
