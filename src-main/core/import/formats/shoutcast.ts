import { decodePercent } from './RecordWriter';
import { defineW3cFormat } from './w3cFormat';

/**
 * SHOUTcast: W3C extended with the client's status and the seconds that it listened; user agents are percent-encoded.
 *
 *     #Fields: c-ip c-dns date time cs-uri-stem c-status cs(User-Agent) sc-bytes x-duration avgbandwidth
 *     1.2.3.4 5.6.7.8 2015-12-07 10:37:05 /stream?title=a 200    NSPlayer%2F10.0 65580  1                    524640
 *     ip      ·       date       time     path            status user_agent      length generation_time_secs ·
 */
export const shoutcast = defineW3cFormat({
  name: 'shoutcast',
  example: '#Fields: c-ip c-dns date time cs-uri-stem c-status cs(User-Agent) sc-bytes x-duration avgbandwidth',
  columns: { 'c-status': 'status', 'x-duration': 'generation_time_secs' },
  changes: { user_agent: decodePercent },
});
