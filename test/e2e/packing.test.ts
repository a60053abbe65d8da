import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { Arch, Platform, build } from 'electron-builder';
import type { Configuration } from 'electron-builder';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from './project';

const folder = mkdtempSync(join(tmpdir(), 'heartwood-pack-'));
const packed = join(folder, 'dist/linux-unpacked');
let files: string[] = [];

const megabytes = (bytes: number) => Math.round((bytes / 1024 / 1024) * 10) / 10;

/** Stands where Electron's own files would be: electron-builder only copies and renames them. */
function makeElectronStub(): string {
  const stub = join(folder, 'electron');
  mkdirSync(join(stub, 'resources'), { recursive: true });
  for (const name of ['electron', 'chrome-sandbox', 'LICENSE', 'LICENSES.chromium.html', 'version']) {
    writeFileSync(join(stub, name), 'stub');
  }
  chmodSync(join(stub, 'electron'), 0o755);
  return stub;
}

beforeAll(async () => {
  const config = parse(readFileSync(join(projectRoot, 'electron-builder.yml'), 'utf8')) as Configuration;
  await build({
    projectDir: projectRoot,
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    publish: 'never',
    config: {
      ...config,
      directories: { ...config.directories, output: join(folder, 'dist') },
      electronDist: makeElectronStub(),
      // Fuses are bits inside Electron's real binary.
      electronFuses: null,
    },
  });
  files = listPackage(join(packed, 'resources/app.asar'), { isPack: false }).map((path) => path.replaceAll('\\', '/'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const packageNames = () => [
  ...new Set(
    files
      .map((path) => /^\/node_modules\/((?:@[^/]+\/)?[^/@][^/]*)\//.exec(path)?.[1])
      .filter((name) => name !== undefined),
  ),
];

describe('the packed app', () => {
  it('holds the bundles that its entry names', () => {
    const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { main: string };
    expect(files).toEqual(
      expect.arrayContaining([
        `/${manifest.main}`,
        '/out/main/worker.js',
        '/out/main/parseThread.js',
        '/out/main/archiveThread.js',
        '/out/preload/preload.cjs',
        '/out/renderer/index.html',
      ]),
    );
  });

  it('holds no development dependency', () => {
    const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Record<string, object>;
    const development = Object.keys(manifest.devDependencies ?? {});
    expect(packageNames().filter((name) => development.includes(name))).toEqual([]);
    expect(packageNames()).toEqual(expect.arrayContaining(['better-sqlite3', 'zod', 'mmdb-lib']));
    expect(packageNames().length).toBeLessThan(20);
  });

  it('holds no Node of its own', () => {
    expect(files.filter((path) => path.includes('/node-linux-'))).toEqual([]);
  });

  it('unpacks the native module, for this platform only', () => {
    expect(files.filter((path) => path.endsWith('.node'))).toEqual([
      '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
    const unpacked = join(packed, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
    expect(readdirSync(unpacked)).toEqual(['linux-x64.node']);
  });

  it('holds what is read at run time, and nothing of the sources', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        '/resources/sample/access.log',
        '/resources/icons/icon.png',
        '/resources/networks/ranges.gz',
        '/resources/networks/names.gz',
        '/resources/bots/ranges.gz',
        '/resources/bots/lists.json',
        '/node_modules/@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb',
      ]),
    );
    expect(files.some((path) => /^\/resources\/flags\/.+\.svg$/.test(path))).toBe(true);
    expect(files.filter((path) => /^\/(src-|plugins|test|docs)/.test(path))).toEqual([]);
  });

  it('stays small', () => {
    const asar = statSync(join(packed, 'resources/app.asar')).size;
    const native = statSync(
      join(packed, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node'),
    ).size;
    console.log(`packed app without Electron: ${megabytes(asar)} MB in app.asar, ${megabytes(native)} MB unpacked`);
    expect(megabytes(asar)).toBeLessThan(30);
    expect(megabytes(native)).toBeLessThan(5);
  });

  it('is started under its own name', () => {
    expect(existsSync(join(packed, 'heartwood'))).toBe(true);
  });
});
