import { AppError } from '@shared/errors';
import { periodTypes } from '@shared/period/Period';
import { parsePeriods } from '@shared/period/parsePeriods';
import { segmentHash } from '@shared/segment/segmentHash';
import { openTimeZone } from '@shared/period/timeZone';
import type { JsonValue } from '@shared/plugin/defineApi';
import type { SiteDay } from '@shared/units';
import { daysWithData, makeArchivesDue } from '../../archive/generations';
import { removeArchives } from '../../archive/removeArchives';
import { WritableDatabase } from '../../db/Database';
import { withParameters, type ApiCall } from '../ApiCall';
import { parseCallSegment, parseSites } from '../selection';
import { toDateText } from '@shared/period/Period';

/**
 * CoreAdminHome.invalidateArchivedReports: makes archives due of the periods asked for and of all that holds them, longer
 * periods and ranges; with `cascadeDown` of all periods within, too; of one segment, or of all and without.
 */
export function invalidateReports(call: ApiCall): JsonValue {
  const { db } = call.engine;
  if (!(db instanceof WritableDatabase)) throw new Error('archives are invalidated on the writing thread');
  const { parameters } = call;
  const { sites } = parseSites(withParameters(call, { idSite: parameters.text('idSites') }));
  const type = parameters.choice('period', [...periodTypes, 'all'], 'all');
  const segment = parseCallSegment(call);
  const cascadeDown = parameters.flag('cascadeDown');
  const invalidated = new Set<SiteDay>();
  db.transaction(() => {
    for (const site of sites) {
      const today = openTimeZone(site.timezone).siteDay(call.engine.now());
      const periods = parseDates(call, type === 'all' ? 'day' : type, today);
      const days = periods.flatMap((period) => daysWithData(db, site.idsite, period));
      const isOfDays = type === 'all' || type === 'day' || cascadeDown;
      if (isOfDays && !segment) makeArchivesDue(db, site.idsite, days);
      else {
        const hash = segment ? segmentHash(segment.text) : null;
        removeArchives(db, { idSite: site.idsite, segmentHash: hash, periods, cascadeDown });
      }
      for (const day of days) invalidated.add(day);
    }
  });
  const dates = [...invalidated].sort((a, b) => a - b).map(toDateText);
  const message = dates.length === 0 ? 'Nothing was counted on these dates.' : `Invalidated: ${dates.join(', ')}.`;
  return { result: 'success', message };
}

/** `dates` is a list of days; a range is written `2015-05-17,2015-05-20` and asked for with period=range. */
function parseDates({ parameters }: ApiCall, type: (typeof periodTypes)[number], today: SiteDay) {
  const texts = type === 'range' ? parameters.items('dates') : parameters.list('dates');
  if (texts.length === 0) {
    throw new AppError('api.parameterMissing', { name: 'dates', hint: 'Give YYYY-MM-DD, several with commas.' });
  }
  return texts.flatMap((text) => parsePeriods(type, text, today));
}
