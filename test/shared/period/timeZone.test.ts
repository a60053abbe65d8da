import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDateText } from '@shared/period/Period';
import { isTimeZone, openTimeZone } from '@shared/period/timeZone';

const at = (text: string): number => Date.parse(text) / 1000;

describe('openTimeZone', () => {
  test.each([
    ['UTC', '2015-05-17T23:59:59Z', 0, '2015-05-17', 23],
    ['Europe/Berlin', '2015-05-17T22:00:00Z', 7200, '2015-05-18', 0],
    ['Europe/Berlin', '2015-03-29T00:59:59Z', 3600, '2015-03-29', 1],
    ['Europe/Berlin', '2015-03-29T01:00:00Z', 7200, '2015-03-29', 3],
    ['Europe/Berlin', '2015-10-25T00:59:59Z', 7200, '2015-10-25', 2],
    ['Europe/Berlin', '2015-10-25T01:00:00Z', 3600, '2015-10-25', 2],
    ['Asia/Kathmandu', '2015-05-17T18:15:00Z', 20_700, '2015-05-18', 0],
    ['Australia/Lord_Howe', '2015-10-03T15:29:59Z', 37_800, '2015-10-04', 1],
    ['Australia/Lord_Howe', '2015-10-03T15:30:00Z', 39_600, '2015-10-04', 2],
    ['Pacific/Kiritimati', '2015-05-17T10:00:00Z', 50_400, '2015-05-18', 0],
    ['Pacific/Pago_Pago', '2015-05-17T10:59:59Z', -39_600, '2015-05-16', 23],
  ])('%s at %s', (...[zone, time, offset, date, hour]) => {
    const calendar = openTimeZone(zone);
    expect(calendar.offsetAt(at(time))).toBe(offset);
    expect(toDateText(calendar.siteDay(at(time)))).toBe(date);
    expect(calendar.hourOf(at(time))).toBe(hour);
  });

  test.each([
    ['America/Sao_Paulo', '2015-10-18', '2015-10-18T03:00:00Z'],
    ['Europe/Berlin', '2015-03-30', '2015-03-29T22:00:00Z'],
    ['America/New_York', '2015-11-01', '2015-11-01T04:00:00Z'],
    ['America/New_York', '2015-11-02', '2015-11-02T05:00:00Z'],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z'],
  ])('in %s the day %s starts at %s', (zone, date, start) => {
    expect(openTimeZone(zone).dayStart(at(`${date}T00:00:00Z`) / 86_400)).toBe(at(start));
  });

  test('clocks that go back over midnight do not bring the day before back', () => {
    const zone = openTimeZone('America/St_Johns');
    const midnight = at('2010-11-07T02:30:00Z');
    expect(zone.dayStart(zone.siteDay(midnight))).toBe(midnight);
    expect(zone.siteDay(midnight + 120)).toBe(zone.siteDay(midnight));
  });

  test('every second lies in exactly one day: [dayStart, dayStart of the next)', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/London',
      'America/St_Johns',
      'America/Havana',
      'Asia/Gaza',
      'Pacific/Apia',
      'Africa/Cairo',
      'Australia/Lord_Howe',
    );
    const times = fc.integer({ min: at('1995-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') });
    fc.assert(
      fc.property(zones, times, (name, time) => {
        const zone = openTimeZone(name);
        const day = zone.siteDay(time);
        expect(zone.dayStart(day)).toBeLessThanOrEqual(time);
        expect(zone.dayStart(day + 1)).toBeGreaterThan(time);
      }),
      { numRuns: 300 },
    );
  });

  test('names are known or not', () => {
    expect(['Europe/Berlin', 'UTC', 'Mars/Base', '', 'Europe/Berlin; DROP'].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(openTimeZone('Europe/Berlin')).toBe(openTimeZone('Europe/Berlin'));
  });
});
