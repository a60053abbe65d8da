import { agents } from './agents';
import type { Request } from './writeYear';

const googlebot = { ip: '66.249.66.1', agent: agents.googlebot };
const fake = { ip: '203.0.113.66', agent: agents.googlebot };
const prober = { ip: '203.0.113.7', agent: agents.nikto };
const reader = { ip: '198.51.100.20', agent: agents.firefox };

/** What a day has besides people: machines, attacks, and what belongs to pages. */
export const machineRequests: readonly Request[] = [
  { ...googlebot, time: '01:00:00', target: '/robots.txt' },
  { ...googlebot, time: '01:00:10', target: '/products/oak-table' },
  { ...googlebot, time: '01:00:20', target: '/private/plans' },
  { ...googlebot, time: '01:00:30', target: '/gone', status: 404 },
  { ...fake, time: '01:10:00', target: '/products/oak-table' },
  { ip: '157.55.39.1', agent: agents.bingbot, time: '01:20:00', target: '/' },
  { ip: '20.15.240.64', agent: agents.gptbot, time: '01:30:00', target: '/guide/wood' },
  { ip: '160.79.104.1', agent: agents.claudebot, time: '01:31:00', target: '/guide/wood' },
  { ip: '160.79.104.1', agent: agents.claudebot, time: '01:31:10', target: '/robots.txt' },
  { ip: '23.98.142.176', agent: agents.chatgptUser, time: '01:32:00', target: '/guide/wood' },
  { ip: '20.42.10.176', agent: agents.oaiSearch, time: '01:33:00', target: '/guide/care' },
  { ip: '54.36.148.1', agent: agents.ahrefs, time: '01:40:00', target: '/' },
  { ip: '69.162.124.226', agent: agents.uptime, time: '01:50:00', target: '/', method: 'HEAD' },
  { ip: '8.29.198.25', agent: agents.feed, time: '02:00:00', target: '/feed.xml' },
  { ip: '66.220.149.1', agent: agents.preview, time: '02:10:00', target: '/products/oak-chair' },
  { ip: '203.0.113.9', agent: agents.curl, time: '02:20:00', target: '/api/prices' },
  { ip: '203.0.113.9', agent: agents.python, time: '02:21:00', target: '/api/prices', method: 'POST', status: 403 },
  { ...prober, time: '03:00:00', target: '/wp-login.php', status: 404 },
  { ...prober, time: '03:00:01', target: '/.env', status: 404 },
  { ...prober, time: '03:00:02', target: '/.git/config', status: 200 },
  { ...prober, time: '03:00:03', target: "/products?id=1'%20OR%201=1--", status: 500 },
  { ...prober, time: '03:00:04', target: '/download?file=../../../../etc/passwd', status: 403 },
  { ...prober, time: '03:00:05', target: '/search?q=<script>alert(1)</script>' },
  { ...reader, time: '09:00:00', target: '/style.css', referrer: 'https://shop.example/' },
  { ...reader, time: '09:00:01', target: '/img/oak.jpg', bytes: 80_000, referrer: 'https://shop.example/' },
  { ...reader, time: '09:00:02', target: '/img/oak.jpg', bytes: 80_000, referrer: 'https://forum.example/thread' },
  { ...reader, time: '09:00:03', target: '/img/oak.jpg', status: 304, bytes: 0, referrer: 'https://shop.example/' },
  { ...reader, time: '09:00:04', target: '/files/catalogue.pdf', status: 206, bytes: 100_000, seconds: 0.8 },
  { ...reader, time: '09:00:05', target: '/style.css', status: 500, referrer: 'https://shop.example/' },
  { ...reader, time: '09:01:00', target: '/moved', status: 301, referrer: 'https://forum.example/thread' },
  { ...reader, time: '09:01:01', target: '/moved/twice', status: 302, referrer: 'https://forum.example/thread' },
  { ...reader, time: '09:01:02', target: '/new', referrer: 'https://forum.example/thread' },
];
