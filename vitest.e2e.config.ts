import { defineConfig } from 'vitest/config';
import { alias } from './electron.vite.config';

/** End-to-end tests work on what `npm run build` made, one file after the other: each starts servers and browsers. */
export default defineConfig({
  resolve: { alias },
  test: {
    include: ['test/e2e/**/*.test.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    maxWorkers: 1,
  },
});
