const server = 'there is no server to reach: the importer is Heartwood itself';
const bulk = 'lines do not travel in requests';
const failed = 'failed lines are always counted by reason and shown; `heartwood imports` has more of them';

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
  ['--recorders', 'Heartwood uses as many threads as the machine has processors'],
  ['--recorder-max-payload-size', bulk],
  ['--disable-bulk-tracking', bulk],
  ['--debug', failed],
  ['--debug-tracker', failed],
  ['--debug-request-limit', bulk],
  ['--debug-force-one-hit-every-Ns', bulk],
  ['--enable-reverse-dns', 'Heartwood asks no name server: nothing leaves the machine'],
  ['--enable-testmode', 'it serves the tests of the importer'],
];
