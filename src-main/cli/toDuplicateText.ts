import type { Job } from '@shared/ipc/contract';
import type { ImportName } from '@shared/ipc/ledger';
import { toPrintable } from './toPrintable';

const importsNamed = 3;

/**
 * Where an import's duplicates had come from, when they are most of it: whoever gave it other options wants to know how
 * they can take effect. '' when there is nothing to say.
 */
export function toDuplicateText({ counters, duplicatesOf, idImport }: Job): string {
  const all = (duplicatesOf ?? []).filter((known) => known.idImport !== idImport);
  const others = all.slice(0, importsNamed);
  const [first] = others;
  if (!counters || !first) return '';
  const fresh = counters.imported + counters.bots + counters.static + counters.errors + counters.redirects;
  if (counters.duplicates <= fresh) return '';
  const lines = toCount(counters.duplicates);
  const start = fresh === 0 ? `All ${lines} lines` : `${lines} of ${toCount(counters.duplicates + fresh)} lines`;
  const named =
    others.length === 1
      ? `by ${toImportText(first)}`
      : others.map((known) => `${toCount(known.lines)} by ${toImportText(known)}`).join(', ') + toMore(all.length);
  const commands = others.map((known) => `heartwood imports undo ${known.idImport}`).join('; ');
  return (
    `${start} were imported before, ${named}. ` +
    `To import them anew with other options, undo ${others.length === 1 ? 'that import' : 'those imports'} first: ${commands}\n`
  );
}

function toMore(imports: number): string {
  return imports > importsNamed ? ` and the rest by ${imports - importsNamed} more` : '';
}

/** `import 1 (2026-11-22, access.log)` */
export function toImportText({ idImport, started, title }: ImportName): string {
  return `import ${idImport} (${toLocalTime(started).slice(0, 10)}, ${toPrintable(title)})`;
}

/** `2026-11-22 04:10`, in the machine's time zone. */
export function toLocalTime(time: number): string {
  const date = new Date(time * 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** `1 line`, `1,204 lines` */
export function toLines(lines: number): string {
  return `${toCount(lines)} ${lines === 1 ? 'line' : 'lines'}`;
}

export function toCount(value: number): string {
  return value.toLocaleString('en');
}
