import { defineJsonFormat } from './jsonFormat';

/**
 * Azure Front Door's access log; `timeTaken` in seconds.
 *
 *     {"time":"2026-02-10T16:42:07Z","category":"FrontDoorAccessLog","properties":{"httpMethod":"GET","requestUri":"https://example.com:443/a","responseBytes":"1430","userAgent":"curl","clientIp":"192.0.2.3","timeTaken":"0.158","httpStatusCode":"200","referer":""}}
 *      date                                                                        method            host and path                           length                user_agent         ip                     generation_time_secs status            referrer
 *
 * Source: https://learn.microsoft.com/en-us/azure/frontdoor/monitor-front-door-reference
 */
export const azureFrontDoor = defineJsonFormat({
  name: 'azure_front_door',
  example:
    '{"time":"2026-02-10T16:42:07Z","category":"FrontDoorAccessLog","properties":{"httpMethod":"GET","requestUri":"https://example.com:443/","responseBytes":"1430","userAgent":"curl","clientIp":"203.0.113.9","timeTaken":"0.158","httpStatusCode":"200"}}',
  needs: ['time', 'properties.requestUri'],
  fields: {
    date: 'time',
    ip: 'properties.clientIp|properties.socketIp',
    method: 'properties.httpMethod',
    url: 'properties.requestUri',
    status: 'properties.httpStatusCode',
    length: 'properties.responseBytes',
    user_agent: 'properties.userAgent',
    referrer: 'properties.referer|properties.referrer',
    generation_time_secs: 'properties.timeTaken',
    protocol: 'properties.httpVersion',
    cache: 'properties.cacheStatus',
    upstream: 'properties.originIp|properties.originName|properties.originUrl',
  },
});
