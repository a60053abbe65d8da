import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import { callApiText } from '@main/core/api/callApiText';
import { coreMethods } from '@main/core/api/methods/coreMethods';
import { parameterTable } from '@main/core/api/parameterTable';
import type { FormatName } from '@main/core/api/renderers/renderers';
import type { WritingEngine } from '@main/core/Engine';
import { importLog } from '@main/core/import/importLog';
import { parseQuery } from '@shared/ipc/parseQuery';
import { openEngine } from '../cases/openEngine';

/** Two visits from another site, both of which reach a goal, and others. */
const log = join(import.meta.dirname, '../cases/visits-come-over-channels/access.log');
const request =
  'method=Referrers.getWebsites&idSite=1&period=day&date=2025-03-03&expanded=1&showColumns=nb_visits,bounce_rate,goals';

async function example(engine: WritingEngine, format: FormatName): Promise<string> {
  const { body } = await callApiText(engine, { ...parseQuery(request), format, prettyDisplay: '1' });
  return ['```' + format, body, '```'].join('\n');
}

async function openExample(): Promise<WritingEngine> {
  const engine = openEngine();
  const site = { siteName: 'Example', urls: 'https://example.com', timezone: 'UTC' };
  await callApi(engine, { method: 'SitesManager.addSite', ...site });
  const goal = {
    name: 'Home',
    matchAttribute: 'url',
    pattern: 'example.com/',
    patternType: 'contains',
    revenue: '2.5',
  };
  await callApi(engine, { method: 'Goals.addGoal', idSite: '1', ...goal });
  await importLog(engine, { paths: [log], options: { idSite: 1 } });
  return engine;
}

function parameterRows(): string[] {
  return Object.entries(parameterTable).map(([name, { values, default: without, meaning }]) => {
    const cells = [`\`${name}\``, values, without, meaning].map((cell) => cell.replaceAll('|', '\\|'));
    return `| ${cells.join(' | ')} |`;
  });
}

function methodLines(): string[] {
  return Object.entries(coreMethods).map(
    ([name, { parameters, documentation }]) => `- \`${name}(${Object.keys(parameters).join(', ')})\`: ${documentation}`,
  );
}

const page = (examples: readonly string[]) => `# The Reporting API

Every number that the screens show comes from the Reporting API, under Matomo's names. Ask it

- on the command line: \`heartwood api 'method=VisitsSummary.get&idSite=1&period=month&date=2015-05-01&format=json'\`;
- over HTTP, from this computer, while \`heartwood serve\` runs: \`/index.php?module=API&method=…\` with the token as \`token_auth\`
  or in the header \`Authorization: Bearer …\`; by GET, HEAD, or posted as a form of at most 4 MB. Pages of other
  origins are not answered: there is neither CORS nor \`callback\`.

The reports are in [REPORTS.md](REPORTS.md). This page is made from the code by [api.test.ts](../test/architecture/api.test.ts)
(\`npx vitest run test/architecture/api.test.ts -u\`); each parameter has its cases in
[parameters.test.ts](../test/core/api/parameters.test.ts).

## Parameters

In the order in which they take effect. A list is written \`name[]=a&name[]=b\`. A value that is not allowed is an error that names the
parameter and what is allowed; a parameter that nobody knows is left alone.

| parameter | values | without it | meaning |
|---|---|---|---|
${parameterRows().join('\n')}

## Formats

A report without rows is \`[]\`, \`<result />\`, or the words "No data available". One row of numbers is an object; a
single number is \`{"value":43}\`, \`<result>43</result>\`. Several dates or sites are an object by date or id, \`<results>\` with a
\`<result date="…">\` for each, or a first column. \`tsv\` is \`csv\` with tabs, \`html\` a table with the same columns, \`rss\` one item for each date.
Texts that a spreadsheet would run as a formula get an apostrophe before them.

\`${request}\` in three formats:

${examples.join('\n\n')}

## Errors

An error is an answer in the asked format: \`{"result":"error","message":"…"}\`, \`<result><error message="…" /></result>\`, or \`Error: …\` as text.
Over HTTP it has the number 400 for a wrong or missing parameter, 401 without the token, 404 for a method or site that is not there, 503 for
what is not archived yet, 500 for anything else; 405, 413 and 415 for a request that is not GET, HEAD or a form of at most 4 MB. What is wrong with
the request itself, the token included, is said as JSON.

## Methods of the core

${methodLines().join('\n')}
`;

it('docs/API.md says what the code does, with answers of the code itself', async () => {
  const engine = await openExample();
  const examples = [await example(engine, 'json'), await example(engine, 'xml'), await example(engine, 'csv')];
  engine.db.close();
  await expect(page(examples)).toMatchFileSnapshot('../../docs/API.md');
});
