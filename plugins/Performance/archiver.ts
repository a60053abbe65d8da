import { DataTable, defineArchiver } from 'heartwood/sdk';
import { directoryOf, toTree } from './directories';
import { queryResponseTimes, toTable } from './responseTimes';

const record = { kind: 'blob', sortBy: 'nb_requests' } as const;

export default defineArchiver({
  records: {
    Performance_hours: record,
    Performance_countries: record,
    Performance_urls: record,
    Performance_directories: record,
  },
  aggregateDay(logs) {
    const hours = toTable(queryResponseTimes(logs, { column: 'time', to: (time) => logs.siteHour(time) }));
    // Most logs don't say how long anything took: then nothing else is asked.
    if (hours.rowCount === 0) return { Performance_hours: new DataTable() };
    const directories = queryResponseTimes(logs, { column: 'path', to: (path) => directoryOf(String(path ?? '')) });
    return {
      Performance_hours: hours,
      Performance_countries: toTable(queryResponseTimes(logs, 'country')),
      Performance_urls: toTable(queryResponseTimes(logs, 'path')),
      Performance_directories: toTree(directories),
    };
  },
});
