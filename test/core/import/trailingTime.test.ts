import { describe, expect, it } from 'vitest';
import { detectFormat } from '@main/core/import/detectFormat';
import { parseText, toBytes, toLines } from './parseText';

const clf = '192.0.2.1 - - [10/Feb/2026:16:42:07 +0000] "GET / HTTP/1.1" 200 368';
const combined = `${clf} "-" "Firefox/140.0"`;
const detect = (text: string) => detectFormat(toBytes(text), { path: 'access.log', options: {} }).format;
const read = (line: string) => toLines(parseText(line, detect(line)))[0];

describe('a response time behind the last field', () => {
  it.each([
    ["nginx's", `${combined} 0.123`, 123_000],
    ["nginx's, in quotes", `${combined} "0.123"`, 123_000],
    ['with those of the servers behind', `${combined} rt=0.123 uct="0.001" uht="0.100" urt="0.120"`, 123_000],
    ['by its name, in quotes', `${combined} "-" "urt=0.120" "rt=0.12"`, 120_000],
    ['by its name, whatever is longer', `${combined} connection=9.000 9.000 request_time="0.5"`, 500_000],
    ['behind that of the server behind', `${combined} 0.120 0.123`, 123_000],
    ['behind forwarded addresses', `${combined} "198.51.100.7, 10.0.0.1" 0.123`, 123_000],
    ['behind no forwarded addresses', `${combined} "-" "0.123"`, 123_000],
    ['behind a number of something', `${combined} 512 0.123 [web-80] [] 10.0.0.1:80 368 0.120 200 a1.234b`, 123_000],
    ['with microseconds', `${combined} 0.000123`, 123],
    ["Apache's seconds and microseconds", `${combined} **1/1234567**`, 1_234_567],
    ['of none', `${combined} 0.000`, 0],
    ['at the end of a line of Windows', `${combined} 0.123\r`, 123_000],
    ['in a line of quotes', `"${combined} 0.123"`, 123_000],
    ['behind the length', `${clf} 0.123`, 123_000],
    ['with the host in front', `www.example.com:443 ${combined} 0.123`, 123_000],
    ['of common with the host in front', `www.example.com ${clf} "0.123"`, 123_000],
  ])('%s', (_what, line, responseTime) => {
    expect(read(line)).toMatchObject({ ip: '192.0.2.1', status: 200, bytes: 368, responseTime });
  });

  it.each([
    ['nothing', combined],
    ['forwarded addresses', `${combined} "198.51.100.7, 10.0.0.1"`],
    ['no forwarded addresses', `${combined} "-"`],
    ["nginx's ratio of compression", `${combined} "3.21"`],
    ['a time of day', `${combined} 1770741727.123`],
    ['a version', `${combined} TLSv1.3 "1.2.345"`],
    ['bytes in and out', `${combined} 512 740`],
    ['a whole number of whatever', `${combined} 121904`],
    ['no seconds to the microseconds', `${combined} 3/17`],
    ['no time of a server behind', `${combined} urt=0.123`],
    ['a text that holds one', `${combined} "took 0.123 s" "rt=0.123 of 1"`],
  ])('not of %s', (_what, line) => {
    expect(read(line)).toMatchObject({ ip: '192.0.2.1', userAgent: 'Firefox/140.0', responseTime: -1 });
  });

  it('is not found in a user agent', () => {
    const line = `${clf} "https://a.example/?rt=0.123" "rt=0.123 x"`;
    expect(toLines(parseText(line, 'common'))[0]?.responseTime).toBe(-1);
  });
});

describe('whole numbers behind the last field of many lines', () => {
  const micro = [180, 240_113, 977, 51_240, 1204, 88_400, 310, 6021, 990, 14_733, 702, 1_210_000];
  const sizes = [368, 5120, 1200, 90_011, 368, 7300, 162, 44_000, 1150, 20_400, 368, 9100];
  const write = (numbers: number[], head = '', agent = ' "-" "Firefox/140.0"') =>
    numbers
      .map((number, i) => `${head}${clf.replace('368', String(sizes[i % sizes.length]))}${agent} ${number}`)
      .join('\n');

  it.each([
    ['ncsa_extended_micro', write(micro)],
    ['common_complete_micro', write(micro, 'www.example.com ')],
    ['common_micro', write(micro, '', '')],
    ['common_vhost_micro', write(micro, 'www.example.com:80 ', '')],
  ])("are Apache's microseconds: %s", (format, text) => {
    expect(detect(text)).toBe(format);
    expect([...parseText(text, format).responseTime]).toEqual(micro);
  });

  it.each([
    ['seconds', [0, 0, 1, 0, 0, 2, 0, 0, 0, 70_000, 0, 1]],
    ['too few', micro.slice(0, 9)],
    ['bytes sent', sizes.map((size, i) => size + 250 + i * 7)],
    ['ports', [51_234, 40_001, 62_111, 1025, 33_120, 48_000, 59_999, 65_535, 40_211, 51_000, 44_444, 60_123]],
    ['a process', micro.map((_, i) => 1_204_300 + (i % 3))],
    ['a count', micro.map((_, i) => 1_204_300 + i * 3)],
    ['sent faster than can be', micro.map((number) => Math.ceil(number / 1e5))],
  ])('are not where they are %s', (_what, numbers) => {
    const format = detect(write(numbers));
    expect(format).toBe('icecast2');
    expect(parseText(write(numbers), format)).toMatchObject({ rows: numbers.length, failed: 0 });
  });

  it('leave lines without one readable', () => {
    const batch = parseText(`${write(micro)}\n${combined}\n${combined} "198.51.100.7" 900`, 'ncsa_extended_micro');
    expect(batch.failed).toBe(0);
    expect([...batch.responseTime].slice(-2)).toEqual([-1, 900]);
  });
});
