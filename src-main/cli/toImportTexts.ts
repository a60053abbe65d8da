import type { ImportDetails, ImportFile, ImportSummary, MissingLines, UndoResult } from '@shared/ipc/ledger';
import { toSentence } from '@shared/errors';
import { toCounterTable } from './toCounterTable';
import { toCount, toImportText, toLines, toLocalTime } from './toDuplicateText';
import { toFailureText } from './toFailureText';
import { toPrintable } from './toPrintable';
import { toTable } from './toTable';

const filesShown = 20;
const failuresShown = 20;

const whyMissing: Readonly<Record<MissingLines['reason'], string>> = {
  gone: 'the file is no longer there',
  changed: 'the file holds something else now',
  input: 'standard input cannot be read twice',
  unreadable: 'the file cannot be read',
};

/** The imports as a table. */
export function toImportTable(imports: readonly ImportSummary[]): string {
  if (imports.length === 0) return 'Nothing was imported yet.\n';
  const head = ['#', 'started', 'state', 'lines', 'imported', 'known', 'failed', 'days', 'files'];
  const rows = imports.map((each) => [
    String(each.idImport),
    toLocalTime(each.started),
    each.state,
    toCount(each.counters.lines_read),
    toCount(each.counters.imported),
    toCount(each.counters.duplicates),
    toCount(each.counters.failed),
    toDays(each),
    toPrintable(each.title) + (each.missingLines > 0 ? ` (${toLines(each.missingLines)} missing)` : ''),
  ]);
  const numbers = new Set(['#', 'lines', 'imported', 'known', 'failed']);
  return [...toTable(head, rows, numbers), ...imports.flatMap(toAdvice)].map((line) => `${line}\n`).join('');
}

/** What to do about an import that was cut short. */
function toAdvice({ idImport, state }: ImportSummary): string[] {
  if (state === 'undoing')
    return [`Import ${idImport} is only partly undone: heartwood imports undo ${idImport} goes on with it.`];
  if (state !== 'interrupted') return [];
  return [`Import ${idImport} was cut short: import its files again, and they are complete. Nothing is counted twice.`];
}

/** All that is known of an import. */
export function toDetailsText(details: ImportDetails): string {
  const { finished, undone, options, fileList, files, failedBy, failures, duplicatesOf, heldBack, missing } = details;
  const given = Object.entries(options).map(([name, value]) => `${name} = ${toPrintable(JSON.stringify(value))}`);
  const parts = [
    `${toTitle(toImportText(details))}: ${details.state}, started ${toLocalTime(details.started)}`,
    finished === null ? '' : `, ended ${toLocalTime(finished)}`,
    undone === null ? '' : `, undone ${toLocalTime(undone)}`,
    `\n${toCounterTable(details.counters)}`,
    toList('Options', given),
    toList(`Files (${files})`, fileList.slice(0, filesShown).map(toFileText)),
    toList(
      'Imported before',
      duplicatesOf.map((known) => `${toLines(known.lines)} by ${toImportText(known)}`),
    ),
    toList(
      'Left out of other imports because of this one',
      heldBack.map((each) => {
        const fate = each.isReadable ? 'an undo reads them again' : 'an undo cannot read them again';
        return `${toLines(each.lines)} of ${toPrintable(each.path)}, ${toImportText(each)}: ${fate}`;
      }),
    ),
    toList('Missing', missing.map(toMissingText)),
    toList(
      'Not understood',
      failedBy.map(({ reason, lines }) => `${toLines(lines)}: ${reason}`),
    ),
    toList('For example', failures.slice(0, failuresShown).map(toFailureText)),
  ];
  return parts.join('');
}

/** What an undo did. */
export function toUndoText({ idImport, removed, readAgain, missing, emptySites }: UndoResult): string {
  const again = readAgain === 0 ? '' : ` ${toLines(readAgain)} of other imports' files were read again.`;
  const sites = emptySites.map(
    ({ idSite, name }) => `Site ${idSite} (${toPrintable(name)}) has no lines now; it stays.\n`,
  );
  const lost = missing.map((each) => `${toMissingText(each)}\n`);
  const gone = removed === 0 ? '.' : `: ${toLines(removed)} removed.`;
  return `Import ${idImport} is undone${gone}${again}\n${lost.join('')}${sites.join('')}`;
}

/** `1,204 lines of access.log.1 are missing: the file is no longer there` */
function toMissingText({ path, lines, reason }: MissingLines): string {
  return `${toLines(lines)} of ${toPrintable(path)} are missing: ${whyMissing[reason]}`;
}

function toFileText({ path, format, source, counters, error }: ImportFile): string {
  const from = source === '' ? '' : `, source ${toPrintable(source)}`;
  const { lines_read: lines, imported, duplicates, failed } = counters;
  const said = `${toLines(lines)}, ${toCount(imported)} imported, ${toCount(duplicates)} known, ${toCount(failed)} failed`;
  const wrong = error === null ? '' : `; ${toPrintable(toSentence(error.code, error.params))}`;
  return `${toPrintable(path)} (${format || 'no format'}${from}): ${said}${wrong}`;
}

function toDays({ firstDay, lastDay }: ImportSummary): string {
  if (firstDay === null) return '';
  return firstDay === lastDay ? firstDay : `${firstDay} – ${lastDay}`;
}

function toList(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `${title}\n${items.map((item) => `  ${item}\n`).join('')}`;
}

function toTitle(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
