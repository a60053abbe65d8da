import type { LogFormat } from './LogFormat';
import { openNcsa } from './ncsa';

/**
 * The host, perhaps with its port, in front of NCSA extended: Apache's `vhost_combined`.
 *
 *     www.example.com 1.2.3.4 -     theuser [10/Feb/2012:16:42:07 -0500] "GET / HTTP/1.0" 301    368    "-"        "Mozilla/5.0"
 *     host            ip      ident userid   date                 timezone "method path …" status length "referrer" "user_agent"
 */
export const commonComplete: LogFormat = {
  name: 'common_complete',
  example:
    'www.example.com 203.0.113.9 - - [10/Feb/2026:16:42:07 +0000] "GET / HTTP/1.1" 200 368 "-" "Mozilla/5.0 (X11; Linux x86_64)"',
  open: () => openNcsa({ hasHost: true, hasAgent: true }),
};
