import { leftOutOptions } from '@main/cli/data/leftOutOptions';
import { importCommandOptions } from '@main/cli/importCommandOptions';
import { placeholders, toDefaultText } from '@main/cli/toImportOptions';
import { secretParameters } from '@main/core/import/data/secretParameters';
import {
  importOptionDeclarations,
  importOptionGroups,
  type ImportOptionDeclaration,
  type ImportOptionGroup,
} from '@shared/import/importOptions';

const titles: Readonly<Record<ImportOptionGroup, string>> = {
  site: 'Sites',
  format: 'Formats',
  filter: 'Which lines',
  content: 'What lines count as',
  privacy: 'Privacy and proxies',
  run: 'The import itself',
};

/** docs/OPTIONS.md, made of the declarations. `npx vitest run test/architecture -u` writes it anew. */
export function toOptionManual(): string {
  return [
    '# Options of an import',
    intro,
    ...importOptionGroups.flatMap((group) => [`## ${titles[group]}`, toTable(group)]),
    '## Of the command line only',
    table(['option', 'meaning', 'default'], importCommandOptions.map(toCommandRow)),
    privacy,
    '## Options of Matomo that Heartwood does without',
    table(
      ['option', 'because'],
      leftOutOptions.map(([flag, reason]) => [code(flag), reason]),
    ),
  ].join('\n\n');
}

const intro = `
Options of Matomo's log importer keep their names and meanings; ours are marked with ＋. Flags may be shortened while they
stay clear. A list takes commas, or the option several times. The import screen has those with a ●; scripts name them as the
last column does, in \`options\` of the call \`import.start\`.

This page is made from [the declarations](../src-shared/import/data/importOptions.ts), which the engine checks options by.`;

const privacy = `
## What privacy options do

- **\`--strip-parameters\`** takes parameters out of targets and referrers before anything is stored: names in any case, also
  within brackets (\`user[email]\`), in fragments, in a path (\`;jsessionid=…\`) and in addresses that are values themselves. A
  parameter that holds what looks like an e-mail address goes whatever its name. \`default\` in the list stands for the built-in
  names, so that \`--strip-parameters default,customer\` adds one; \`none\` keeps all. Built in:
  ${secretParameters.map(code).join(', ')}.
- **\`--anonymize-ip\`** sets the last bytes of IPv4 addresses to 0; of IPv6 addresses 1 keeps the first 8 bytes, 2 the first 6,
  3 the first 3. Country, region and city are looked up before. Who is the same visitor then rests on what is left: people who
  share the masked address, the place, the user agent and the user name are one. Forwarded addresses are not kept. A host name in
  the place of an address becomes 0.0.0.0.
- **\`--trusted-proxies\`** names the machines that pass requests on for others. Where a line comes from one of them, its client is
  the last address of \`X-Forwarded-For\` (or \`Forwarded\`) that is not a trusted proxy; with \`*\`, the first. Clients can write
  what they like into these headers, so trust only what is yours.

Lines are known again by their bytes as the log has them, whatever these options make of them.`;

function toTable(group: ImportOptionGroup): string {
  const rows = importOptionDeclarations.filter((declaration) => declaration.group === group).map(toRow);
  return table(['option', 'meaning', 'default', 'screen', 'in scripts'], rows);
}

function toRow(declaration: ImportOptionDeclaration): string[] {
  const { flag, fileFlag, kind, name, help, origin, onScreen } = declaration;
  const flags = [flag + placeholders[kind], ...(fileFlag === undefined ? [] : [`${fileFlag} <file>`])].map(code);
  return [
    flags.join('<br>') + (origin === 'heartwood' ? ' ＋' : ''),
    help,
    toDefaultText(declaration),
    onScreen ? '●' : '',
    code(name),
  ];
}

function toCommandRow({ flags, help, default: value }: (typeof importCommandOptions)[number]): string[] {
  return [code(flags), help, value === undefined ? '' : String(value)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
