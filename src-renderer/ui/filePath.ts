/** A browser's file lies in the server's spool while it is imported: that folder says nothing to anybody. */
const SPOOL = /[\\/]heartwood-\w{6}[\\/][0-9a-f-]{36}$/;

/** A file's name, and the folder where there is one worth naming. What lies in an archive keeps the archive's name. */
export function splitPath(path: string): { name: string; folder: string } {
  const [file = '', ...within] = path.split(' › ');
  const end = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
  const folder = end > 0 ? file.slice(0, end) : '';
  return { name: [file.slice(end + 1), ...within].join(' › '), folder: SPOOL.test(folder) ? '' : folder };
}
