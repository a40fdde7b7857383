import type { RuleGroup } from '../rule.ts';
import { alert, where, whereIn, withValues, withViews, withWatchers } from './alert.ts';
import { outcomeAbove } from './outcome.ts';

export const quality: RuleGroup = {
  name: 'openqoe-quality',
  rules: [
    alert({
      name: 'StartupSlow',
      severity: 'warning',
      expr: `audience:openqoe_video_startup_seconds:p95{content_type!="live"} > 5 ${withValues(20, 'openqoe_video_startup_seconds_bucket')}`,
      for: '10m',
      summary: `Videos start slowly (${where})`,
      description: 'One start in twenty takes longer than {{ $value | humanizeDuration }}; the limit is 5 s.',
      impact: 'Viewers wait for the picture; beyond two seconds some leave with each second more.',
    }),
    alert({
      name: 'StartFailuresHigh',
      severity: 'critical',
      expr: outcomeAbove(0.05, 'start_failed'),
      for: '5m',
      summary: `{{ $value | humanizePercentage }} of views fail before they start (${where})`,
      description: 'Fatal errors before the first frame, of all views that ended in the last five minutes; the limit is 5 %.',
      impact: 'These viewers see an error instead of the video.',
    }),
    alert({
      name: 'ExitsBeforeStartHigh',
      severity: 'warning',
      expr: outcomeAbove(0.15, 'exit_before_start'),
      for: '10m',
      summary: `{{ $value | humanizePercentage }} of viewers leave before the video starts (${where})`,
      description: 'Exits after a second or more of waiting, of all views that ended in the last five minutes; the limit is 15 %.',
      impact: 'These viewers gave up waiting.',
    }),
    alert({
      name: 'PlayFailuresHigh',
      severity: 'critical',
      expr: outcomeAbove(0.05, 'play_failed'),
      for: '5m',
      summary: `{{ $value | humanizePercentage }} of views end with an error (${where})`,
      description: 'Fatal errors after the start, of all views that ended in the last five minutes; the limit is 5 %.',
      impact: 'The video stops for these viewers and does not go on.',
    }),
    alert({
      name: 'RebufferRatioHigh',
      severity: 'warning',
      expr: `audience:openqoe_rebuffer_ratio:rate5m > 0.02 ${withWatchers(10)}`,
      for: '10m',
      summary: `{{ $value | humanizePercentage }} of watch time is rebuffering (${where})`,
      description: 'Stalled time over watch time of the last five minutes; the limit is 2 %.',
      impact: 'Viewers look at a spinner again and again.',
    }),
    alert({
      name: 'RebufferRatioCritical',
      severity: 'critical',
      expr: `audience:openqoe_rebuffer_ratio:rate5m > 0.08 ${withWatchers(10)}`,
      for: '5m',
      summary: `{{ $value | humanizePercentage }} of watch time is rebuffering (${where})`,
      description: 'Stalled time over watch time of the last five minutes; the limit is 8 %.',
      impact: 'Watching is hardly possible.',
    }),
    alert({
      name: 'ErrorRateHigh',
      severity: 'warning',
      expr: `environment:openqoe_errors_per_view:rate5m > 0.25 ${withViews(20)}`,
      for: '10m',
      summary: `{{ $value | printf "%.2f" }} errors for each view (${whereIn})`,
      description: 'Errors of every family, fatal or not, over views started in the last five minutes; the limit is 0.25.',
      impact: 'Players recover from some of these errors; viewers notice stalls, worse pictures, or failures.',
    }),
  ],
};
