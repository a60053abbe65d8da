import {
  aiAssistantOf,
  aiSourceOf,
  type CellValue,
  type DayLogs,
  type LogGroup,
  type RecordTable,
  type Where,
} from 'heartwood/sdk';
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
  const counted = new Set<string>();
  for (const { values, metrics } of queryVisitsFromAi(logs)) {
    const [path, visit] = values;
    const key = `${visit} ${path}`;
    if (visit === null || counted.has(key)) continue;
    counted.add(key);
    tree.add([String(path)], { nb_requests: 0 });
    tree.add([String(path), String(metrics.came)], { nb_visits: 1 });
  }
  return tree.table;
}

/** Requests of people who followed a link of an assistant: the referrer tells, or the address that the link leads to. */
function queryVisitsFromAi(logs: DayLogs): LogGroup[] {
  const isAiReferrer = (referrer: CellValue): boolean => aiAssistantOf(String(referrer ?? '')) !== undefined;
  const isAiTarget = (target: CellValue): boolean => aiSourceOf(String(target ?? '')) !== undefined;
  const query = (...where: Where[]): LogGroup[] =>
    logs.queryRequestsByDimension(['path', 'idvisit'], {
      classes: ['person'],
      where,
      selects: { came: { column: 'time', as: 'min' } },
    });
  return [
    ...query({ column: 'referrer', is: isAiReferrer }),
    ...query({ column: 'target', is: isAiTarget }, { column: 'referrer', is: (referrer) => !isAiReferrer(referrer) }),
  ];
}
