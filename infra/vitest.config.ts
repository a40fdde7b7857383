import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Packages whose source maps name files that they do not have.
  logLevel: 'error',
  test: {
    include: ['test/**/*.test.ts'],
    // Some start servers and wait for them.
    testTimeout: 5 * 60_000,
    hookTimeout: 5 * 60_000,
    // It imports JSON as only bundlers do.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
  },
});
