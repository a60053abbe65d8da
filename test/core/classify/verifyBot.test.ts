import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { parseDay } from '@shared/period/Period';
import { verifyBot } from '@main/core/import/classify/verifyBot';

const published = join(import.meta.dirname, '../../../../shared/data/lists/bot-ranges.json');

const today = parseDay('2026-08-22') as number;

describe('verifyBot', () => {
  it.each([
    ['Googlebot', '66.249.66.1', 'verified'],
    ['Googlebot', '2001:4860:4801:10::1', 'verified'],
    ['Googlebot-Image', '66.249.66.1', 'verified'],
    ['Googlebot', '::ffff:66.249.66.1', 'verified'],
    ['Googlebot', '192.0.2.7', 'spoofed'],
    ['Googlebot', '2001:db8::1', 'spoofed'],
    ['bingbot', '66.249.66.1', 'spoofed'],
    ['bingbot', '13.66.139.255', 'verified'],
    ['bingbot', '13.66.138.255', 'spoofed'],
    ['TelegramBot', '149.154.160.1', 'verified'],
    ['Baiduspider', '66.249.66.1', 'unverifiable'],
    ['', '66.249.66.1', 'unverifiable'],
  ])('%s from %s is %s', (name, ip, expected) => {
    expect(verifyBot(name, ip, today)).toBe(expected);
  });

  it.each(['66.249.66.0', '2001:4860:4801::', '66.249.*.*', 'crawl.example.com', ''])(
    'says nothing of an address that was masked or is none: %s',
    (ip) => {
      expect(verifyBot('Googlebot', ip, today)).toBe('unverifiable');
    },
  );

  it('accuses nobody of what an operator may have published years ago: an address of its own network', () => {
    const day = parseDay('2015-05-17') as number;
    expect(verifyBot('bingbot', '157.55.33.15', today)).toBe('spoofed');
    expect(verifyBot('bingbot', '157.55.33.15', day)).toBe('unverifiable');
    expect(verifyBot('bingbot', '177.37.188.215', day)).toBe('spoofed');
    expect(verifyBot('bingbot', '13.66.139.1', day)).toBe('verified');
  });

  it.skipIf(!existsSync(published))('agrees with every published range, from its first to its last address', () => {
    const { bots } = JSON.parse(readFileSync(published, 'utf8')) as {
      bots: Record<string, { user_agents: string[]; ipv4: string[]; ipv6: string[] }>;
    };
    const wrong: string[] = [];
    for (const { user_agents: agents, ipv4, ipv6 } of Object.values(bots)) {
      for (const range of [...ipv4, ...ipv6]) {
        const [address, length] = ipaddr.parseCIDR(range);
        const bytes = address.toByteArray();
        const last = bytes.map((byte, i) => byte | (255 >> Math.min(8, Math.max(0, length - 8 * i))));
        const ip = ipaddr.fromByteArray(last).toString();
        if (verifyBot(agents[0] ?? '', ip, today) !== 'verified' && !ip.endsWith('.0'))
          wrong.push(`${agents[0]} ${ip}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
