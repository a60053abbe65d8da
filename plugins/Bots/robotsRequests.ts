import type { DayLogs, RecordTable } from 'heartwood/sdk';
import { botClasses, type BotRequests } from './botRequests';
import { RequestTree } from './RequestTree';
import { parseRobotsTxt } from './robotsTxt';

export const OPTION = 'Bots_robotsTxt';
const FILE = '/robots.txt';
const none = { Bots_nb_robots_txt: 0, Bots_nb_forbidden: 0 } as const;

/** Bots by name: how often each asked for robots.txt, and for what it forbids; below them these paths. */
export function sumRobotsTxt(logs: DayLogs, groups: readonly BotRequests[]): Record<string, RecordTable | number> {
  const tree = new RequestTree();
  const numbers = { Bots_nb_robots_txt: 0, Bots_nb_forbidden: 0 };
  for (const { bot, path, metrics } of groups) {
    const { nb_requests: requests = 0 } = metrics;
    tree.add([bot], { nb_requests: requests, ...none });
    if (path !== FILE) continue;
    tree.add([bot, FILE], { ...none, Bots_nb_robots_txt: requests });
    numbers.Bots_nb_robots_txt += requests;
  }
  for (const { bot, path, requests } of findForbidden(logs)) {
    tree.add([bot, path], { ...none, Bots_nb_forbidden: requests });
    numbers.Bots_nb_forbidden += requests;
  }
  return { Bots_robotsTxt: tree.table, ...numbers };
}

interface Forbidden {
  bot: string;
  path: string;
  requests: number;
}

/** What bots asked for against the robots.txt that the user gave; nothing without one. */
function findForbidden(logs: DayLogs): Forbidden[] {
  const text = logs.option(OPTION);
  if (typeof text !== 'string') return [];
  const robots = parseRobotsTxt(text);
  const groups = logs.queryRequestsByDimension(['botName', 'path', 'target'], { classes: botClasses });
  return groups.flatMap(({ values, metrics }) => {
    const [bot = '', path = '', target = ''] = values.map((value) => String(value ?? ''));
    return robots.allows(bot, target) ? [] : [{ bot, path, requests: metrics.nb_requests ?? 0 }];
  });
}
