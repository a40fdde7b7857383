import { budget } from './alerts/budget.ts';
import { business } from './alerts/business.ts';
import { live } from './alerts/live.ts';
import { performance } from './alerts/performance.ts';
import { pipeline } from './alerts/pipeline.ts';
import { quality } from './alerts/quality.ts';
import { recordingGroups } from './recording.ts';
import type { RuleFile } from './rule.ts';

/** Rule files by name. */
export const ruleFiles: Record<string, RuleFile> = {
  recording: { groups: recordingGroups },
  alerts: { groups: [quality, business, performance, live, pipeline, budget] },
};
