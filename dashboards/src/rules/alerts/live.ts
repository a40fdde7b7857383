import type { RuleGroup } from '../rule.ts';
import { alert, where, withValues, withViewers, withWatchers } from './alert.ts';

const viewers = 'audience:openqoe_concurrent_viewers:rate2m{content_type="live"}';

export const live: RuleGroup = {
  name: 'openqoe-live',
  rules: [
    alert({
      name: 'LiveLatencyHigh',
      severity: 'warning',
      expr: `audience:openqoe_live_latency_seconds:p95{content_type="live"} > 25 ${withViewers(10)}`,
      for: '10m',
      summary: `Live viewers are far behind (${where})`,
      description: 'One heartbeat in twenty is more than {{ $value | humanizeDuration }} behind the live edge; the limit is 25 s.',
      impact: 'Neighbours cheer before the goal is seen.',
    }),
    alert({
      name: 'LiveJoinSlow',
      severity: 'warning',
      expr: `audience:openqoe_video_startup_seconds:p95{content_type="live"} > 4 ${withValues(20, 'openqoe_video_startup_seconds_bucket')}`,
      for: '5m',
      summary: `Joining a live stream takes long (${where})`,
      description: 'One join in twenty takes longer than {{ $value | humanizeDuration }}; the limit is 4 s.',
      impact: 'Viewers miss the beginning, and some leave.',
    }),
    alert({
      name: 'LiveRebufferHigh',
      severity: 'critical',
      expr: `audience:openqoe_rebuffer_ratio:rate5m{content_type="live"} > 0.05 ${withWatchers(50)}`,
      for: '3m',
      summary: `{{ $value | humanizePercentage }} of live watch time is rebuffering (${where})`,
      description: 'Stalled time over watch time of the last five minutes, with at least 50 viewers; the limit is 5 %.',
      impact: 'Viewers miss what happens: a live stream does not wait.',
    }),
    alert({
      name: 'LiveAudienceDropped',
      severity: 'warning',
      // Also where the series has gone: then no viewer is left.
      expr: `(${viewers} or 0 * max_over_time(${viewers}[15m])) / (max_over_time(${viewers}[15m]) >= 50) < 0.5`,
      for: '2m',
      summary: `The live audience is at {{ $value | humanizePercentage }} of a quarter of an hour ago's (${where})`,
      description: 'Viewers now over the most in the last 15 minutes, with at least 50; the limit is 50 %. The end of a broadcast looks the same.',
      impact: 'Viewers were thrown out, or went.',
    }),
  ],
};
