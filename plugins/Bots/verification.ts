import { seenSelects, type DayLogs, type RecordTable, type Sums } from 'heartwood/sdk';
import { botClasses } from './botRequests';
import { RequestTree } from './RequestTree';

/** The columns that say how a bot's requests were judged. */
export const verdictColumns = {
  verified: 'Bots_nb_verified',
  spoofed: 'Bots_nb_spoofed',
  unverifiable: 'Bots_nb_unverifiable',
} as const;

type Verdict = keyof typeof verdictColumns;
const verdicts = Object.keys(verdictColumns) as Verdict[];

/** Bots by name, below them the addresses that use the name, with their networks. */
export function sumVerification(logs: DayLogs): Record<string, RecordTable | number> {
  const tree = new RequestTree();
  const numbers = { Bots_nb_verified: 0, Bots_nb_spoofed: 0 };
  const groups = logs.queryRequestsByDimension(['botName', 'botVerification', 'ip', 'network'], {
    classes: botClasses,
    selects: seenSelects,
  });
  for (const { values, metrics } of groups) {
    const [bot, verdict, ip, network] = values.map((value) => String(value ?? ''));
    const requests = metrics.nb_requests ?? 0;
    const judged: Sums = {};
    for (const name of verdicts) judged[verdictColumns[name]] = name === verdict ? requests : 0;
    tree.add([bot ?? '', toAddress(ip ?? '', network ?? '')], { ...metrics, ...judged });
    if (verdict === 'verified') numbers.Bots_nb_verified += requests;
    if (verdict === 'spoofed') numbers.Bots_nb_spoofed += requests;
  }
  return { Bots_verification: tree.table, ...numbers };
}

/** `192.0.2.1 AS64496 Example`: an address with its network, which is not known later. */
function toAddress(ip: string, network: string): string {
  return network === '' ? ip : `${ip} ${network}`;
}

/** Of a label that toAddress made. */
export function splitAddress(label: string): { ip: string; network: string } {
  const at = label.indexOf(' ');
  return at < 0 ? { ip: label, network: '' } : { ip: label.slice(0, at), network: label.slice(at + 1) };
}
