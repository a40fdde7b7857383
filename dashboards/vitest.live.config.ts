import { defineConfig } from 'vitest/config';

// With a service, a Prometheus and simulated viewers that run.
export default defineConfig({
  test: { globalSetup: 'test/live/setup.ts', include: ['test/live/**/*.live.test.ts'], testTimeout: 15 * 60_000, hookTimeout: 15 * 60_000, maxWorkers: 3 },
});
