import { afterEach, beforeEach, expect, it } from 'vitest';
import { sql } from '@main/core/db/sql';
import { writeSetting } from '@main/core/settings/Settings';
import { isReclassifyingDue, reclassify } from '@main/core/tracker/reclassify';
import { Tracker } from './openTracker';

const checker = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0 Oakwatch';
const other = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0';

let tracker: Tracker;
beforeEach(() => (tracker = new Tracker()));
afterEach(() => tracker.db.close());

const visitors = () =>
  tracker.db.rows(sql`
    SELECT DISTINCT t.text FROM log_visit v JOIN log_client c USING (idclient) JOIN log_text t ON t.idtext = c.iduser_agent
    ORDER BY t.text
  `);

function classifyAgain(botUserAgents: string): void {
  tracker.db.transaction(() => writeSetting(tracker.db, 'tracker.botUserAgents', botUserAgents));
  reclassify(tracker.db);
  tracker.derive();
}

it("the user's own bots make no visits, and make them again when they leave the list", () => {
  tracker.track(
    { at: '2026-03-01T10:00:00Z', target: '/', agent: checker },
    { at: '2026-03-01T10:00:00Z', target: '/', agent: other },
    { at: '2026-03-02T10:00:00Z', target: '/', agent: other },
  );
  classifyAgain('');
  expect(visitors()).toEqual([[checker], [other]]);
  const secondDay = tracker.db.value(sql`SELECT generation FROM site_day ORDER BY day DESC LIMIT 1`);
  classifyAgain('OAKWATCH, nobody');
  expect(visitors()).toEqual([[other]]);
  expect(
    tracker.db.rows(sql`
      SELECT a.class FROM log_user_agent a JOIN log_text t USING (idtext) WHERE t.text = ${checker}
    `),
  ).toEqual([['other-bot']]);
  expect(tracker.db.value(sql`SELECT generation FROM site_day ORDER BY day DESC LIMIT 1`)).toBe(secondDay);
  classifyAgain('');
  expect(visitors()).toEqual([[checker], [other]]);
});

it('leaves the lines of an import that let bots in', () => {
  tracker.track({ at: '2026-03-01T10:00:00Z', target: '/', agent: checker });
  tracker.db.run(sql`UPDATE import SET options = '{"enableBots":true}'`);
  classifyAgain('oakwatch');
  expect(visitors()).toEqual([[checker]]);
});

it('is due once: when lists or rules have changed', () => {
  tracker.track({ at: '2026-03-01T10:00:00Z', target: '/' });
  expect(isReclassifyingDue(tracker.db)).toBe(true);
  reclassify(tracker.db);
  expect(isReclassifyingDue(tracker.db)).toBe(false);
  writeSetting(tracker.db, 'tracker.visitorRecognition', 'matomo');
  expect(isReclassifyingDue(tracker.db)).toBe(true);
});

it("programs that fetch pages make visits where Matomo's importer does not know them by name", () => {
  tracker.track(
    { at: '2026-03-01T10:00:00Z', target: '/', agent: 'python-requests/2.32' },
    { at: '2026-03-01T10:00:00Z', target: '/', agent: 'curl/8.5.0' },
  );
  classifyAgain('');
  expect(visitors()).toEqual([]);
  writeSetting(tracker.db, 'tracker.visitorRecognition', 'matomo');
  reclassify(tracker.db);
  tracker.derive();
  expect(visitors()).toEqual([['python-requests/2.32']]);
});
