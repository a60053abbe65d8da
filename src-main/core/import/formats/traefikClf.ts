import { defineTemplateFormat } from './templateFormat';

/**
 * Traefik's common log format (GoAccess calls it TRAEFIKCLF): NCSA extended, then the number of the request, the router,
 * the server and the time.
 *
 *     192.0.2.3 -     theuser [10/Feb/2026:16:42:07 +0000] "GET / HTTP/1.1" 200    368    "-"        "Mozilla/5.0" 12     "web@docker" "http://10.0.0.5:80" 3ms
 *     ip        ident userid   date                 timezone "request"      status length "referrer" "user_agent" number "router"     "upstream"           generation_time_milli
 *
 * Source: https://doc.traefik.io/traefik/observability/access-logs/
 */
export const traefikClf = defineTemplateFormat({
  name: 'traefik_clf',
  example:
    '203.0.113.9 - - [10/Feb/2026:16:42:07 +0000] "GET / HTTP/1.1" 200 368 "-" "Mozilla/5.0" 12 "web@docker" "http://10.0.0.5:80" 3ms',
  templates: [
    '$ip $_identity $userid [$date $timezone] "$request" $status $length "$referrer" "$user_agent" $request_number "$router" "$upstream" ${generation_time_milli}ms',
  ],
  checks: { request_number: /^\d+$/ },
});
