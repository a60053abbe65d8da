import { defineJsonFormat } from './jsonFormat';

/**
 * nginx with a `log_format` that writes Matomo's group names as JSON. `generation_time_milli` holds nginx's
 * `$request_time`, which is seconds.
 *
 *     {"ip":"1.2.3.4","host":"example.com","path":"/a?b=1","status":"200","referrer":"-","user_agent":"curl","length":192,"generation_time_milli":0.008,"date":"2013-10-10T16:52:00+02:00"}
 *      ip             host                 path            status         referrer       user_agent          length       generation_time_secs          date
 */
export const nginxJson = defineJsonFormat({
  name: 'nginx_json',
  example:
    '{"ip":"203.0.113.9","host":"example.com","path":"/","status":"200","referrer":"-","user_agent":"curl","length":192,"generation_time_milli":0.008,"date":"2026-10-10T16:52:00+02:00"}',
  needs: ['referrer', 'date'],
  fields: {
    ip: 'ip',
    host: 'host',
    path: 'path',
    query_string: 'query_string',
    status: 'status',
    referrer: 'referrer',
    user_agent: 'user_agent',
    length: 'length',
    generation_time_secs: 'generation_time_milli|generation_time_secs',
    date: 'date',
    timezone: 'timezone',
    userid: 'userid',
    method: 'method',
    accept_language: 'accept_language',
    protocol: 'protocol|server_protocol',
    forwarded: 'forwarded|http_x_forwarded_for',
    cache: 'cache|upstream_cache_status',
    upstream: 'upstream|upstream_addr',
    event_category: 'event_category',
    event_action: 'event_action',
    event_name: 'event_name',
  },
});
