/**
 * The catalogue of errors that a user can meet. An error crosses threads and processes as a value {code, params}
 * and becomes a sentence only where it is shown.
 */
export const errorSentences = {
  usage: '{message}',
  internal: 'Something went wrong inside Heartwood: {message}',
  'file.notFound': 'The file {path} does not exist.',
  'file.unreadable': 'The file {path} cannot be read: {reason}.',
  'file.isEmpty': 'The file {path} is empty.',
  'file.corruptArchive': 'The archive {path} is damaged: {reason}. The {lines} lines before the damage were imported.',
  'folder.unusable': 'No file can be made in the folder {path}: {reason}.',
  'file.changed':
    'The file {path} became shorter while it was read. Its {lines} whole lines were imported; import it again for the rest.',
  'format.unknown':
    'No known log format fits {path}. Its first line is: {line}. The closest format is {closest}; expected something like: {example}',
  'format.notNamed': 'There is no log format named {name}. Known formats: {known}.',
  'format.tooLong':
    'None of the {lines} lines of {path} can be read: a line of it is longer than half a megabyte. That is hardly an access log.',
  'format.isErrorLog':
    '{path} is an error log of {server}, not an access log: it holds messages, not requests. Import the access log, usually named access.log, instead.',
  'format.regexInvalid': 'The regular expression of the log format is not valid: {reason}.',
  'format.dateInvalid': "The date format '{pattern}' is not valid: {directive} is unknown.",
  'format.lineInvalid': 'The log format line is not understood: {reason}.',
  'format.groupMissing': 'The log format does not say where these stand: {groups}. Every line needs them.',
  'format.groupUnknown': 'There is no field named {group}. Known fields: {known}.',
  'format.tooSlow':
    'The regular expression of the log format takes too long ({seconds} seconds for one block of lines). Repetitions inside repetitions, such as (a+)+, do that.',
  'site.ambiguous':
    'The log {path} does not name a host and there are several sites. Say which with --idsite: {sites}.',
  'site.notFound': 'There is no site with the id {idSite}. Sites: {sites}.',
  'site.tooMany': 'A database holds at most 8191 sites.',
  'import.optionUnknown': 'There is no import option named {option}. Known options: {known}.',
  'import.optionInvalid': "The import option {option} does not take '{value}': {hint}.",
  'import.cancelled':
    'The import was cancelled after {lines} lines; what was read is kept and importing again completes it.',
  'import.notFound': 'There is no import with the number {idImport}. `heartwood imports` lists them.',
  'import.undone': 'Import {idImport} is undone already.',
  'import.undoStopped': 'Import {idImport} is only partly undone. Undo it again to go on.',
  'database.newer':
    'The database {path} was written by a newer Heartwood (schema {found}, known {known}). Update Heartwood.',
  'database.notOurs': 'The file {path} is not a Heartwood database.',
  'database.locked':
    'The database {path} is in use by another Heartwood process ({holder}). Try again when it has finished.',
  'database.readOnly':
    'The database {path} cannot be written: it or its folder is read-only for you. Change that, or name another file with --data.',
  'database.damaged':
    'The database {path} is damaged ({reason}). Put a copy of it back, or import your logs into a new one with --data.',
  'database.diskFailed':
    'The disk failed under the database {path} ({reason}). What was stored is kept: check the disk and import again; nothing is counted twice.',
  'database.full': 'The disk is full: {path} cannot grow. Free some space and import again; nothing is counted twice.',
  'database.noRoom':
    'Shrinking the database {path} needs {needed} MB free in {folder} for a while; there are {free} MB. Free some space and try again.',
  'node.tooOld': 'Heartwood needs Node 22.14 or newer; this is {version}.',
  'api.methodNotFound': 'The method {method} does not exist. {hint}',
  'api.parameterMissing': 'The parameter {name} is missing. {hint}',
  'api.parameterInvalid': "The parameter {name} has the value '{value}', which is not allowed. {hint}",
  'api.notArchived':
    'This report has not been archived yet and archiving on request is off (archive.onRequest, trigger_archive).',
  'request.tooLarge': 'A request may have at most {megabytes} MB.',
  'segment.invalid': "The segment is not valid at character {position} ('{near}'): {reason}.",
  'engine.crashed': 'The engine stopped unexpectedly ({reason}) and was started again. Please try that again.',
  'engine.closed': 'Heartwood is closing.',
  'geo.unreadable':
    'The database of places {path} cannot be used: {reason}. Name a readable .mmdb file with countries or cities with `heartwood config set geo.database FILE`, or an empty text for the countries that come with Heartwood.',
  'setting.unknown': 'There is no setting named {key}. Known settings: {known}.',
  'setting.invalid': "The setting {key} does not take '{value}': {hint}",
  'plugin.notFound': 'There is no plugin named {name} in {folder}. {known}',
  'plugin.isOff': 'The plugin {name} is off. Switch it on under Plugins, or with `heartwood plugin activate {name}`.',
  'plugin.stopped': 'The plugin {name} was switched off: {reason}. Everything else goes on.',
  'plugin.refused': 'The plugin {name} was refused: {reason}.',
  'plugin.failed': 'The plugin {name} failed: {reason}.',
  'archive.cancelled': 'Archiving was stopped. What was made is kept; started again, it goes on where it was.',
  'vacuum.cancelled': 'Shrinking was stopped. Nothing is lost; start it again at any time.',
  'archive.notKept': 'Reports are worked out, but not kept for the next time: {reason}',
  'archive.madeAgain':
    'The stored archive of site {idSite}, {period} {date}, was damaged ({reason}). It was made again.',
  'archive.corrupt': 'A stored archive is damaged ({reason}) and will be built again.',
} as const;

export type ErrorCode = keyof typeof errorSentences;
export type ErrorParams = Readonly<Record<string, string | number>>;

/** An expected failure with a sentence for its user. Anything else that is thrown is a defect. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
  ) {
    super(toSentence(code, params));
    this.name = 'AppError';
  }
}

/** The error as it crosses a thread or the wire. */
export interface ErrorValue {
  code: ErrorCode;
  params: ErrorParams;
}

export function toSentence(code: ErrorCode, params: ErrorParams): string {
  return errorSentences[code].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

export function toErrorValue(error: unknown): ErrorValue {
  if (error instanceof AppError) return { code: error.code, params: error.params };
  return { code: 'internal', params: { message: error instanceof Error ? error.message : String(error) } };
}

export function fromErrorValue(value: ErrorValue): AppError {
  return new AppError(value.code, value.params);
}
