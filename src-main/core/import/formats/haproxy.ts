import { defineTemplateFormat } from './templateFormat';

/**
 * HAProxy's HTTP log, with or without syslog's prefix. The last timer is the whole time in milliseconds; dates are taken
 * as UTC.
 *
 *     Sep 25 06:05:27 lb haproxy[6801]: 4.3.2.1:55008 [25/Sep/2018:06:05:27.584] ft_https~ bk_https/abc 0/0/0/72/72           200    7456   -  - ---- 5/4/0/1/0 0/0    "POST /user/ HTTP/1.1"
 *     prefix                          : ip     :port   date                      frontend  upstream     generation_time_milli status length cookies end connections queues "request"
 *
 * Source: https://docs.haproxy.org/3.0/configuration.html#8.2.3
 */
export const haproxy = defineTemplateFormat({
  name: 'haproxy',
  example:
    'Sep 25 06:05:27 lb haproxy[6801]: 203.0.113.9:55008 [25/Sep/2026:06:05:27.584] web~ app/s1 0/0/0/72/72 200 7456 - - ---- 5/4/0/1/0 0/0 "POST /user/ HTTP/1.1"',
  templates: ['$_prefix: ', ''].map(
    (prefix) =>
      `${prefix}$ip:$_port [$date] $_frontend $upstream $generation_time_milli $status $length $_request_cookie $_response_cookie $_termination $_connections $_queues"$request"`,
  ),
  checks: {
    generation_time_milli: /^(-?\d+\/){4}\+?\d+$/,
    _connections: /^\d+(\/\+?\d+){4}$/,
  },
  changes: { generation_time_milli: (timers) => timers.slice(timers.lastIndexOf('/') + 1).replace('+', '') },
});
