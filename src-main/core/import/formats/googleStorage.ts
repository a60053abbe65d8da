import { comment } from './LogFormat';
import { openGroups } from './LineMatcher';
import type { LogFormat } from './LogFormat';
import { Template } from './Template';

const columns = [
  'date',
  'ip',
  '_ip_type',
  '_ip_region',
  'method',
  'path',
  'status',
  '_received',
  'length',
  'generation_time_micro',
  'host',
  'referrer',
  'user_agent',
  '_request_id',
  '_operation',
  '_bucket',
  '_object',
];

/** Reads the values, and knows the line of names that starts each file. */
class GoogleStorageLine extends Template {
  constructor() {
    super(columns.map((column) => `"$${column}"`).join(','), { date: /^\d{16}$/ });
  }

  override match(line: string): string {
    return line.startsWith('"time_micros"') ? comment : super.match(line);
  }
}

/**
 * Usage logs of Google Cloud Storage: comma-separated, all values quoted; times are microseconds.
 *
 *     "1770741727000000","192.0.2.3","1","",   "GET","/bucket/a.html","200","0",  "507","921000",            "storage.googleapis.com","",      "Mozilla/5.0","AEnB2U","GET_Object","bucket","a.html"
 *      date               ip          type region method path           status received length generation_time_micro host              referrer user_agent   id       operation    bucket   object
 *
 * Source: https://cloud.google.com/storage/docs/access-logs#format
 */
export const googleStorage: LogFormat = {
  name: 'google_storage',
  example:
    '"1770741727000000","203.0.113.9","1","","GET","/bucket/a.html","200","0","507","921000","storage.googleapis.com","","Mozilla/5.0","AEnB2U","GET_Object","bucket","a.html"',
  open: () => openGroups(new GoogleStorageLine()),
};
