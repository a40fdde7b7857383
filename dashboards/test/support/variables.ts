/** What Grafana puts in place of variables, for a time of so many seconds. */
export function substitute(expr: string, { org = 'acme-tv', seconds = 600 } = {}): string {
  const values: Record<string, string> = {
    org,
    env: '.*',
    content: '.*',
    slo: '.*',
    revenue_per_hour: '0.05',
    min_views: '5',
    price_per_1000_series: '8',
    price_per_million_requests: '0.40',
    price_per_10000_operations: '0.0004',
    __range: `${seconds}s`,
    __range_s: `${seconds}`,
    __rate_interval: '1m',
    __interval: '15s',
  };
  return expr.replace(/\$(\w+)/g, (whole, name: string) => values[name] ?? whole);
}
