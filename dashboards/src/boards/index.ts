import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { impact } from './impact.ts';
import { live } from './live.ts';
import { pipeline } from './pipeline.ts';
import { quality } from './quality.ts';
import { slos } from './slo.ts';
import { vod } from './vod.ts';

/** All boards. */
export const boards = (): Dashboard[] => [vod(), live(), quality(), impact(), slos(), pipeline()];
