import { defineTemplateFormat } from './templateFormat';

/**
 * Squid's own format: milliseconds, and whole addresses where it forwards for its users.
 *
 *     1286536309.586 921                   192.0.2.68 TCP_MISS/200   507    GET    http://example.com/a -      DIRECT/203.0.113.4 text/html
 *     date           generation_time_milli ip         cache   /status length method url                  userid upstream          type
 *
 * Source: https://wiki.squid-cache.org/Features/LogFormat
 */
export const squid = defineTemplateFormat({
  name: 'squid',
  example: '1286536309.586    921 192.0.2.68 TCP_MISS/200 507 GET http://example.com/a - DIRECT/203.0.113.4 text/html',
  templates: ['$date $generation_time_milli $ip $cache/$status $length $method $url $userid $upstream $_type'],
  checks: { date: /^\d{9,10}\.\d{3}$/, cache: /^[A-Z_]+$/ },
});
