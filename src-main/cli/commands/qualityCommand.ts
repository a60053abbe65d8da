import { InvalidArgumentError, type Command } from 'commander';
import { toFindingAction, toFindingText } from '@shared/quality/findings';
import type { QualityReport } from '@shared/quality/QualityReport';
import type { EngineClient } from '../../worker/EngineClient';
import type { CommandContext } from '../CommandContext';
import { toPrintable } from '../toPrintable';

interface Options {
  idsite?: number;
  json?: boolean;
}

export function addQualityCommand(program: Command, context: CommandContext): void {
  program
    .command('quality')
    .description(
      'say how far the imported lines can be trusted: gaps, clocks, time zones, proxies, lines not understood',
    )
    .option('--idsite <id>', 'only this site; default all', parseId)
    .option('--json', 'print the reports as JSON, one for each site')
    .action(async ({ idsite, json }: Options) => {
      const engine = await context.openEngine({ data: program.opts().data, command: 'heartwood quality', readers: 0 });
      try {
        const idSites = idsite === undefined ? await readSiteIds(engine) : [idsite];
        const reports: QualityReport[] = [];
        for (const idSite of idSites) reports.push(await engine.call('quality.read', { idSite }));
        context.out(
          json ? `${JSON.stringify(reports)}\n` : reports.map(toText).join('\n') || 'There is no site yet.\n',
        );
      } finally {
        await engine.close();
      }
    });
}

function parseId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It takes the id of a site.');
  return Number(text);
}

async function readSiteIds(engine: EngineClient): Promise<number[]> {
  const parameters = { method: 'SitesManager.getAllSites', format: 'json' };
  const sites = (await engine.call('api.call', { parameters })) as { idsite: number }[];
  return sites.map(({ idsite }) => idsite);
}

function toText(report: QualityReport): string {
  const { site, idSite, lines, first, last, timezone, findings } = report;
  const time = first === null ? 'no lines yet' : `${formatNumber(lines)} lines, ${first} to ${last} (${timezone})`;
  const found = findings.map((finding) => {
    const mark = finding.severity === 'warning' ? '!' : '-';
    const what = toFindingText(finding, formatNumber);
    return `  ${mark} ${toPrintable(what)}\n    ${toPrintable(toFindingAction(finding, formatNumber))}\n`;
  });
  return `${toPrintable(site)} (${idSite}): ${time}\n${found.join('') || '  Nothing to complain about.\n'}`;
}

function formatNumber(value: number): string {
  return value.toLocaleString('en');
}
