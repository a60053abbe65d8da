const server = 'there is no server to reach: Heartwood does it itself';
const bulk = 'lines do not travel in requests';
const failed = 'failed lines are always counted by reason and shown; `heartwood imports` has more of them';

const threads = 'Heartwood uses as many threads as the machine has processors';
const stopped = 'a run can be stopped at any time and goes on where it was';

/** Options of Matomo's log importer that mean nothing on one machine, and why. */
export const leftOutOptions: readonly (readonly [flag: string, reason: string])[] = [
  ['--url', server],
  ['--api-url', server],
  ['--tracker-endpoint-path', server],
  ['--auth-user', server],
  ['--auth-password', server],
  ['--login', server],
  ['--password', server],
  ['--token-auth', server],
  ['--config', server],
  ['--php-binary', server],
  ['--accept-invalid-ssl-certificate', server],
  ['--request-suffix', server],
  ['--retry-max-attempts', server],
  ['--retry-delay', server],
  ['--request-timeout', server],
  ['--recorders', threads],
  ['--recorder-max-payload-size', bulk],
  ['--disable-bulk-tracking', bulk],
  ['--debug', failed],
  ['--debug-tracker', failed],
  ['--debug-request-limit', bulk],
  ['--debug-force-one-hit-every-Ns', bulk],
  ['--enable-reverse-dns', 'Heartwood asks no name server: nothing leaves the machine'],
  ['--enable-testmode', 'it serves the tests of the importer'],
];

/** Options of Matomo's core:archive, in the same way. */
export const leftOutOfArchiving: readonly (readonly [flag: string, reason: string])[] = [
  ['--php-cli-options', server],
  ['--concurrent-requests-per-website', threads],
  ['--concurrent-archivers', threads],
  ['--max-websites-to-process', stopped],
  ['--max-archives-to-process', stopped],
  ['--force-date-last-n', 'Matomo has given it up; --force-date-range says which days'],
  ['--skip-segments-today', 'what is still right is never made again'],
  ['--force-report', 'all reports of a day come out of one reading of its visits'],
];
