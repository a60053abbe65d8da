import { setImmediate } from 'node:timers/promises';
import { RecordTable } from '@shared/datatable/RecordTable';
import { periodAt } from '@shared/period/periodAt';
import { AppError } from '@shared/errors';
import { requireArchive, type ArchiveBuilder } from '../ArchiveBuilder';
import { aggregateDay } from '../archiveDay';
import type { ArchiveContext } from '../ArchiveContext';
import { longerNames } from '../ArchiveProcessor';
import type { ArchiveScope } from '../ArchiveRequest';
import { daysWithData, generationOf } from '../generations';
import { aggregationsOf } from '../RecordValues';
import { UncutRecord } from './UncutRecord';

/** Which record of which archives. */
export interface RecordRequest extends ArchiveScope {
  plugin: string;
  record: string;
}

/**
 * A record of each day of a period with all of its rows, in order: as it is archived, for a day's limit is hardly ever reached,
 * else from the day's log rows. If those are gone, it has what the archive has.
 */
export async function* readUncutDays(
  context: ArchiveContext,
  builder: ArchiveBuilder,
  { plugin, record, ...scope }: RecordRequest,
): AsyncGenerator<RecordTable> {
  const { db } = context.engine;
  for (const day of daysWithData(db, scope.idSite, scope.period)) {
    const ofDay = { ...scope, period: periodAt('day', day) };
    const archived = await builder.use(ofDay, [plugin], (archives) => requireArchive(archives, plugin).record(record));
    if (archived.summaryRows.size === 0) yield archived;
    else {
      const whole = db.snapshot(() => aggregateDay(context, ofDay, [plugin]).tables.get(record));
      yield whole && whole.rowCount > 0 ? whole : archived;
    }
    await setImmediate();
  }
}

/** Rows kept in memory, over the records that were read last. */
const MAX_ROWS = 500_000;

/** Reads records of periods with all of their rows; the last ones stay, since they are asked for page by page. */
export class UncutReader {
  private readonly kept = new Map<string, Promise<UncutRecord>>();

  constructor(
    private readonly context: ArchiveContext,
    private readonly builder: ArchiveBuilder,
  ) {}

  /** Throws: what the archiver throws. */
  async read(request: RecordRequest): Promise<UncutRecord> {
    const { idSite, period, segment, record } = request;
    const generation = generationOf(this.context.engine.db, idSite, period);
    const key = [idSite, period.type, period.first, period.last, segment?.text ?? '', record, generation].join(' ');
    const kept = this.kept.get(key) ?? this.sumDays(request);
    this.kept.delete(key);
    this.kept.set(key, kept);
    try {
      await kept;
    } catch (error) {
      this.kept.delete(key);
      throw error;
    }
    await this.forgetOldest();
    return kept;
  }

  private async sumDays(request: RecordRequest): Promise<UncutRecord> {
    const declaration = this.context.engine.plugins.findRecord(request.record)?.declaration;
    if (declaration?.kind !== 'blob') throw new AppError('internal', { message: `${request.record} is no table` });
    const names = request.period.type === 'day' ? {} : longerNames(declaration);
    const sum = new RecordTable();
    for await (const day of readUncutDays(this.context, this.builder, request)) {
      sum.add(day, aggregationsOf(declaration), names);
    }
    this.context.forgetNames();
    return new UncutRecord(sum, declaration);
  }

  private async forgetOldest(): Promise<void> {
    let rowCount = 0;
    for (const [key, record] of [...this.kept].reverse()) {
      rowCount += (await record).rowCount;
      if (rowCount > MAX_ROWS && key !== [...this.kept.keys()].at(-1)) this.kept.delete(key);
    }
  }
}
