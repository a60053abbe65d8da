import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';
import { openReadable } from '@main/core/db/openDatabase';
import { sql } from '@main/core/db/sql';
import type { EngineClient } from '@main/worker/EngineClient';
import { openInProcess } from './openInProcess';

const agents = {
  firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
  chrome: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
};
const visit = (client: number, agent: keyof typeof agents, query: string) =>
  `192.0.2.${client} - - [05/May/2026:10:00:00 +0000] "GET /${query} HTTP/1.1" 200 512 "-" "${agents[agent]}"\n`;

/** The engine with three visits on one day, two by Firefox, and a folder for plugins. */
export class PluginWorld {
  private constructor(
    readonly engine: EngineClient,
    private readonly folder: string,
  ) {}

  static async open(): Promise<PluginWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'heartwood-plugins-'));
    const places = { folder: join(folder, 'plugins'), stateFile: join(folder, 'state/plugins.json') };
    const world = new PluginWorld(await openInProcess(join(folder, 'a.sqlite'), null, places), folder);
    const log = join(folder, 'shop.log');
    writeFileSync(log, visit(1, 'firefox', '?ref=a') + visit(2, 'firefox', '?ref=b') + visit(3, 'chrome', ''));
    await world.engine.call('import.start', { paths: [log], options: { addSitesNewHosts: true } });
    await world.settle();
    return world;
  }

  /** Waits until nothing works any more. */
  async settle(): Promise<void> {
    await vi.waitFor(
      async () => {
        const jobs = await this.engine.call('job.list', {});
        if (jobs.some(({ state }) => state === 'queued' || state === 'running')) throw new Error('still at work');
      },
      { timeout: 20_000 },
    );
  }

  /** Writes a plugin: plugin.json, and files by name. */
  write(name: string, files: Readonly<Record<string, string>> = {}, manifest: Record<string, unknown> = {}): void {
    const json = JSON.stringify({ name, version: '1.0.0', description: `For tests: ${name}.`, ...manifest });
    for (const [file, text] of Object.entries({ 'plugin.json': json, ...files })) {
      const path = join(this.folder, 'plugins', name, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }

  remove(name: string): void {
    rmSync(join(this.folder, 'plugins', name), { recursive: true, force: true });
  }

  activate(name: string): Promise<unknown> {
    return this.call('CorePluginsAdmin.activatePlugin', { pluginName: name });
  }

  /** Switches a plugin on and tells why that is refused. */
  async refusal(name: string): Promise<string> {
    const error: unknown = await this.activate(name).catch((thrown: unknown) => thrown);
    return error instanceof Error ? error.message.replace(`The plugin ${name} was refused: `, '') : 'nothing';
  }

  deactivate(name: string): Promise<unknown> {
    return this.call('CorePluginsAdmin.deactivatePlugin', { pluginName: name });
  }

  async list(name: string): Promise<unknown> {
    const all = (await this.call('CorePluginsAdmin.getPlugins')) as { name: string }[];
    return all.find((entry) => entry.name === name);
  }

  /** A report of the day, or any other method. */
  call(method: string, more: Record<string, string> = {}): Promise<unknown> {
    const parameters = { method, idSite: '1', period: 'day', date: '2026-05-05', ...more };
    return this.engine.call('api.call', { parameters });
  }

  /** Everything that is archived, but the rows of one plugin's own archives. */
  archived(without = ''): unknown[] {
    const db = openReadable(join(this.folder, 'a.sqlite'));
    try {
      const tables = db.rows<[string]>(sql`
        SELECT name
        FROM sqlite_schema
        WHERE type = 'table' AND (name LIKE 'archive_blob_%' OR name LIKE 'archive_numeric_%')
        ORDER BY name
      `);
      return tables.flatMap(([table]) =>
        db
          .all<{ name: string }>(sql`SELECT * FROM ${sql.identifier(table)} ORDER BY idarchive, name`)
          .filter(({ name }) => without === '' || !(name.startsWith(`${without}_`) || name.endsWith(`.${without}`))),
      );
    } finally {
      db.close();
    }
  }

  async close(): Promise<void> {
    await this.engine.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A plugin with one record and one report of it, `get`; `day` is the body of aggregateDay. */
export function rowsPlugin(name: string, day: string, report = ''): Record<string, string> {
  return {
    'archiver.js': `import { DataTable, defineArchiver } from 'heartwood/sdk';
      const row = (label, nb_visits) => DataTable.fromRows([{ label, nb_visits }]);
      export default defineArchiver({
        version: 1,
        records: { ${name}_rows: { kind: 'blob' } },
        aggregateDay(logs) { ${day} },
      });`,
    'reports.js': `export default [{
      method: 'get', name: 'x', documentation: 'x', category: 'x', subcategory: 'x', order: 1, dimension: 'x',
      record: '${name}_rows', metrics: ['nb_visits'], ${report}
    }];`,
  };
}
