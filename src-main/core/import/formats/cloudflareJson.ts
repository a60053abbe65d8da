import { defineJsonFormat } from './jsonFormat';

/**
 * Cloudflare Logpush, data set HTTP requests; times as text or counted since 1970.
 *
 *     {"ClientIP":"192.0.2.3","ClientRequestHost":"example.com","ClientRequestMethod":"GET","ClientRequestURI":"/a?b=1","ClientRequestUserAgent":"curl","EdgeResponseBytes":69045,"EdgeResponseStatus":200,"EdgeStartTimestamp":"2026-02-10T16:42:07Z"}
 *      ip                     host                              method                      path                      user_agent                      length                    status                   date
 *
 * Source: https://developers.cloudflare.com/logs/logpush/logpush-job/datasets/zone/http_requests/
 */
export const cloudflareJson = defineJsonFormat({
  name: 'cloudflare_json',
  example:
    '{"ClientIP":"203.0.113.9","ClientRequestHost":"example.com","ClientRequestMethod":"GET","ClientRequestURI":"/","ClientRequestUserAgent":"curl","EdgeResponseBytes":69045,"EdgeResponseStatus":200,"EdgeStartTimestamp":"2026-02-10T16:42:07Z"}',
  needs: ['ClientIP', 'ClientRequestURI'],
  fields: {
    date: 'EdgeStartTimestamp|EdgeEndTimestamp|Datetime',
    ip: 'ClientIP',
    host: 'ClientRequestHost',
    method: 'ClientRequestMethod',
    path: 'ClientRequestURI',
    referrer: 'ClientRequestReferer',
    user_agent: 'ClientRequestUserAgent',
    status: 'EdgeResponseStatus',
    length: 'EdgeResponseBytes',
    generation_time_milli: 'EdgeTimeToFirstByteMs',
    protocol: 'ClientRequestProtocol',
    cache: 'CacheCacheStatus',
    upstream: 'OriginIP',
    forwarded: 'RequestHeaders.x-forwarded-for',
    accept_language: 'RequestHeaders.accept-language',
  },
});
