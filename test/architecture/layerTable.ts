/** One row of docs/ARCHITECTURE.md §3. Rows are tried from the top; a file belongs to the first that fits. */
export interface Layer {
  name: string;
  files: RegExp;
  /** Names of layers; 'own folder' is the plugin that the file belongs to. */
  mayImport: readonly string[];
  /** Package names; `scope/*` and `node:*` stand for all that begin so. */
  packages: readonly string[];
}

const react = ['react', 'react-dom'];
const uiKit = ['@mantine/*', '@tabler/icons-react', 'dayjs'];
const charts = ['recharts'];
const dataPackages = [
  'mmdb-lib',
  'isbot',
  'crawler-user-agents',
  'ua-parser-js',
  'ipaddr.js',
  'zod',
  '@ip-location-db/*',
];

export const layers: readonly Layer[] = [
  // The engine says which version it is.
  { name: 'manifest', files: /^package\.json$/, mayImport: [], packages: [] },
  { name: 'shared', files: /^src-shared\//, mayImport: ['shared'], packages: ['zod'] },
  {
    name: 'core',
    files: /^src-main\/core\//,
    mayImport: ['shared', 'core', 'manifest'],
    packages: ['node:*', 'better-sqlite3', ...dataPackages],
  },
  {
    name: 'door',
    files: /^src-main\/worker\/(EngineClient|protocol)/,
    mayImport: ['shared', 'door'],
    packages: ['node:*'],
  },
  {
    name: 'worker',
    files: /^src-main\/worker\//,
    mayImport: ['shared', 'core', 'door', 'worker'],
    packages: ['node:*', 'zod'],
  },
  {
    name: 'electron',
    files: /^src-main\/(main\.ts$|electron\/)/,
    mayImport: ['shared', 'door', 'electron'],
    packages: ['node:*', 'electron'],
  },
  {
    name: 'server',
    files: /^src-main\/server\//,
    mayImport: ['shared', 'door', 'server'],
    packages: ['node:*'],
  },
  {
    name: 'cli',
    files: /^src-main\/cli\//,
    mayImport: ['shared', 'door', 'server', 'cli'],
    packages: ['node:*', 'commander'],
  },
  {
    name: 'kit',
    files: /^src-renderer\/(ui|visualizations|report)\//,
    mayImport: ['shared', 'kit'],
    packages: [...react, ...uiKit, ...charts],
  },
  {
    name: 'app',
    files: /^src-renderer\//,
    mayImport: ['shared', 'kit', 'app'],
    packages: [...react, ...uiKit, '@tanstack/react-query', 'wouter', 'zustand', '@fontsource-variable/*'],
  },
  {
    name: 'plugin view',
    files: /^plugins\/[^/]+\/components\//,
    mayImport: ['shared', 'kit', 'own folder'],
    packages: [...react, ...uiKit, ...charts],
  },
  {
    name: 'plugin engine',
    files: /^plugins\/[^/]+\/(?!test\/)/,
    mayImport: ['shared', 'own folder'],
    packages: [],
  },
];

export function toLayer(path: string): Layer | undefined {
  return layers.find((layer) => layer.files.test(path));
}
