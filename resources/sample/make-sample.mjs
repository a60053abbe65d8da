#!/usr/bin/env node
// Writes the sample log, the same bytes each time: node resources/sample/make-sample.mjs > resources/sample/access.log
// Three weeks in the life of the website of Oak & Ember, an invented wood workshop with a blog, a shop and courses.
import { stdout } from 'node:process';
import { agents, bots, campaigns, downloads, oldLinks, pages, places, probes, referrers, searches } from './sampleWorld.mjs';

const host = 'https://www.example.com';
// A Monday. The last two of the three weeks are the first two of June.
const start = Date.UTC(2026, 4, 25) / 1000;
const days = 21;
const day = 86400;
const visitsPerDay = 20;

let state = 20260914;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};
const integer = (below) => Math.floor(random() * below);
const between = (low, high) => low + integer(high - low + 1);
const chance = (probability) => random() < probability;
// `[[weight, thing], …]`
const pick = (choices) => {
  let rest = random() * choices.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, thing] of choices) if ((rest -= weight) < 0) return thing;
  return choices[0][1];
};
const any = (things) => things[integer(things.length)];

const lines = [];
const write = (hit) => lines.push(hit);

// People, most of whom come once, and some again on later days.
const person = () => {
  const place = pick(places);
  const block = any(place.blocks);
  return {
    ip: block.includes(':') ? `${block}:${(4096 + integer(60000)).toString(16)}::` : `${block}.${integer(256)}.0`,
    userAgent: pick(agents),
    place,
  };
};
const regulars = Array.from({ length: 60 }, person);

const moment = (date, place) => {
  // A day and night of their own for each place, most visits in the late afternoon and the evening.
  const hour = pick([...Array(24).keys()].map((at) => [0.08 + Math.max(0, Math.sin(((at - 7) / 17) * Math.PI)) ** 1.4, at]));
  const time = start + date * day + ((hour - place.offset + 24) % 24) * 3600 + integer(3600);
  return Math.min(time, start + (date + 1) * day - 1);
};

const arrival = () => {
  const source = pick([
    [30, 'direct'],
    [34, 'referrer'],
    [9, 'campaign'],
    [4, 'oldLink'],
  ]);
  if (source === 'campaign') return pick(campaigns);
  if (source === 'oldLink') return any(oldLinks);
  return { target: pick(pages).path, referrer: source === 'direct' ? '-' : toReferrer(pick(referrers)) };
};
const toReferrer = (referrer) => referrer.replace('{keyword}', () => encodeURIComponent(any(searches)).replaceAll('%20', '+'));

const visit = (date) => {
  const who = chance(0.22) ? any(regulars) : person();
  const { target, referrer } = arrival();
  let time = moment(date, who.place);
  let from = referrer;
  let to = target;
  for (let left = chance(0.4) ? 1 : between(2, 7); left > 0; left -= 1) {
    const seen = fetchPage({ time, who, target: to, referrer: from });
    from = host + seen;
    time += between(8, 240);
    if (chance(0.05)) time = fetchDownload(time, who, from);
    to = chance(0.06) ? `/search/?q=${encodeURIComponent(any(searches)).replaceAll('%20', '+')}` : pick(pages).path;
  }
};

// One page with what belongs to it; answers the path that the browser ends up on.
const fetchPage = ({ time, who, target, referrer }) => {
  const path = target.split('?')[0];
  const page = pages.find(([, one]) => one.path === path)?.[1];
  const moved = path !== '/' && !path.endsWith('/') && page === undefined && pages.some(([, one]) => one.path === `${path}/`);
  if (moved) {
    write({ time, ...who, target, status: 301, bytes: 178, referrer });
    return fetchPage({ time: time + 1, who, target: `${target}/`, referrer });
  }
  const isFound = page !== undefined || path === '/search/';
  const size = isFound ? (page?.size ?? 9000) + integer(400) : 5210;
  write({ time, ...who, target, status: isFound ? 200 : 404, bytes: size, referrer });
  fetchAssets(time, who, host + target);
  if (chance(0.03) && path.startsWith('/shop/')) {
    write({ time: time + between(5, 40), ...who, method: 'POST', target: '/basket/', status: 302, bytes: 0, referrer: host + target });
  }
  return target;
};

const fetchAssets = (time, who, page) => {
  const image = between(1, 12);
  const assets = [
    ['/assets/site.css', 18420],
    ['/assets/site.js', 41873],
    ['/assets/logo.svg', 3120],
    [`/images/workshop-${image}.webp`, 48000 + image * 1731],
  ];
  for (const [target, bytes] of assets) {
    if (chance(0.74)) continue;
    write({ time: time + integer(2), ...who, target, status: chance(0.25) ? 304 : 200, bytes, referrer: page });
  }
  if (chance(0.04)) write({ time, ...who, target: '/favicon.ico', status: 200, bytes: 4286, referrer: page });
};

const fetchDownload = (time, who, referrer) => {
  write({ time, ...who, target: pick(downloads), status: chance(0.1) ? 206 : 200, bytes: between(180000, 5200000), referrer });
  return time + between(10, 60);
};

const crawl = (date) => {
  const bot = pick(bots);
  const ip = bot.address.replace(/\{(\d+)-(\d+)\}/g, (_, low, high) => String(between(Number(low), Number(high))));
  const who = { ip, userAgent: bot.userAgent };
  let time = start + date * day + integer(day - 600);
  for (const target of bot.targets ?? [chance(0.2) ? '/robots.txt' : pick(pages).path, ...Array.from({ length: integer(3) }, () => crawled())]) {
    const isFound = target === '/robots.txt' || target === '/feed.xml' || pages.some(([, page]) => page.path === target);
    const status = target === '/feed.xml' && chance(0.6) ? 304 : isFound ? 200 : 404;
    write({ time, ...who, method: bot.method, target, status, bytes: status === 200 ? between(900, 24000) : 0, referrer: '-' });
    time += between(2, 60);
  }
};
const crawled = () => (chance(0.08) ? any(oldLinks).target : pick(pages).path);

const scan = (date) => {
  const who = { ip: `45.${integer(255)}.${integer(255)}.0`, userAgent: any(['Mozilla/5.0 zgrab/0.x', 'python-requests/2.32.3', '-']) };
  let time = start + date * day + integer(day - 60);
  for (let left = between(2, 5); left > 0; left -= 1, time += 1) {
    write({ time, ...who, target: any(probes), status: any([404, 404, 403]), bytes: 548, referrer: '-' });
  }
};

for (let date = 0; date < days; date += 1) {
  const weekday = (date + 1) % 7; // day 0 is a Monday
  const busy = (weekday === 0 || weekday === 6 ? 1.25 : 0.9) + (date / days) * 0.25 + random() * 0.2;
  for (let left = Math.round(visitsPerDay * busy); left > 0; left -= 1) visit(date);
  for (let left = between(38, 46); left > 0; left -= 1) crawl(date);
  for (let left = between(1, 3); left > 0; left -= 1) scan(date);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const stamp = (time) => {
  const [, year, month, date, clock] = /^(\d+)-(\d+)-(\d+)T([\d:]+)/.exec(new Date(time * 1000).toISOString());
  return `${date}/${months[Number(month) - 1]}/${year}:${clock} +0000`;
};
const toLine = ({ ip, time, method = 'GET', target, status, bytes, referrer, userAgent }) =>
  `${ip} - - [${stamp(time)}] "${method} ${target} HTTP/${userAgent.startsWith('Mozilla') ? '2.0' : '1.1'}" ${status} ` +
  `${status === 304 || bytes === 0 ? '-' : bytes} "${referrer}" "${userAgent}"`;

// Everything in the order of time; a visit that runs past the last midnight is cut there, as in a log that was rotated.
const kept = lines.filter((hit) => hit.time < start + days * day).sort((one, other) => one.time - other.time);
stdout.write(kept.map((hit) => `${toLine(hit)}\n`).join(''));
