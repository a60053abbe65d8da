import { defineJsonFormat } from './jsonFormat';

/**
 * Google Cloud's HTTP load balancers, as Cloud Logging exports them.
 *
 *     {"httpRequest":{"requestMethod":"GET","requestUrl":"https://example.com/a?b=1","status":200,"responseSize":"1024","userAgent":"curl","remoteIp":"192.0.2.3","referer":"…","latency":"0.012s"},"timestamp":"2026-02-10T16:42:07.1Z"}
 *                      method                host and path                           status       length                user_agent         ip                     referrer      generation_time_secs  date
 *
 * Source: https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry#HttpRequest
 */
export const googleLoadBalancer = defineJsonFormat({
  name: 'google_load_balancer',
  example:
    '{"httpRequest":{"requestMethod":"GET","requestUrl":"https://example.com/","status":200,"responseSize":"1024","userAgent":"curl","remoteIp":"203.0.113.9","latency":"0.012s"},"timestamp":"2026-02-10T16:42:07.1Z"}',
  needs: ['httpRequest.requestUrl', 'timestamp'],
  fields: {
    date: 'timestamp',
    ip: 'httpRequest.remoteIp',
    method: 'httpRequest.requestMethod',
    url: 'httpRequest.requestUrl',
    status: 'httpRequest.status',
    length: 'httpRequest.responseSize',
    user_agent: 'httpRequest.userAgent',
    referrer: 'httpRequest.referer',
    generation_time_secs: 'httpRequest.latency',
    protocol: 'httpRequest.protocol',
    cache: 'httpRequest.cacheHit',
    upstream: 'httpRequest.serverIp',
  },
  changes: { cache: (isHit) => (isHit === 'true' ? 'HIT' : isHit && 'MISS') },
});
