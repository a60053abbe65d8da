import { defineW3cFormat } from './w3cFormat';

/**
 * W3C's extended log file format, as NetScaler and many others write it: columns by the `#Fields` line, times in UTC,
 * `time-taken` in seconds.
 *
 *     #Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-bytes time-taken cs(User-Agent) cs(Referer)
 *     2012-08-16 11:55:13 172.20.1.0 GET    /login.jsp -            302    355    1                    Mozilla/4.0+… -
 *     date       time     ip         method path       query_string status length generation_time_secs user_agent    referrer
 *
 * Source: https://www.w3.org/TR/WD-logfile.html
 */
export const w3cExtended = defineW3cFormat({
  name: 'w3c_extended',
  example: '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-bytes cs(User-Agent) cs(Referer)',
});
