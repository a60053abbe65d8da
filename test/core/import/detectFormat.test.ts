import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError } from '@shared/errors';
import { detectFormat } from '@main/core/import/detectFormat';
import { parseText, toBytes, toLines } from './parseText';

const formatsFolder = '../shared/data/logs/formats';
const detect = (text: string, logFormatName?: string) =>
  detectFormat(toBytes(text), { path: 'access.log', options: { logFormatName } });

const firefox = '"Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"';
const lines = {
  common: '192.0.2.1 - ann [10/Feb/2026:16:42:07 -0500] "GET / HTTP/1.0" 301 368',
  common_vhost: 'www.example.com:443 192.0.2.1 - ann [10/Feb/2026:16:42:07 -0500] "GET / HTTP/1.0" 301 368',
  ncsa_extended: `192.0.2.1 - ann [10/Feb/2026:16:42:07 -0500] "GET / HTTP/1.0" 301 368 "-" ${firefox}`,
  common_complete: `www.example.com 192.0.2.1 - ann [10/Feb/2026:16:42:07 -0500] "GET / HTTP/1.0" 301 368 "-" ${firefox}`,
};

describe.each(Object.entries(lines))('%s', (name, line) => {
  it.each([
    ['as it is', line],
    ['after blank lines and comments', `\n# a comment\n${line}`],
    ['with junk behind it', `${line} junk`],
    ['with wide gaps', widen(line)],
    ['with an IPv6 address', line.replace('192.0.2.1', '0:0:0:0:0:ffff:7b2d:4359')],
  ])('is found %s', (_variant, text) => {
    expect(detect(text)).toMatchObject({ format: name, hasHost: name.startsWith('common_'), share: 1 });
  });
});

describe('detectFormat', () => {
  it('says what share of the lines it understands', () => {
    expect(detect(`nonsense\n${lines.common}\n${lines.common}\n-\n`).share).toBe(0.5);
  });

  it('takes a named format as it is', () => {
    expect(detect(lines.ncsa_extended, 'common')).toMatchObject({ format: 'common', hasHost: false, share: 1 });
  });

  it('lists the formats when a name is unknown', () => {
    expect(() => detect(lines.common, 'combi')).toThrow(/no log format named combi.*ncsa_extended/);
  });

  it('shows the first line and the closest format when nothing fits', () => {
    let error: unknown;
    try {
      detect('# comment\n192.0.2.1 - - [10/Feb/2026:16:42:07 +0000] GET /\n');
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(AppError);
    const { code, params } = error as AppError;
    expect(code).toBe('format.unknown');
    expect(params['line']).toBe('192.0.2.1 - - [10/Feb/2026:16:42:07 +0000] GET /');
    expect(params['closest']).toBe('ncsa_extended');
    expect(params['example']).toContain('HTTP/1.1');
  });
});

describe.skipIf(!existsSync(formatsFolder))('the sample files of each format', () => {
  it.each(['common', 'common_vhost', 'ncsa_extended', 'common_complete'])('%s', (name) => {
    const text = readFileSync(`${formatsFolder}/${name}.log`, 'latin1').trimEnd();
    const ipv6 = '0:0:0:0:0:ffff:7b2d:4359';
    for (const variant of [text, `${text} junk`, widen(text), text.replace('1.2.3.4', ipv6)]) {
      expect(detect(variant).format).toBe(name);
      const [line] = toLines(parseText(variant, name, { enableHttpRedirects: true }));
      expect(line).toMatchObject({
        ip: variant.includes(ipv6) ? ipv6 : '1.2.3.4',
        time: '2012-02-10T21:42:07.000Z',
        user: 'theuser',
        host: name.startsWith('common_') ? 'www.example.com' : '',
        method: 'GET',
        target: '/',
        status: 301,
        bytes: 368,
        referrer: '',
      });
    }
  });

  it('Big5 by --encoding', () => {
    const text = readFileSync(`${formatsFolder}/common_encoding_big5.log`, 'latin1');
    const [line] = toLines(parseText(text, detect(text).format, { encoding: 'big5' }));
    expect(line?.target).toBe('/為其兼行惡道');
  });
});

/** Every space outside of quotes twice. */
function widen(line: string): string {
  return line.replace(/"[^"]*"| /g, (part) => (part === ' ' ? '  ' : part));
}
