import type { DayLogs, RecordTable } from 'heartwood/sdk';
import { botClasses, type BotRequests } from './botRequests';
import { RequestTree } from './RequestTree';
import { parseRobotsTxt } from './robotsTxt';

export const OPTION = 'Bots_robotsTxt';
const FILE = '/robots.txt';
/** The level of what stands below bots. */
const BELOW = 1;
const none = { Bots_nb_robots_txt: 0, Bots_nb_forbidden: 0 } as const;

/** Bots by name: how often each asked for robots.txt, and for what it forbids; below them these addresses. */
export function sumRobotsTxt(logs: DayLogs, groups: readonly BotRequests[]): Record<string, RecordTable | number> {
  const tree = new RequestTree();
  const numbers = { Bots_nb_robots_txt: 0, Bots_nb_forbidden: 0 };
  for (const { bot, metrics } of groups) tree.add([bot], { nb_requests: metrics.nb_requests, ...none });
  const add = ({ bot, target, requests }: Fetches, column: keyof typeof numbers): void => {
    tree.add([bot, target], { ...none, [column]: requests });
    numbers[column] += requests;
  };
  for (const fetches of findFetches(logs, true)) {
    tree.add([fetches.bot, fetches.target], { nb_requests: fetches.requests }, BELOW);
    add(fetches, 'Bots_nb_robots_txt');
  }
  for (const fetches of findForbidden(logs)) {
    tree.add([fetches.bot, fetches.target], { nb_requests: fetches.requests }, BELOW);
    add(fetches, 'Bots_nb_forbidden');
  }
  return { Bots_robotsTxt: tree.table, ...numbers };
}

interface Fetches {
  bot: string;
  /** The path with its query. */
  target: string;
  requests: number;
}

/** What bots asked for: robots.txt, or anything else. */
function findFetches(logs: DayLogs, isFile: boolean): Fetches[] {
  const groups = logs.queryRequestsByDimension(['botName', 'target'], {
    classes: botClasses,
    where: [{ column: 'path', is: (path) => (path === FILE) === isFile }],
  });
  return groups.map(({ values: [bot, target], metrics }) => ({
    bot: String(bot ?? ''),
    target: String(target),
    requests: metrics.nb_requests ?? 0,
  }));
}

/** What bots asked for against the robots.txt that the user gave; nothing without one. */
function findForbidden(logs: DayLogs): Fetches[] {
  const text = logs.option(OPTION);
  if (typeof text !== 'string') return [];
  const robots = parseRobotsTxt(text);
  return findFetches(logs, false).filter(({ bot, target }) => !robots.allows(bot, target));
}
