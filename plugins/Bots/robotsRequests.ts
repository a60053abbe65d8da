import type { DayLogs, RecordTable } from 'heartwood/sdk';
import { botClasses } from './botRequests';
import { RequestTree } from './RequestTree';
import { parseRobotsTxt } from './robotsTxt';

export const OPTION = 'Bots_robotsTxt';
const FILE = '/robots.txt';

/** Bots by name: how often each asked for robots.txt, and for what it forbids, below them by path. */
export function sumRobotsTxt(logs: DayLogs): Record<string, RecordTable | number> {
  const tree = new RequestTree();
  const numbers = { Bots_nb_robots_txt: 0, Bots_nb_forbidden: 0 };
  const add = (bot: string, path: string, column: keyof typeof numbers, requests: number): void => {
    const other = column === 'Bots_nb_forbidden' ? 'Bots_nb_robots_txt' : 'Bots_nb_forbidden';
    tree.add([bot, path], { [column]: requests, [other]: 0 });
    numbers[column] += requests;
  };
  const isFile = { column: 'path', is: (path: unknown) => path === FILE };
  for (const { values, metrics } of logs.queryRequestsByDimension(['botName'], {
    classes: botClasses,
    where: [isFile],
  })) {
    add(String(values[0] ?? ''), FILE, 'Bots_nb_robots_txt', metrics.nb_requests ?? 0);
  }
  for (const { bot, path, requests } of findForbidden(logs)) add(bot, path, 'Bots_nb_forbidden', requests);
  return { Bots_robotsTxt: tree.table, ...numbers };
}

/** What bots asked for against the robots.txt that the user gave; nothing without one. */
function findForbidden(logs: DayLogs): { bot: string; path: string; requests: number }[] {
  const text = logs.option(OPTION);
  if (typeof text !== 'string' || text === '') return [];
  const robots = parseRobotsTxt(text);
  const groups = logs.queryRequestsByDimension(['botName', 'path', 'target'], { classes: botClasses });
  return groups.flatMap(({ values, metrics }) => {
    const [bot, path, target] = values.map((value) => String(value ?? ''));
    if (robots.allows(bot ?? '', target ?? '')) return [];
    return [{ bot: bot ?? '', path: path ?? '', requests: metrics.nb_requests ?? 0 }];
  });
}
