import { defineConfig } from 'vitest/config';
import { alias } from './electron.vite.config';

export default defineConfig({
  resolve: { alias },
  test: {
    include: ['test/{architecture,shared,core,renderer,cases,worker,server,cli}/**/*.test.{ts,tsx}', 'plugins/*/test/**/*.test.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
