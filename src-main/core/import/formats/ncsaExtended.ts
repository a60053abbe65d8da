import type { LogFormat } from './LogFormat';
import { openNcsa } from './ncsa';

/**
 * NCSA extended: Apache's and nginx's `combined`.
 *
 *     1.2.3.4 -     theuser [10/Feb/2012:16:42:07 -0500] "GET / HTTP/1.0" 301    368    "-"        "Mozilla/5.0 (X11)"
 *     ip      ident userid   date                 timezone "method path …" status length "referrer" "user_agent"
 */
export const ncsaExtended: LogFormat = {
  name: 'ncsa_extended',
  example:
    '203.0.113.9 - - [10/Feb/2026:16:42:07 +0000] "GET / HTTP/1.1" 200 368 "-" "Mozilla/5.0 (X11; Linux x86_64)"',
  open: () => openNcsa({ hasHost: false, hasAgent: true }),
};
