import { TextBoxVariableBuilder, type Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { heatmap, pie, scatter, stat, table, timeseries } from '../panels/index.ts';
import { completionByDevice, quartileFunnel } from './audiencePanels.ts';
import { board, contentVariable, datasourceVariable, environmentVariable, organisationVariable, type Row } from './board.ts';
import { ratio, ratioOrZero, told, slice } from './promql.ts';
import { unit } from './units.ts';

const q = slice('org_id="$org",env=~"$env",content_type=~"$content"');

const hours = (seconds: string) => `${seconds} / 3600`;
const watchHours = hours(q.total('openqoe_watch_time_seconds_total'));
const playedHours = hours(q.total('openqoe_playing_time_seconds_total'));
const views = q.total('openqoe_views_started_total');
const completion = ratio(q.total('openqoe_completion_ratio_sum'), q.total('openqoe_completion_ratio_count'));
// Nothing lost, where there are viewers.
const noneIfAnyPlayed = `0 * ${q.about('openqoe_playing_time_seconds_total')}`;
const playedPerView = ratio(q.about('openqoe_view_playing_seconds_sum'), q.about('openqoe_view_playing_seconds_bucket', { where: 'le="+Inf"' }));
// The same seconds as those of openqoe_rebuffer_time_seconds_total, in fewer series, as they have no cause.
const stalledHours = hours(q.total('openqoe_rebuffer_duration_seconds_sum'));
const worth = '$revenue_per_hour';

const titleViews = q.total('openqoe_views_started_total', 'video_id');
const byTitle = { level: 'audience_title', by: 'video_id' } as const;
const titleCompletion = ratio(q.about('openqoe_completion_ratio_sum', byTitle), q.about('openqoe_completion_ratio_count', byTitle));
const titleRebuffering = ratioOrZero(q.about('openqoe_rebuffer_time_seconds_total', byTitle), q.about('openqoe_watch_time_seconds_total', byTitle));
const titleFailures = ratioOrZero(q.about('openqoe_view_outcomes_total', { ...byTitle, where: 'outcome=~".*failed"' }), q.about('openqoe_view_outcomes_total', byTitle));
// A title that few have watched is best or worst by chance. About enough is enough: it is asked for often, and counts whole views.
const enough = `and on (video_id) round(${q.about('openqoe_views_started_total', byTitle)}) >= $min_views`;

const overview: Row = {
  title: 'At a glance',
  panels: [
    stat({ title: 'Watch hours', description: 'Playing and stalls, in the time shown.', unit: unit.count, decimals: 1, queries: [{ expr: watchHours }] }),
    stat({ title: 'Views', description: 'Views attempted in the time shown.', unit: unit.count, decimals: 0, queries: [{ expr: views }] }),
    stat({
      title: 'Unique viewers today',
      description: 'Viewers of the organisation since midnight UTC, of all content, estimated within about 2 %.',
      unit: unit.count,
      decimals: 0,
      queries: [{ expr: 'max(openqoe_unique_viewers{org_id="$org"})' }],
    }),
    stat({
      title: 'Played per view',
      description: 'Mean playing time of the views that ended in the time shown.',
      unit: unit.seconds,
      decimals: 1,
      queries: [{ expr: playedPerView }],
    }),
    stat({
      title: 'Completion',
      description: 'How far views got on average, of those that ended in the time shown.',
      unit: unit.ratio,
      decimals: 1,
      queries: [{ expr: completion }],
    }),
    stat({
      title: 'Completed',
      description: 'Views whose end was reached, of the views attempted in the time shown.',
      unit: unit.ratio,
      decimals: 1,
      queries: [{ expr: ratioOrZero(q.about('openqoe_views_completed_total'), q.about('openqoe_views_started_total')) }],
    }),
  ],
};

const money: Row = {
  title: 'What it is worth',
  panels: [
    stat({
      title: 'Revenue',
      description: 'Hours played in the time shown, times the revenue per hour given above.',
      unit: unit.money,
      decimals: 2,
      span: 6,
      queries: [{ expr: `${playedHours} * ${worth}` }],
    }),
    stat({
      title: 'Lost to rebuffering',
      description: 'Hours stalled in the time shown, times the revenue per hour: what they would have brought, had they been played.',
      unit: unit.money,
      decimals: 2,
      span: 6,
      queries: [{ expr: `(${stalledHours} or ${noneIfAnyPlayed}) * ${worth}` }],
    }),
    stat({
      title: 'Lost to views that did not play',
      description: 'Views that failed to start, or were left before it, in the time shown, times what a view that started plays on average, times the revenue per hour.',
      unit: unit.money,
      decimals: 2,
      span: 6,
      queries: [
        {
          expr: `(${q.total('openqoe_view_outcomes_total', undefined, 'outcome=~"start_failed|exit_before_start"')} or ${noneIfAnyPlayed}) * ${hours(playedPerView)} * ${worth}`,
        },
      ],
    }),
    stat({
      title: 'Revenue an hour, now',
      description: 'Viewers playing over the last two minutes, times the revenue per hour.',
      unit: unit.money,
      decimals: 2,
      span: 6,
      queries: [{ expr: `sum(${q.recorded('audience:openqoe_concurrent_viewers:rate2m')}) * ${worth}` }],
    }),
    timeseries({
      title: 'Revenue an hour',
      description: 'Viewers playing, times the revenue per hour, by kind of content.',
      unit: unit.money,
      span: 12,
      stack: 'values',
      queries: [{ expr: told('content_type', `${q.rate('openqoe_playing_time_seconds_total', { by: 'content_type' })} * ${worth}`), legend: '{{content_type}}' }],
    }),
    pie({
      title: 'Revenue by country',
      description: 'Hours played in each country in the time shown, times the revenue per hour.',
      unit: unit.money,
      span: 12,
      queries: [{ expr: `topk(10, ${hours(q.about('openqoe_playing_time_seconds_total', { level: 'audience_country', by: 'network_country' }))} * ${worth} > 0)`, legend: '{{network_country}}' }],
    }),
  ],
};

const engagement: Row = {
  title: 'How much they watch',
  panels: [
    timeseries({
      title: 'Watch hours an hour',
      description: 'Playing and stalls: as many hours pass in an hour as there are viewers.',
      unit: unit.count,
      queries: [{ expr: told('content_type', q.rate('openqoe_watch_time_seconds_total', { by: 'content_type' })), legend: '{{content_type}}' }],
      stack: 'values',
    }),
    timeseries({
      title: 'Session length',
      description: 'Playing time of views that ended: half, and 90 %, played at most so long.',
      unit: unit.seconds,
      queries: [0.5, 0.9].map((p) => ({ expr: q.quantile(p, 'openqoe_view_playing_seconds_bucket'), legend: `${p * 100} %` })),
    }),
    heatmap({
      title: 'Session lengths',
      description: 'Views that ended a second in each range of playing time.',
      unit: unit.seconds,
      expr: q.rate('openqoe_view_playing_seconds_bucket', { by: 'le' }),
    }),
    completionByDevice(q),
    quartileFunnel(q),
    timeseries({
      title: 'Quality against engagement',
      description: 'Rebuffer ratio (right) beside completion (left): whether one falls when the other rises.',
      unit: unit.ratio,
      queries: [
        { expr: ratio(q.rate('openqoe_completion_ratio_sum'), q.rate('openqoe_completion_ratio_count')), legend: 'completion' },
        { expr: ratioOrZero(q.rate('openqoe_rebuffer_time_seconds_total'), q.rate('openqoe_watch_time_seconds_total')), legend: 'rebuffer ratio' },
      ],
      right: { legend: 'rebuffer', unit: unit.ratio },
    }),
  ],
};

const titles: Row = {
  title: 'Titles',
  panels: [
    scatter({
      title: 'Rebuffering against completion, by title',
      description: 'A point for each title with enough views in the time shown.',
      span: 12,
      height: 10,
      points: 'video_id',
      // Only those that both have are drawn, so it is enough to ask once which have enough views.
      x: { name: 'Rebuffer ratio', expr: `${titleRebuffering} ${enough}`, unit: unit.ratio },
      y: { name: 'Completion', expr: titleCompletion, unit: unit.ratio },
    }),
    table({
      title: 'Most watched',
      description: 'Titles with the most watch hours in the time shown.',
      height: 10,
      rows: { label: 'video_id', name: 'Title' },
      columns: [
        { name: 'Watch hours', unit: unit.count, decimals: 1, expr: `topk(10, ${hours(q.total('openqoe_watch_time_seconds_total', 'video_id'))} > 0)` },
        { name: 'Views', unit: unit.count, decimals: 0, expr: titleViews },
        { name: 'Completion', unit: unit.ratio, decimals: 1, expr: titleCompletion },
      ],
      sort: 'Watch hours',
    }),
    table({
      title: 'Best titles',
      description: 'Titles that are watched furthest, of those with enough views in the time shown.',
      rows: { label: 'video_id', name: 'Title' },
      columns: [
        { name: 'Completion', unit: unit.ratio, decimals: 1, expr: `topk(10, ${titleCompletion} ${enough})` },
        { name: 'Views', unit: unit.count, decimals: 0, expr: titleViews },
        { name: 'Rebuffer ratio', unit: unit.ratio, decimals: 2, expr: titleRebuffering },
      ],
      sort: 'Completion',
    }),
    table({
      title: 'Worst titles',
      description: 'Titles that stall most, of those with enough views in the time shown.',
      rows: { label: 'video_id', name: 'Title' },
      columns: [
        { name: 'Rebuffer ratio', unit: unit.ratio, decimals: 2, steps: [{ from: 0, color: 'green' }, { from: 0.02, color: 'red' }], expr: `topk(10, ${titleRebuffering} ${enough})` },
        { name: 'Failed views', unit: unit.ratio, decimals: 1, expr: titleFailures },
        { name: 'Views', unit: unit.count, decimals: 0, expr: titleViews },
      ],
      sort: 'Rebuffer ratio',
    }),
  ],
};

const textBox = (name: string, label: string, value: string, description: string) =>
  new TextBoxVariableBuilder(name).label(label).description(description).defaultValue(value).current({ text: value, value });

/** What watching is worth, and what bad quality costs. */
export const impact = (): Dashboard =>
  board({
    uid: 'openqoe-impact',
    title: 'OpenQoE / Impact',
    description: 'What viewers watch, how far, what it is worth, and what quality has to do with it.',
    from: 'now-6h',
    variables: [
      datasourceVariable(),
      organisationVariable(),
      environmentVariable(),
      contentVariable(),
      textBox('revenue_per_hour', 'Revenue per hour', '0.05', 'What an hour played brings, in US dollars: advertising, or your share of a subscription.'),
      textBox('min_views', 'Views at least', '5', 'Titles with fewer views in the time shown are in no list of best and worst.'),
    ],
    rows: [overview, money, engagement, titles],
  });
