import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Answer } from './answer';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** A file below `folder`, or null when there is none such there: links and `..` that lead outside are not followed. */
export async function serveFile(folder: string, path: string): Promise<Answer | null> {
  const contentType = contentTypes[extname(path).toLowerCase()];
  if (contentType === undefined || path.includes('\0')) return null;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, path));
    if (!file.startsWith(root + sep)) return null;
    return { status: 200, contentType, body: await readFile(file) };
  } catch {
    return null;
  }
}
