import type { RuleGroup } from '../rule.ts';
import { alert, where, withValues } from './alert.ts';

const views = 'audience:openqoe_views_started:rate5m';
const viewers = 'audience:openqoe_concurrent_viewers:rate2m';
const completion = 'audience:openqoe_completion_ratio:avg';

export const business: RuleGroup = {
  name: 'openqoe-business',
  rules: [
    alert({
      name: 'ViewsDropped',
      severity: 'warning',
      // Also where the series has gone: then no view starts.
      expr: `(${views} or 0 * ${views} offset 1d) / (${views} offset 1d * 300 >= 50) * 300 < 0.5`,
      for: '15m',
      summary: `Views started are at {{ $value | humanizePercentage }} of yesterday's (${where})`,
      description: 'Views started in five minutes over those of the same time yesterday, when there were at least 50; the limit is 50 %.',
      impact: 'Viewers do not come, or cannot press play.',
    }),
    alert({
      name: 'NoViewers',
      severity: 'critical',
      // A series that is gone is compared with nothing: what was there an hour ago and is not there now. Live audiences go home at the end.
      expr: `${viewers}{content_type!="live"} offset 1h >= 20 unless ${viewers} > 0`,
      for: '10m',
      summary: `Nobody watches any more (${where})`,
      description: 'An hour ago there were {{ $value | humanize }} viewers; now no playing time is reported.',
      impact: 'Either nobody can watch, or their reports do not arrive: then we are blind.',
    }),
    alert({
      name: 'CompletionLow',
      severity: 'warning',
      expr: `${completion}{content_type!="live"} / avg_over_time(${completion}{content_type!="live"}[1d] offset 1d) < 0.7 ${withValues(20, 'openqoe_completion_ratio_count')}`,
      for: '30m',
      summary: `Viewers watch less of each video: {{ $value | humanizePercentage }} of what was usual (${where})`,
      description: "Mean completion of the views that ended in the last five minutes over the mean of the day before yesterday's to yesterday's; the limit is 70 %.",
      impact: 'Viewers leave earlier than they did: because of quality, or of what is shown.',
    }),
  ],
};
