import { audience } from '../recorded.ts';
import type { RuleGroup } from '../rule.ts';
import { alert, where, withValues, withViewers, withWatchers } from './alert.ts';

const bitrate = 'audience:openqoe_bitrate_bps:avg';

export const performance: RuleGroup = {
  name: 'openqoe-performance',
  rules: [
    alert({
      name: 'SeekSlow',
      severity: 'warning',
      expr: `audience:openqoe_seek_latency_seconds:p95 > 3 ${withViewers(10)}`,
      for: '15m',
      summary: `Seeking takes long (${where})`,
      description: 'One seek in twenty takes longer than {{ $value | humanizeDuration }}; the limit is 3 s.',
      impact: 'Who jumps within a video waits for the picture.',
    }),
    alert({
      name: 'PlayerLoadSlow',
      severity: 'warning',
      expr: `audience:openqoe_player_startup_seconds:p95 > 3 ${withValues(20, 'openqoe_player_startup_seconds_bucket')}`,
      for: '15m',
      summary: `The player loads slowly (${where})`,
      description: 'One page in twenty has its player after more than {{ $value | humanizeDuration }}; the limit is 3 s.',
      impact: 'Viewers see an empty page or cannot press play yet.',
    }),
    alert({
      name: 'DroppedFramesHigh',
      severity: 'warning',
      expr: `audience_device:openqoe_dropped_frames_ratio:rate5m > 0.05 ${withViewers(10, 'audience_device')}`,
      for: '15m',
      summary: `{{ $value | humanizePercentage }} of frames are dropped on {{ $labels.device_category }} (${where})`,
      description: 'Frames decoded but not shown over frames decoded in the last five minutes; the limit is 5 %.',
      impact: 'The picture judders on these devices.',
    }),
    alert({
      name: 'BitrateLow',
      severity: 'warning',
      expr: `${bitrate} / avg_over_time(${bitrate}[1d] offset 1h) < 0.6 ${withViewers(10)}`,
      for: '15m',
      summary: `The bitrate is at {{ $value | humanizePercentage }} of the last day's (${where})`,
      description: 'Mean bitrate played in the last five minutes over the mean of a day until an hour ago; the limit is 60 %.',
      impact: 'Viewers see a worse picture than they are used to.',
    }),
    alert({
      name: 'CdnRebufferHigh',
      severity: 'warning',
      expr: `audience_cdn:openqoe_rebuffer_ratio:rate5m > 0.02 and audience_cdn:openqoe_rebuffer_ratio:rate5m > on (${audience.join(', ')}) group_left () 2 * min by (${audience.join(', ')}) (audience_cdn:openqoe_rebuffer_ratio:rate5m) ${withWatchers(10, 'audience_cdn')}`,
      for: '10m',
      summary: `{{ $value | humanizePercentage }} of watch time over {{ $labels.cdn }} is rebuffering (${where})`,
      description: 'Stalled time over watch time of this CDN in the last five minutes: more than 2 %, and more than twice that of the best CDN.',
      impact: 'Viewers behind this CDN look at a spinner; others do not.',
    }),
    alert({
      name: 'BufferShort',
      severity: 'warning',
      expr: `audience:openqoe_buffer_length_seconds:p10{content_type!="live"} < 1 ${withViewers(10)}`,
      for: '15m',
      summary: `Players have hardly any media ahead (${where})`,
      description: 'One heartbeat in ten has less than {{ $value | humanizeDuration }} of media loaded ahead; the limit is 1 s.',
      impact: 'The next hiccup of the network is a stall.',
    }),
  ],
};
