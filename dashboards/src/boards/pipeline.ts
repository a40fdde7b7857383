import { TextBoxVariableBuilder, type Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { bars, stat, timeseries } from '../panels/index.ts';
import { board, datasourceVariable, type Row } from './board.ts';
import { ratioOrZero, slice } from './promql.ts';
import { unit } from './units.ts';

const rate = (metric: string, by?: string, where = '') => `sum${by ? ` by (${by})` : ''} (rate(openqoe_${metric}{${where}}[$__rate_interval]))`;
const quantile = (q: number, histogram: string, by?: string) => `histogram_quantile(${q}, ${rate(`${histogram}_bucket`, by ? `le, ${by}` : 'le')}) >= 0`;
const percentiles = (histogram: string) => [0.5, 0.95, 0.99].map((q) => ({ expr: quantile(q, histogram), legend: `${q * 100} %` }));
const each = (gauge: string, by: string, where = '') => `max by (${by}) (openqoe_${gauge}{${where}})`;

// All organisations.
const everyone = slice('');

const poison = 'queue=~".*-poison"';
const work = 'queue!~".*-poison"';

const overview: Row = {
  title: 'At a glance',
  panels: [
    stat({
      title: 'Events accepted a second',
      description: 'Over the last minutes, all organisations together.',
      unit: unit.count,
      decimals: 1,
      queries: [{ expr: rate('ingest_events_total', undefined, 'outcome="accepted"') }],
    }),
    stat({
      title: 'Requests answered 5xx',
      description: 'Of all answers of /v1/events.',
      unit: unit.ratio,
      decimals: 2,
      queries: [{ expr: ratioOrZero(rate('ingest_requests_total', undefined, 'status=~"5.."'), rate('ingest_requests_total')) }],
      steps: [{ from: 0, color: 'green' }, { from: 0.001, color: 'yellow' }, { from: 0.01, color: 'red' }],
    }),
    stat({
      title: 'Publish lag',
      description: 'Age of the oldest counted event that no receiver has taken yet.',
      unit: unit.seconds,
      decimals: 1,
      queries: [{ expr: 'max(openqoe_publish_lag_seconds)' }],
      steps: [{ from: 0, color: 'green' }, { from: 60, color: 'yellow' }, { from: 180, color: 'red' }],
    }),
    stat({
      title: 'Oldest message',
      description: 'How long the oldest message in any queue has waited.',
      unit: unit.seconds,
      decimals: 1,
      queries: [{ expr: `max(openqoe_queue_oldest_seconds{${work}})` }],
      steps: [{ from: 0, color: 'green' }, { from: 30, color: 'yellow' }, { from: 120, color: 'red' }],
    }),
    stat({
      title: 'Poison messages',
      description: 'Messages that were given up and wait for somebody, in all queues.',
      unit: unit.count,
      decimals: 0,
      queries: [{ expr: `sum(${each('queue_depth', 'queue', poison)})` }],
      steps: [{ from: 0, color: 'green' }, { from: 1, color: 'red' }],
    }),
    stat({
      title: 'Series',
      description: 'Series that the instances write, all together.',
      unit: unit.count,
      decimals: 0,
      queries: [{ expr: 'sum(openqoe_active_series)' }],
    }),
  ],
};

const ingest: Row = {
  title: 'Ingest',
  panels: [
    timeseries({
      title: 'Events by outcome',
      description: 'Events received a second: accepted, rejected, deferred (answered 503), limited (429).',
      unit: unit.events,
      stack: 'values',
      queries: [{ expr: rate('ingest_events_total', 'outcome'), legend: '{{outcome}}' }],
    }),
    timeseries({
      title: 'Rejected events by reason',
      description: 'The first error of each rejected event.',
      unit: unit.events,
      queries: [{ expr: rate('ingest_events_total', 'reason', 'outcome="rejected"'), legend: '{{reason}}' }],
      noValue: 'None rejected',
    }),
    timeseries({
      title: 'Requests by status',
      description: 'Answers of /v1/events a second, preflights included.',
      unit: unit.requests,
      stack: 'values',
      queries: [{ expr: rate('ingest_requests_total', 'status'), legend: '{{status}}' }],
    }),
    timeseries({
      title: 'Duration of requests',
      description: "From a request's arrival to its answer: half, 95 % and 99 % are at least as fast.",
      unit: unit.seconds,
      queries: percentiles('ingest_request_duration_seconds'),
    }),
    timeseries({
      title: 'Repeats and doubts',
      description: 'Events that clients had sent before, and messages sent again because the first send may have arrived.',
      unit: unit.perSecond,
      queries: [
        { expr: rate('aggregate_events_total', undefined, 'outcome="duplicate"'), legend: 'duplicate events' },
        { expr: rate('ambiguous_sends_total'), legend: 'ambiguous sends' },
      ],
      noValue: 'None',
    }),
    timeseries({
      title: 'Reports lost before us',
      description: 'Reports that SDKs had to throw away, over events accepted, by organisation.',
      unit: unit.ratio,
      queries: [{ expr: ratioOrZero(everyone.rate('openqoe_sdk_dropped_reports_total', { by: 'org_id' }), everyone.rate('openqoe_events_total', { by: 'org_id' })), legend: '{{org_id}}' }],
    }),
  ],
};

const queues: Row = {
  title: 'Queues and counters',
  panels: [
    timeseries({ title: 'Messages in queues', description: 'Hidden ones included, about.', unit: unit.count, queries: [{ expr: each('queue_depth', 'queue', work), legend: '{{queue}}' }] }),
    timeseries({
      title: 'Oldest message',
      description: 'How long the oldest message of each queue has waited.',
      unit: unit.seconds,
      queries: [{ expr: each('queue_oldest_seconds', 'queue', work), legend: '{{queue}}' }],
    }),
    timeseries({
      title: 'Poison messages',
      description: 'Messages that were given up and wait for somebody.',
      unit: unit.count,
      queries: [{ expr: each('queue_depth', 'queue', poison), legend: '{{queue}}' }],
    }),
    timeseries({
      title: 'Duration of commits',
      description: 'Half, 95 % and 99 % of commits of a slot are at least as fast.',
      unit: unit.seconds,
      queries: percentiles('commit_duration_seconds'),
    }),
    timeseries({
      title: 'Committed bytes',
      description: 'Compressed bytes stored a second.',
      unit: unit.bytesPerSecond,
      queries: [{ expr: rate('commit_bytes_sum'), legend: 'bytes' }],
    }),
    timeseries({
      title: 'Receive to publish',
      description: 'From the receipt of the oldest event in a publication until it was sent.',
      unit: unit.seconds,
      queries: percentiles('end_to_end_lag_seconds'),
    }),
  ],
};

const leaving: Row = {
  title: 'What leaves',
  panels: [
    timeseries({
      title: 'Samples by result',
      description: 'Remote-written samples a second; each try counts.',
      unit: unit.perSecond,
      stack: 'values',
      queries: [{ expr: rate('remote_write_samples_total', 'result'), legend: '{{result}}' }],
    }),
    timeseries({
      title: 'Duration of remote writes',
      description: 'One try of one request: half, 95 % and 99 % are at least as fast.',
      unit: unit.seconds,
      queries: percentiles('remote_write_duration_seconds'),
    }),
    timeseries({
      title: 'Publish lag',
      description: 'Age of the oldest counted event that no receiver has taken yet.',
      unit: unit.seconds,
      queries: [{ expr: 'max(openqoe_publish_lag_seconds)', legend: 'lag' }],
      steps: [{ from: 0, color: 'green' }, { from: 180, color: 'red' }],
    }),
    timeseries({
      title: 'Notifications',
      description: 'Notifications a second by channel and result; each try counts.',
      unit: unit.perSecond,
      queries: [{ expr: rate('notifications_total', 'channel, result'), legend: '{{channel}} {{result}}' }],
      noValue: 'None sent',
    }),
    timeseries({
      title: 'Time to notify, 95 %',
      description: 'From the decision to tell somebody until the channel had it.',
      unit: unit.seconds,
      queries: [{ expr: quantile(0.95, 'time_to_notify_seconds', 'channel'), legend: '{{channel}}' }],
      noValue: 'None sent',
    }),
    timeseries({
      title: 'Log lines by result',
      description: 'Log lines a second on their way to Loki.',
      unit: unit.perSecond,
      stack: 'values',
      queries: [{ expr: rate('log_lines_total', 'result'), legend: '{{result}}' }],
      noValue: 'No Loki is configured',
    }),
  ],
};

/** How many values each label has among the series of watch time: what multiplies the series. */
const values = (label: string) => ({ expr: `count(count by (${label}) (openqoe_watch_time_seconds_total{${label}!=""}))`, legend: label });
const perMonth = (perSecond: string) => `${perSecond} * 30 * 86400`;

const cardinality: Row = {
  title: 'Cardinality and cost',
  panels: [
    bars({
      title: 'Series by metric',
      description: 'Series of all instances, of the ten metrics with the most.',
      unit: unit.count,
      decimals: 0,
      queries: [{ expr: 'topk(10, sum by (metric) (openqoe_active_series))', legend: '{{metric}}' }],
    }),
    bars({
      title: 'Values by label',
      description: 'How many values each label has, all organisations together.',
      unit: unit.count,
      decimals: 0,
      queries: ['org_id', 'player_id', 'env', 'app_name', 'device_category', 'os_family', 'browser_family', 'player_name', 'network_country', 'cdn', 'video_id'].map(values),
    }),
    timeseries({
      title: 'Overflow by label',
      description: 'Label values a second that became __other__.',
      unit: unit.perSecond,
      queries: [{ expr: rate('governance_overflow_total', 'label'), legend: '{{label}}' }],
      noValue: 'None',
    }),
    timeseries({
      title: 'Series refused by budget',
      description: 'Measurements a second that went to the overflow series.',
      unit: unit.perSecond,
      queries: [{ expr: rate('governance_series_refused_total', 'budget'), legend: '{{budget}}' }],
      noValue: 'None',
    }),
    stat({
      title: 'Series a month',
      description: 'What the series written now cost in a month, by the price given above.',
      unit: unit.money,
      decimals: 2,
      span: 5,
      height: 8,
      queries: [{ expr: 'sum(openqoe_active_series) / 1000 * $price_per_1000_series' }],
    }),
    stat({
      title: 'Requests a month',
      description: 'What the requests of the last minutes cost, if a month went on like that, by the price given above.',
      unit: unit.money,
      decimals: 2,
      span: 6,
      height: 8,
      queries: [{ expr: `${perMonth(rate('ingest_requests_total'))} / 1e6 * $price_per_million_requests` }],
    }),
    stat({
      title: 'Storage operations a month',
      description:
        'Requests to tables and queues, and the two that the Functions host adds to each message (it reads and deletes it), if a month went on like the last minutes, by the price given above.',
      unit: unit.money,
      decimals: 2,
      span: 5,
      height: 8,
      queries: [
        {
          expr: `${perMonth(`(${rate('storage_operations_total', undefined, 'service="table"')} + 3 * ${rate('storage_operations_total', undefined, 'service="queue"')})`)} / 1e4 * $price_per_10000_operations`,
        },
      ],
    }),
  ],
};

const price = (name: string, label: string, value: string) =>
  new TextBoxVariableBuilder(name).label(label).description('In US dollars, by the price list of your contract.').defaultValue(value).current({ text: value, value });

/** How the service itself is doing. */
export const pipeline = (): Dashboard =>
  board({
    uid: 'openqoe-pipeline',
    title: 'OpenQoE / Pipeline',
    description: "What the service receives, how it counts, and what leaves it; from the service's own metrics.",
    annotations: [],
    variables: [
      datasourceVariable(),
      price('price_per_1000_series', 'A thousand series a month', '8'),
      price('price_per_million_requests', 'A million requests', '0.40'),
      price('price_per_10000_operations', 'Ten thousand operations', '0.0004'),
    ],
    rows: [overview, ingest, queues, leaving, cardinality],
  });
