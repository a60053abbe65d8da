import { PluginManager } from '@main/core/plugin/PluginManager';
import { plugins } from '@main/worker/plugins';
import { processedVisitMetrics, visitMetrics, type ReportDeclaration } from 'heartwood/sdk';
import { describe, expect, it } from 'vitest';
import { makeTranslate } from '@shared/i18n/translate';

const texts = Object.fromEntries(
  plugins.flatMap(({ manifest, lang }) =>
    Object.entries(lang.en ?? {}).map(([key, text]) => [`${manifest.name}_${key}`, text]),
  ),
);
const translate = makeTranslate('en', texts);
/** With the columns that other plugins add to them. */
const declared = new PluginManager(plugins).reports;
const sorted = [...plugins]
  .sort((a, b) => (a.manifest.name < b.manifest.name ? -1 : 1))
  .map((entry) => ({
    ...entry,
    reports: declared.filter(({ plugin }) => plugin === entry.manifest.name).map(({ report }) => report),
  }));

const isVisits = (metrics: readonly string[]) => metrics.join() === visitMetrics.join();

function toMetrics({ metrics, processedMetrics = [] }: ReportDeclaration): string {
  const own = isVisits(metrics) ? '*visits*' : metrics.join(', ');
  const isUsual = processedMetrics.join() === processedVisitMetrics.join();
  const processed = isUsual && isVisits(metrics) ? '' : processedMetrics.join(', ');
  return [own, processed].filter(Boolean).join('; ');
}

function toRow(plugin: string, report: ReportDeclaration): string {
  const cells = [
    translate(report.name),
    `\`${plugin}.${report.method}\``,
    report.dimension ? translate(report.dimension) : '',
    toMetrics(report),
    report.subtable ? `\`${plugin}.${report.subtable}\`` : '',
    [...Object.keys(report.metadata ?? {}), ...(report.segment ? ['segment'] : [])].join(', '),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** What the report shows, what it reads, and what is said when it is empty. */
function toSentence({ name, documentation, record, emptyReason }: ReportDeclaration): string {
  const source = record ? ` (\`${record}\`)` : '';
  const note = emptyReason ? ` *${translate(emptyReason)}*` : '';
  return `- **${translate(name)}**${source}: ${translate(documentation)}${note}`;
}

function toSection({ manifest, reports = [], api = {} }: (typeof sorted)[number]): string {
  const lines = [`## ${manifest.name}`, '', manifest.description, ''];
  if (reports.length > 0) {
    lines.push('| report | method | dimension | metrics | subtable | metadata |', '|---|---|---|---|---|---|');
    lines.push(...reports.map((report) => toRow(manifest.name, report)), '');
    lines.push(...reports.filter(({ isSubtableReport }) => !isSubtableReport).map(toSentence), '');
  }
  const own = Object.entries(api).filter(([name]) => !reports.some(({ method }) => method === name));
  if (own.length > 0) lines.push('Other methods:', '');
  for (const [name, { parameters, documentation }] of own) {
    lines.push(`- \`${manifest.name}.${name}(${Object.keys(parameters).join(', ')})\`: ${documentation}`);
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

const index = sorted.map(({ manifest: { name } }) => `[${name}](#${name.toLowerCase()})`).join(' · ');

const introduction = `# Reports

Every report and API method, made from the plugins' declarations by
[reports.test.ts](../test/architecture/reports.test.ts) (\`npx vitest run test/architecture/reports.test.ts -u\`).

*visits* stands for ${visitMetrics.map((name) => `\`${name}\``).join(', ')}, and what is worked out from them:
${processedVisitMetrics.map((name) => `\`${name}\``).join(', ')}. What stands behind a semicolon is worked out, not stored.
Below each table stands what its reports show, in brackets the record that they read, and in italics what is said when one is empty.
The parameters of all reports, and the methods of the core: [API.md](API.md).

${index}
`;

describe('docs/REPORTS.md', () => {
  it('says what the plugins declare', async () => {
    await expect([introduction, ...sorted.map(toSection)].join('\n')).toMatchFileSnapshot('../../docs/REPORTS.md');
  });

  it('has a text for every report', () => {
    const keys = plugins.flatMap(({ reports = [] }) =>
      reports.flatMap(({ name, documentation, emptyReason, category, subcategory, dimension }) => [
        ...[name, documentation, category, subcategory],
        ...(emptyReason ? [emptyReason] : []),
        ...(dimension ? [dimension] : []),
      ]),
    );
    expect(keys.length).toBeGreaterThan(100);
    expect(keys.filter((key) => !translate.has(key))).toEqual([]);
  });

  it('has a text for every metric of a plugin', () => {
    const metrics = plugins.flatMap(({ manifest, reports = [] }) =>
      reports
        .flatMap((report) => [...report.metrics, ...(report.processedMetrics ?? [])])
        .filter((name) => name.startsWith(`${manifest.name}_`)),
    );
    expect(metrics.length).toBeGreaterThan(10);
    expect(metrics.filter((name) => !translate.has(name))).toEqual([]);
  });
});
