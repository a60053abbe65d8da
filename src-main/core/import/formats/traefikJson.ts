import { defineJsonFormat } from './jsonFormat';

/**
 * Traefik's JSON access log; `Duration` is in nanoseconds.
 *
 *     {"ClientHost":"1.2.3.4","ClientUsername":"-","DownstreamContentSize":15,"DownstreamStatus":200,"Duration":10002425284,"RequestHost":"localhost","RequestMethod":"GET","RequestPath":"/a?b=1","request_Referer":"","request_User-Agent":"curl","level":"info","msg":"","time":"2023-08-11T11:41:25Z"}
 *      ip                     userid               length                     status                 generation_time_nano    host                    method                path                 referrer             user_agent                                       date
 *
 * Source: https://doc.traefik.io/traefik/observability/access-logs/
 */
export const traefikJson = defineJsonFormat({
  name: 'traefik_json',
  example:
    '{"ClientHost":"203.0.113.9","DownstreamContentSize":15,"DownstreamStatus":200,"Duration":1242528,"RequestHost":"example.com","RequestMethod":"GET","RequestPath":"/","level":"info","msg":"","time":"2026-08-11T11:41:25Z"}',
  needs: ['msg', 'level', 'time', 'RequestPath'],
  fields: {
    date: 'time',
    generation_time_nano: 'Duration',
    host: 'RequestHost',
    ip: 'ClientHost',
    length: 'DownstreamContentSize',
    method: 'RequestMethod',
    path: 'RequestPath',
    referrer: 'request_Referer|request_referer',
    status: 'DownstreamStatus',
    userid: 'ClientUsername',
    user_agent: 'request_User-Agent|request_user-agent',
    accept_language: 'request_Accept-Language|request_accept-language',
    protocol: 'RequestProtocol',
    forwarded: 'request_X-Forwarded-For|request_x-forwarded-for',
    cache: 'origin_X-Cache|downstream_X-Cache',
    upstream: 'ServiceAddr|ServiceURL',
  },
});
