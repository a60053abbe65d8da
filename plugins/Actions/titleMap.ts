import { AppError, type PageTitle } from 'heartwood/sdk';

/** More would be looked through for every page that no line names whole. */
const MAX_WILDCARDS = 1000;
const MAX_LENGTH = 1024;

/** How a line may be divided: the first of these that it holds counts. */
const separators = ['\t', '=>', ';', ','];

/**
 * Reads a list of titles: a page a line, its address or path, then a tab (or `=>`, `;`, `,`) and its title. `*` in an address
 * stands for anything; lines that start with # are left out.
 *
 * Throws: AppError api.parameterInvalid, naming the line.
 */
export function parseTitleMap(text: string): PageTitle[] {
  const titles: PageTitle[] = [];
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const title = parseLine(line.trim());
    if (!title) throw refuse(line, `Line ${i + 1} needs an address, a tab and a title.`);
    titles.push(title);
  });
  if (titles.filter(({ pattern }) => pattern.includes('*')).length > MAX_WILDCARDS) {
    throw refuse('*', `At most ${MAX_WILDCARDS} addresses may hold a *.`);
  }
  return titles;
}

/** The list as it is read again. */
export function formatTitleMap(titles: readonly PageTitle[]): string {
  return titles.map(({ pattern, title }) => `${pattern}\t${title}\n`).join('');
}

function parseLine(line: string): PageTitle | null {
  const separator = separators.find((one) => line.includes(one)) ?? '\t';
  const at = line.indexOf(separator);
  if (at < 0) return null;
  const pattern = unquote(line.slice(0, at));
  const title = unquote(line.slice(at + separator.length));
  const isAddress = /^(?:\/|\*|https?:\/\/|[^\s/]+\.[^\s/]+)/i.test(pattern);
  return isAddress && title !== ''
    ? { pattern: pattern.slice(0, MAX_LENGTH), title: title.slice(0, MAX_LENGTH) }
    : null;
}

/** `"Oak ""Quercus"""` of a table is `Oak "Quercus"`; a tab in a title would divide it again. */
function unquote(cell: string): string {
  const text = cell.trim();
  const inner = /^"(.*)"$/s.exec(text)?.[1];
  return (inner === undefined ? text : inner.replaceAll('""', '"')).replace(/\s+/g, ' ').trim();
}

function refuse(value: string, hint: string): AppError {
  return new AppError('api.parameterInvalid', { name: 'titleMap', value: value.slice(0, 80), hint });
}
