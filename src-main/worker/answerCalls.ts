import type { z } from 'zod';
import type { calls, CallName, CallOutput } from '@shared/ipc/contract';
import { callApi } from '../core/api/callApi';
import { callApiText } from '../core/api/callApiText';
import { isWritingCall } from '../core/api/isWritingMethod';
import { describeCommands, isWritingCommand, runCommand } from '../core/api/pluginCommands';
import { readArchiveStatus } from '../core/archive/readArchiveStatus';
import { readSizes } from '../core/db/readSizes';
import { isWriterAtWork } from '../core/db/WriterLock';
import type { Engine } from '../core/Engine';
import { readImports } from '../core/import/ledger/readImports';
import { readQuality } from '../core/quality/readQuality';
import { readSetting, toSettingKey } from '../core/settings/Settings';
import { loadImportDetails, loadPreview } from './loadJobs';

type Checked<Name extends CallName> = z.output<(typeof calls)[Name]['input']>;

/** What a reader says of a call that only the writer may answer. */
export const writes = Symbol('writes');

/** How a thread answers calls; the input was checked at the door. */
export type CallHandlers = {
  [Name in CallName]?: (
    input: Checked<Name>,
  ) => CallOutput<Name> | typeof writes | Promise<CallOutput<Name> | typeof writes>;
};

/** The calls that a reading thread answers, and the writing one too. */
export function readingHandlers(engine: Engine): CallHandlers {
  const isWriting = (parameters: Record<string, string>) => isWritingCall(engine.plugins, parameters);
  return {
    'api.call': ({ parameters }) => (isWriting(parameters) ? writes : callApi(engine, parameters)),
    'api.text': ({ parameters }) => (isWriting(parameters) ? writes : callApiText(engine, parameters)),
    'command.list': () => describeCommands(engine),
    'command.run': (command) => (isWritingCommand(engine, command.name) ? writes : runCommand(engine, command)),
    'import.preview': async ({ paths, options }) => {
      const { parseImportOptions, previewLogs } = await loadPreview();
      return previewLogs(paths, parseImportOptions(options));
    },
    'import.list': () => readImports(engine.db, isWriterAtWork(engine.db.path)),
    'import.details': async ({ idImport }) => {
      const { readImportDetails } = await loadImportDetails();
      return readImportDetails(engine.db, idImport, isWriterAtWork(engine.db.path));
    },
    'archive.status': () => readArchiveStatus(engine, isWriterAtWork(engine.db.path)),
    'data.sizes': () => readSizes(engine.db),
    'quality.read': ({ idSite }) => readQuality(engine, idSite),
    'setting.get': ({ key }) => readSetting(engine.db, toSettingKey(key)),
  };
}
