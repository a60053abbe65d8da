import type { LogFormat } from './LogFormat';
import { openNcsa } from './ncsa';

/**
 * NCSA common, as Apache's `common`.
 *
 *     1.2.3.4 -     theuser [10/Feb/2012:16:42:07 -0500] "GET / HTTP/1.0" 301    368
 *     ip      ident userid   date                 timezone "method path …" status length
 */
export const common: LogFormat = {
  name: 'common',
  example: '203.0.113.9 - - [10/Feb/2026:16:42:07 +0000] "GET / HTTP/1.1" 200 368',
  open: () => openNcsa({ hasHost: false, hasAgent: false }),
};
