import { RecordTable, type RecordData } from '@shared/datatable/RecordTable';
import { fromErrorValue, toErrorValue, type ErrorValue } from '@shared/errors';
import type { SiteDay } from '@shared/units';
import { toPluginError } from '../ArchiveBuilder';
import type { LoadedPart } from '../ArchiveProcessor';
import type { NewArchive } from '../ArchiveStore';
import type { DayRun } from './DayRun';

/** What an archiving thread is asked for. */
export interface ArchiveOrder {
  id: number;
  run: DayRun;
  /** A thread that has other plugins can't do it. */
  recordVersions: string;
}

/** What it says: archives as they are made, days as they are done, the sum, and at last that all is done, or why it is not. */
export type ArchiveReply = { id: number } & (
  | { kind: 'made'; archives: readonly NewArchive[] }
  | { kind: 'day'; day: SiteDay; isMade: boolean }
  | { kind: 'sum'; sum: WirePart | null }
  | { kind: 'done'; hasFailed: boolean }
  | { kind: 'warning'; warning: ErrorValue }
  | { kind: 'failed'; error: ErrorValue }
);

/** A thread that archives, or in tests something that answers like one. */
export interface ArchiveThread {
  post(order: ArchiveOrder): void;
  onReply(listener: (reply: ArchiveReply) => void): void;
  /** Called once. */
  onExit(listener: () => void): void;
  terminate(): Promise<unknown>;
}

/** A LoadedPart as plain data. */
export interface WirePart {
  isDay: boolean;
  plugins: ReadonlyMap<string, { numerics: Record<string, number>; tables: ReadonlyMap<string, RecordData> }>;
  failures: ReadonlyMap<string, ErrorValue>;
}

export function toWirePart({ isDay, plugins, failures }: LoadedPart): WirePart {
  return {
    isDay,
    plugins: mapValues(plugins, ({ numerics, tables }) => ({
      numerics,
      tables: mapValues(tables, (table) => table.toData()),
    })),
    failures: mapValues(failures, (error, plugin) => toErrorValue(toPluginError(plugin, error))),
  };
}

export function fromWirePart({ isDay, plugins, failures }: WirePart): LoadedPart {
  return {
    isDay,
    plugins: mapValues(plugins, ({ numerics, tables }) => ({
      numerics,
      tables: mapValues(tables, (data) => RecordTable.fromData(data)),
    })),
    failures: mapValues(failures, fromErrorValue),
  };
}

function mapValues<A, B>(map: ReadonlyMap<string, A>, to: (value: A, key: string) => B): Map<string, B> {
  return new Map([...map].map(([key, value]) => [key, to(value, key)]));
}
