import type { Preview } from '@shared/ipc/preview';
import { toError } from './toError';

/** Enough for a thousand lines, also of a packed log. */
const HEAD_BYTES = 1_048_576;
const MAX_FILES = 12;

/** Sends the heads of the first files to the host, which says what an import would make of them. */
export async function previewFiles(files: readonly File[], options: Record<string, unknown>): Promise<Preview> {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const preview: Preview = { files: [], count: files.length, formats: [], bytes };
  for (const file of files.slice(0, MAX_FILES)) {
    const { files: logs, formats } = await previewFile(file, options);
    preview.formats = formats;
    const isWhole = logs.length === 1 && logs[0]!.path === file.name;
    preview.files.push(...logs.map((log) => (isWhole ? { ...log, bytes: file.size } : log)));
  }
  return preview;
}

async function previewFile(file: File, options: Record<string, unknown>): Promise<Preview> {
  const query = new URLSearchParams({ name: file.name, options: JSON.stringify(options) });
  const response = await fetch(`preview?${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file.slice(0, HEAD_BYTES),
  });
  const value: unknown = await response.json().catch(() => null);
  if (!response.ok) throw toError(value, response.status);
  return value as Preview;
}
