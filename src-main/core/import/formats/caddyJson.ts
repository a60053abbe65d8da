import { defineJsonFormat } from './jsonFormat';

/**
 * Caddy's access log; `ts` counts seconds since 1970, `duration` seconds.
 *
 *     {"ts":1703373474.8,"request":{"client_ip":"1.2.3.4","method":"GET","host":"example.com","uri":"/","headers":{"User-Agent":["curl"]}},"user_id":"","duration":0.0013,"size":3609,"status":200,"resp_headers":{}}
 *      date                         ip                    method         host                 path      headers: user_agent, referrer …    userid       generation_time_secs size     status
 *
 * Source: https://caddyserver.com/docs/caddyfile/directives/log
 */
export const caddyJson = defineJsonFormat({
  name: 'caddy_json',
  example:
    '{"ts":1703373474.8,"request":{"client_ip":"203.0.113.9","method":"GET","host":"example.com","uri":"/","headers":{"User-Agent":["curl"]}},"user_id":"","duration":0.0013,"size":3609,"status":200,"resp_headers":{}}',
  needs: ['request', 'user_id', 'resp_headers'],
  fields: {
    date: 'ts',
    length: 'size',
    status: 'status',
    generation_time_secs: 'duration',
    userid: 'user_id',
    ip: 'request.client_ip|request.remote_ip|request.remote_addr',
    host: 'request.host',
    method: 'request.method',
    path: 'request.uri',
    referrer: 'request.headers.Referer.0',
    user_agent: 'request.headers.User-Agent.0',
    accept_language: 'request.headers.Accept-Language.0',
    protocol: 'request.proto',
    forwarded: 'request.headers.X-Forwarded-For.0|request.headers.Forwarded.0',
    cache: 'resp_headers.Cache-Status.0|resp_headers.X-Cache.0',
  },
});
