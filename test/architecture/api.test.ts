import { expect, it } from 'vitest';
import { coreMethods } from '@main/core/api/methods/coreMethods';
import { parameterTable } from '@main/core/api/parameterTable';
import { renderers, type FormatName } from '@main/core/api/renderers/renderers';
import { DataTable } from '@shared/datatable/DataTable';
import { Row } from '@shared/datatable/Row';

/** A row with all that a row can have. */
function websites(): DataTable {
  const columns = { label: 'news.example', nb_visits: 3, bounce_rate: '33.33%' };
  const goals = { 'idgoal=1': { nb_conversions: 1, revenue: 2.5 } };
  const below = DataTable.fromRows([{ label: '/a?x=1&y=2', nb_visits: 3 }]);
  const table = new DataTable();
  const row = table.addRow(new Row({ ...columns, goals }, { segment: 'referrerName==news.example' }, below));
  row.idSubtable = 1;
  table.addRow(new Row({ label: 'Others', nb_visits: 1, bounce_rate: '100%' }, { is_summary: true }));
  return table;
}

const options = { method: 'Referrers.getWebsites', hidesIdSubtable: false, isPretty: true, columnTitle: String };

function example(format: FormatName): string {
  return ['```' + format, renderers[format].render(websites(), options), '```'].join('\n');
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

const page = () => `# The Reporting API

Every number that the screens show comes from the Reporting API, under Matomo's names. Ask it

- on the command line: \`heartwood api 'method=VisitsSummary.get&idSite=1&period=month&date=2015-05-01&format=json'\`;
- over HTTP, from this computer, while \`heartwood serve\` runs: \`/index.php?module=API&method=…\` with the token as \`token_auth\`
  or in the header \`Authorization: Bearer …\`; parameters may also be posted as a form.

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

One report in three formats. A report without rows is \`[]\`, \`<result />\`, or the words "No data available". One row of numbers is an object; a
single number is \`{"value":43}\`, \`<result>43</result>\`. Several dates or sites are an object by date or id, \`<results>\` with a
\`<result date="…">\` for each, or a first column. \`tsv\` is \`csv\` with tabs, \`html\` a table with the same columns, \`rss\` one item for each date.
Texts that a spreadsheet would run as a formula get an apostrophe before them.

${example('json')}

${example('xml')}

${example('csv')}

## Errors

An error is an answer in the asked format: \`{"result":"error","message":"…"}\`, \`<result><error message="…" /></result>\`, or \`Error: …\` as text.
Over HTTP it has the number 400 for a wrong or missing parameter, 401 without the token, 404 for a method or site that is not there, 503 for
what is not archived yet, 500 for anything else.

## Methods of the core

${methodLines().join('\n')}
`;

it('docs/API.md says what the code does', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/API.md');
});
