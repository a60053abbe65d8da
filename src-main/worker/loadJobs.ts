/** What jobs are made of is loaded when first needed: a thread that only answers a question starts without the parsers. */
export const loadImporter = () => import('../core/import/importLog');
export const loadUndo = () => import('../core/import/ledger/undoImport');
export const loadImportDetails = () => import('../core/import/ledger/readImportDetails');
export const loadPreview = async () => ({
  ...(await import('../core/import/previewLogs')),
  ...(await import('../core/import/ImportOptions')),
});
export const loadVacuum = async () => ({
  ...(await import('../core/archive/purgeArchives')),
  ...(await import('../core/db/vacuum')),
});
export const loadArchiver = async () => ({
  ...(await import('../core/archive/PreArchiver')),
  ...(await import('../core/archive/purgeArchives')),
  ...(await import('../core/tracker/deriveDue')),
});

const millisecondsOfAQuestion = 1500;

/** A thread that stays has it all before long, so that it goes on working while its files are replaced by a new build. */
export function loadJobsSoon(): void {
  const load = (): void => {
    // One that can't be loaded is reported by the job that needs it.
    void Promise.allSettled([loadImporter(), loadArchiver()]);
  };
  setTimeout(load, millisecondsOfAQuestion).unref();
}
