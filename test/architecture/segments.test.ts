import { describe, expect, it } from 'vitest';
import { makeTranslate } from '@shared/i18n/translate';
import { segmentOperators } from '@shared/segment/Segment';
import type { ColumnSource } from '@main/core/segment/ColumnSource';
import { segmentCatalog, type KnownSegment } from '@main/core/segment/SegmentCatalog';
import { PluginManager } from '@main/core/plugin/PluginManager';
import { plugins } from '@main/worker/plugins';

const manager = new PluginManager(plugins);
const translate = makeTranslate('en', manager.texts('en'));
const known = segmentCatalog(manager).all;

/** Matomo's segments that no log table answers. */
const unanswered = {
  fingerprint:
    'visits keep no fingerprint: visitors are recognised by address and user agent, so visitorId says the same',
  profilable: 'a log line says nothing of consent',
  secondsSinceLastEcommerceOrder: 'when a visitor last ordered is not kept',
  daysSinceLastEcommerceOrder: 'when a visitor last ordered is not kept',
};

const kinds: Readonly<Record<NonNullable<ColumnSource['given']>, string>> = {
  page: ' of page views',
  event: ' of events',
  order: ' of orders',
  cart: ' of carts',
  inOrder: ' of products not taken out again',
};

/** Five slots of one column are one source. */
function toSource({ table, column, given }: ColumnSource): string {
  return `\`${table}.${column.replace(/(?<=cat(egory)?|_[kv])\d$/, 'N')}\`${given ? kinds[given] : ''}`;
}

function toValues({ names, hint, type, namesGoals }: KnownSegment): string {
  if (hint) return hint;
  if (namesGoals) return 'the names of goals';
  if (names) return Object.values(names).slice(0, 8).join(', ');
  return type === 'number' ? 'a number' : '';
}

function toRow(segment: KnownSegment): string {
  const sources = [...new Set(segment.sources.map(toSource))].join(', ');
  const cells = [`\`${segment.name}\``, translate(segment.label), sources, toValues(segment)];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** `dimension1` to `dimension20` differ in a number only. */
const isShown = ({ name }: KnownSegment): boolean => !/(?<!^dimension)[2-9]$|\d\d$|^dimension[2-9]$/.test(name);

function toSection(category: string): string {
  const rows = known.filter((segment) => segment.category === category && isShown(segment)).map(toRow);
  return `## ${translate(category)}\n\n| segment | what | from | values |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

const introduction = `# Segments

Every segment, made from the declarations in [coreSegments.ts](../src-main/core/segment/coreSegments.ts) and the plugins' dimensions by
[segments.test.ts](../test/architecture/segments.test.ts) (\`npx vitest run test/architecture/segments.test.ts -u\`).

A condition is a name, an operator (${segmentOperators.map((operator) => `\`${operator}\``).join(' ')}) and a URL-encoded value. \`,\` is OR and
binds tighter than \`;\`, which is AND; \`\\,\` and \`\\;\` stand for themselves. An empty value asks for empty or unknown. Segments select whole
visits. A column of an action holds for one action of the visit; the names in \`idaction_\` columns are those of \`log_action\`.
\`customVariable…1\`, \`customVariablePage…1\` and \`dimension1\` stand for all their numbers, up to 5 and 20.

Segments of \`log_request\` ask the lines of the log, whatever became of them; Matomo has none of them. In reports on requests a line is selected
when the whole segment holds for it: conditions on visits and actions ask the visit that the line belongs to, and fail for a line without one. In
reports on visits a visit is selected when it has such a line; \`!=\`, \`!@\`, \`!^\`, \`!$\` hold there when no line of the visit matches.
`;

const absent = Object.entries(unanswered).map(([name, reason]) => `| \`${name}\` | ${reason} |`);
const ending = `## Not answered\n\n| segment of Matomo's | why |\n|---|---|\n${absent.join('\n')}\n`;

describe('docs/SEGMENTS.md', () => {
  it('says what is declared', async () => {
    const categories = [...new Set(known.map(({ category }) => category))];
    const text = [introduction, ...categories.map(toSection), ending].join('\n');
    await expect(text).toMatchFileSnapshot('../../docs/SEGMENTS.md');
  });

  it('has a text for every segment and group', () => {
    const keys = known.flatMap(({ label, category }) => [label, category]);
    expect(keys.filter((key) => !translate.has(key))).toEqual([]);
  });

  it('does not say that something is missing which is there', () => {
    const names = known.map(({ name }) => name);
    expect(Object.keys(unanswered).filter((name) => names.includes(name))).toEqual([]);
  });
});
