import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Import aliases, the same for every bundle, for vitest and for the tsconfigs. */
export const alias = {
  '@shared': at('src-shared'),
  '@main': at('src-main'),
  '@renderer': at('src-renderer'),
  'heartwood/sdk': at('src-shared/plugin/index.ts'),
  'heartwood/testing': at('src-shared/plugin/testing/index.ts'),
};

/** main = every Node bundle: the Electron entry, the CLI, the worker, the parse thread and the archive thread. */
export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      outDir: 'out/main',
      // Bundled, these two halve the time that the command line takes to start: they are dozens of small files.
      externalizeDeps: { exclude: ['zod', 'commander'] },
      rollupOptions: {
        input: {
          main: at('src-main/main.ts'),
          cli: at('src-main/cli/cli.ts'),
          worker: at('src-main/worker/worker.ts'),
          parseThread: at('src-main/worker/parseThread.ts'),
          archiveThread: at('src-main/worker/archiveThread.ts'),
          pluginTest: at('src-main/worker/pluginTest.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('src-main/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    resolve: { alias },
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      minify: true,
      rollupOptions: { input: at('src-renderer/index.html') },
    },
  },
});
