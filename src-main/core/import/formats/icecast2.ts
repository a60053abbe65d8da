import { defineTemplateFormat } from './templateFormat';

/**
 * Icecast 2: NCSA extended and the seconds that the listener stayed.
 *
 *     1.2.3.4 -     theuser [10/Feb/2012:16:42:07 -0500] "GET / HTTP/1.0" 301    368    "-"        "Mozilla/5.0" 1807
 *     ip      ident userid   date                 timezone "request"      status length "referrer" "user_agent" session_time
 */
export const icecast2 = defineTemplateFormat({
  name: 'icecast2',
  example: '203.0.113.9 - - [10/Feb/2026:16:42:07 +0000] "GET /stream HTTP/1.0" 200 368 "-" "Winamp/5.6" 1807',
  templates: [
    '$ip $_identity $userid [$date $timezone] "$request" $status $length "$referrer" "$user_agent" $session_time',
  ],
});
