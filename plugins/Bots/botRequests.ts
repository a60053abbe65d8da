import { clientClasses, seenSelects, type CellValue, type DayLogs, type RecordTable, type Sums } from 'heartwood/sdk';
import { RequestTree } from './RequestTree';

/** Requests of one bot for one page. */
export interface BotRequests {
  botClass: string;
  bot: string;
  path: string;
  metrics: Sums;
}

/** Every class but people's. */
export const botClasses = clientClasses.filter((name) => name !== 'person');

/** A class's part of the numbers of a period. */
const numberOfClass: Readonly<Record<string, string>> = {
  search: 'Bots_nb_requests_search',
  'ai-training': 'Bots_nb_requests_ai',
  'ai-search': 'Bots_nb_requests_ai',
  'ai-user': 'Bots_nb_requests_ai',
};

const NOT_MODIFIED = 304;

/** What became of a request: enough to tell pages and errors. */
function outcomeOf(status: CellValue): CellValue {
  if (typeof status !== 'number') return null;
  if (status >= 400) return 'error';
  return (status >= 200 && status < 300) || status === NOT_MODIFIED ? 'answered' : 'other';
}

/** What bots asked for, by class, bot and path. */
export function queryBotRequests(logs: DayLogs): BotRequests[] {
  const outcome = { column: 'status', to: outcomeOf };
  const groups = logs.queryRequestsByDimension(['class', 'botName', 'path', 'isStatic', outcome], {
    classes: botClasses,
    selects: {
      sum_bandwidth: { column: 'bytes', as: 'sum' },
      ...seenSelects,
    },
  });
  return groups.map(({ values: [botClass, bot, path, isStatic, answer], metrics }) => ({
    botClass: String(botClass),
    bot: String(bot ?? ''),
    path: String(path),
    metrics: {
      nb_requests: metrics.nb_requests,
      Bots_nb_pages: answer === 'answered' && isStatic !== 1 ? metrics.nb_requests : 0,
      sum_bandwidth: metrics.sum_bandwidth,
      nb_errors: answer === 'error' ? metrics.nb_requests : 0,
      first_seen: metrics.first_seen,
      last_seen: metrics.last_seen,
    },
  }));
}

/** The tables and numbers of all bots. */
export function sumBotRequests(groups: readonly BotRequests[]): Record<string, RecordTable | number> {
  const [classes, bots, pages] = [new RequestTree(), new RequestTree(), new RequestTree()];
  const classOfBot = bots.table.metadataColumn('botClass');
  const numbers: Record<string, number> = {};
  const addTo = (name: string, value = 0): void => {
    numbers[name] = (numbers[name] ?? 0) + value;
  };
  for (const { botClass, bot, path, metrics } of groups) {
    classes.add([botClass, bot], metrics);
    pages.add([path, bot], metrics);
    const page = bots.add([bot, path], metrics);
    classOfBot.keep(bots.table.parents[page] ?? -1, botClass);
    addTo(numberOfClass[botClass] ?? 'Bots_nb_requests_other', metrics.nb_requests);
    for (const name of ['nb_requests', 'Bots_nb_pages', 'sum_bandwidth', 'nb_errors']) {
      addTo(name.startsWith('Bots_') ? name : `Bots_${name}`, metrics[name]);
    }
  }
  return { Bots_classes: classes.table, Bots_bots: bots.table, Bots_pages: pages.table, ...numbers };
}
