import { actionTypes, pathOf, referrerTypes, type DayLogs, type RecordTable } from 'heartwood/sdk';
import type { BotRequests } from './botRequests';
import { RequestTree } from './RequestTree';

/**
 * Pages that AI bots crawled or that AI assistants sent people to. Below a page, by second, the visits that came so: only with
 * both can it be told who came after the page was crawled, in whatever period.
 */
export function sumAiPages(logs: DayLogs, groups: readonly BotRequests[]): RecordTable {
  const tree = new RequestTree();
  for (const { botClass, path, metrics } of groups) {
    const { Bots_nb_pages: crawls = 0, first_seen, last_seen } = metrics;
    if (!botClass.startsWith('ai-') || crawls === 0) continue;
    tree.add([path], { nb_requests: crawls, first_seen, last_seen, nb_visits: 0 });
  }
  const entries = logs.queryActionsByDimension(['idaction_url', 'server_time'], {
    where: [
      { column: 'referer_type', is: (type) => type === referrerTypes.ai },
      { column: 'is_entry', is: (isEntry) => isEntry === 1 },
      { column: 'type', is: (type) => type === actionTypes.pageUrl },
    ],
  });
  for (const { values, metrics } of entries) {
    const [page, time] = values;
    const path = toPath(String(page));
    tree.add([path], { nb_requests: 0 });
    tree.add([path, String(time)], { nb_visits: metrics.nb_visits });
  }
  return tree.table;
}

/** Of a page's name, which begins with the host. */
function toPath(page: string): string {
  const slash = page.indexOf('/');
  return slash < 0 ? '/' : pathOf(page.slice(slash));
}
