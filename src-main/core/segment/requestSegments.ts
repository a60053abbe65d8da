import { audiences } from '@shared/audience/audiences';
import { clientClasses } from '@shared/plugin/facts';
import type { RequestColumn } from '@shared/plugin/dayLogs';
import type { ColumnSource } from './ColumnSource';
import type { CoreSegment } from './coreSegments';
import { siteHour } from './timeParts';

const MICROSECONDS_PER_MILLISECOND = 1000;

const request = (column: RequestColumn, more: Partial<CoreSegment> = {}, to?: ColumnSource['to']): CoreSegment => ({
  sources: [{ table: 'log_request', column, ...(to ? { to } : {}) }],
  ...more,
});

const exact = { isExact: true } as const;
const number = { type: 'number' } as const;
const sameNames = (names: readonly string[]) => ({ names: Object.fromEntries(names.map((name) => [name, name])) });

/** Segments of request lines, whatever became of them. None of them is Matomo's. */
export const requestSegments: Readonly<Record<string, CoreSegment>> = {
  audience: request('audience', sameNames(audiences.filter((name) => name !== 'everything'))),
  httpStatus: request('status', { hint: '200, 404' }),
  httpStatusClass: request(
    'status',
    { hint: '2xx, 3xx, 4xx, 5xx' },
    (status) => `${Math.floor(Number(status) / 100)}xx`,
  ),
  httpMethod: request('method', { hint: 'GET, POST, HEAD' }),
  httpProtocol: request('protocol', { hint: 'HTTP/1.1, HTTP/2' }),
  requestHost: request('host', { hint: 'www.example.com' }),
  requestPath: request('path', { ...exact, hint: '/blog/post, without what follows a question mark' }),
  requestTarget: request('target', { ...exact, hint: '/search?q=tree, as it was logged' }),
  requestReferrer: request('referrer', { ...exact, hint: 'https://www.example.com/page' }),
  requestReferrerHost: request('referrerHost', { hint: 'www.example.com' }),
  requestServerHour: request('time', { hint: '0 to 23, on the clock of the site' }, siteHour),
  fileType: request('extension', { hint: 'png, css, pdf' }),
  isStatic: request('isStatic', { hint: '0, 1' }),
  bytes: request('bytes', { ...number, hint: 'bytes of the answer' }),
  responseTime: request('responseTime', { ...number, hint: 'milliseconds' }, (time) =>
    typeof time === 'number' ? time / MICROSECONDS_PER_MILLISECOND : time,
  ),
  redirectWay: request('redirectWay', { ...exact, hint: '/new, /b → /c; empty where nobody followed' }),
  isFirstRedirect: request('isFirstRedirect', { hint: '0, 1' }),
  clientIp: request('ip', { type: 'ip', hint: '192.0.2.1, 192.0.2.0/24' }),
  clientCountry: request('country', { hint: 'de, us, jp; xx is unknown' }),
  clientNetwork: request('network', { hint: 'AS3320 Deutsche Telekom AG' }),
  userAgent: request('userAgent', exact),
  botClass: request('class', sameNames(clientClasses)),
  botName: request('botName', { hint: 'Googlebot, GPTBot' }),
  botVerification: request('botVerification', { hint: 'verified, spoofed, unverifiable' }),
};
