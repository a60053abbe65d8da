import { pathOf, type DayLogs, type RecordTable } from 'heartwood/sdk';
import { botClasses, type BotRequests } from './botRequests';
import { RequestTree } from './RequestTree';
import { parseRobotsTxt, type RobotsTxt } from './robotsTxt';

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
  const robots = readRobotsTxt(logs);
  for (const { values, metrics } of logs.queryRequestsByDimension(['botName', 'target'], { classes: botClasses })) {
    const [bot = '', target = ''] = values.map((value) => String(value ?? ''));
    const isFile = pathOf(target) === FILE;
    if (!isFile && robots?.allows(bot, target) !== false) continue;
    const { nb_requests: requests = 0 } = metrics;
    const column = isFile ? 'Bots_nb_robots_txt' : 'Bots_nb_forbidden';
    tree.add([bot, target], { nb_requests: requests }, BELOW);
    tree.add([bot, target], { ...none, [column]: requests });
    numbers[column] += requests;
  }
  return { Bots_robotsTxt: tree.table, ...numbers };
}

/** What the user gave; null where nothing was. */
function readRobotsTxt(logs: DayLogs): RobotsTxt | null {
  const text = logs.option(OPTION);
  return typeof text === 'string' ? parseRobotsTxt(text) : null;
}
