import { defineConfig } from 'vitest/config';

// Some start servers and wait for them.
export default defineConfig({ test: { include: ['test/**/*.test.ts'], testTimeout: 5 * 60_000, hookTimeout: 5 * 60_000 } });
