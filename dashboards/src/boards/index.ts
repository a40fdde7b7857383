import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { vod } from './vod.ts';

/** All boards. */
export const boards = (): Dashboard[] => [vod()];
