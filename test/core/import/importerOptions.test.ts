import { existsSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addImportOptions, toImportOptions } from '@main/cli/toImportOptions';
import { openImporter } from './openImporter';

type Pair = [visits: number, actions: number];
interface ImporterTest {
  file: string;
  sites: Record<string, string>;
  rows: [options: string, total: Pair, ...sites: Pair[]][];
}

const casesFile = '../shared/data/import-cases.json';
const test = existsSync(casesFile)
  ? (JSON.parse(readFileSync(casesFile, 'utf8')) as { log_importer_test: ImporterTest }).log_importer_test
  : { file: '', sites: {}, rows: [] };

function parseOptions(text: string): Record<string, unknown> {
  const words = Array.from(text.matchAll(/(--[\w-]+)(?:=(?:'([^']*)'|(\S+)))?/g), ([, flag, quoted, bare]) =>
    quoted === undefined && bare === undefined ? [flag!] : [flag!, (quoted ?? bare)!],
  );
  const command = addImportOptions(new Command().exitOverride());
  return toImportOptions(command.parse(words.flat(), { from: 'user' }).opts());
}

describe.skipIf(test.rows.length === 0)("what options do to the importer's own log", () => {
  it.each(test.rows)('%s', async (text, ...matomo) => {
    const importer = openImporter(...Object.values(test.sites).map((site) => site.split(' ')[0]!));
    importer.store.update(3, { exclude_unknown_urls: 1 });
    await importer.importFile(`../shared/data/logs/${test.file}`, parseOptions(text));
    const visits = importer.visits();
    const total = Object.values(visits).reduce<Pair>(
      (sum, [count, actions]) => [sum[0] + count, sum[1] + actions],
      [0, 0],
    );
    const sites = matomo.slice(1).map((_, i) => visits[i + 1] ?? [0, 0]);
    expect([total, ...sites]).toEqual(matomo);
    importer.close();
  });

  it('has them all', () => expect(test.rows).toHaveLength(24));
});
