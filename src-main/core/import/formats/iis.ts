import { defineW3cFormat } from './w3cFormat';

/**
 * Microsoft IIS: W3C extended with `sc-win32-status`, `time-taken` in milliseconds.
 *
 *     #Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs-host sc-status sc-substatus sc-win32-status sc-bytes time-taken
 *     2012-04-01 00:00:13 5.6.7.8 GET    /foo/bar a=b          80   theuser 1.2.3.4 Mozilla/5.0+… example.com 200    0         0            27028  1687
 *     date       time     ·       method path     query_string port userid  ip      user_agent    host        status substatus win32_status length generation_time_milli
 *
 * Source: https://learn.microsoft.com/en-us/windows/win32/http/w3c-logging
 */
export const iis = defineW3cFormat({
  name: 'iis',
  example:
    '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken',
  columns: { 'sc-win32-status': 'win32_status', 'time-taken': 'generation_time_milli' },
  needs: ['sc-win32-status'],
});
