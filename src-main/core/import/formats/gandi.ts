import { defineTemplateFormat } from './templateFormat';

/**
 * Gandi's simple hosting: NCSA extended with the host in front and whole seconds before the request.
 *
 *     www.example.com 1.2.3.4 -     theuser [10/Feb/2012:16:42:07 -0500] (0 s)                  "GET / HTTP/1.1" 301    368    "-"        "Mozilla/5.0"
 *     host            ip      ident userid   date                 timezone (generation_time_secs) "request"      status length "referrer" "user_agent"
 */
export const gandi = defineTemplateFormat({
  name: 'gandi',
  example:
    'www.example.com 203.0.113.9 - - [10/Feb/2026:16:42:07 +0000] (0 s) "GET / HTTP/1.1" 200 368 "-" "Mozilla/5.0"',
  templates: [
    '$host $ip $_identity $userid [$date $timezone] ($generation_time_secs s) "$request" $status $length "$referrer" "$user_agent"',
  ],
});
