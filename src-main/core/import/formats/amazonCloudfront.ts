import { decodePercent } from './RecordWriter';
import { defineW3cFormat } from './w3cFormat';

/**
 * Amazon CloudFront, web and RTMP distributions: W3C extended, user agents encoded twice. RTMP lines have events and no
 * status; the category of their events is `cloudfront_rtmp`.
 *
 *     #Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query x-host-header time-taken
 *     2014-05-23 01:13:11 FRA2          182    192.0.2.10 GET    d1.cloudfront.net /a.html 200    https://example.com/ Mozilla/5.0%2520… -            example.com 0.001
 *     date       time     edge_location length ip         method ·                 path    status referrer             user_agent        query_string host        generation_time_secs
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html
 */
export const amazonCloudfront = defineW3cFormat({
  name: 'amazon_cloudfront',
  example:
    '#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query x-host-header time-taken',
  columns: {
    'x-event': 'event_action',
    'x-sname': 'event_name',
    'c-user-agent': 'user_agent',
    'x-edge-location': 'edge_location',
    'x-edge-result-type': 'cache',
    'x-edge-request-id': 'edge_request_id',
    'x-host-header': 'host',
  },
  needs: ['x-edge-location'],
  eventCategory: 'cloudfront_rtmp',
  changes: {
    user_agent: (agent) => decodePercent(decodePercent(agent)),
    path: (path) => path.replace(/^rtmp:\//, ''),
  },
});
