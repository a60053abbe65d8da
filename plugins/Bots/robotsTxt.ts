import { toPathPattern, type PathPattern } from './pathPattern';

/** Which addresses a bot may ask for. */
export interface RobotsTxt {
  /** `target` is a path with its query, as a request line has it. */
  allows(botName: string, target: string): boolean;
}

interface Rule {
  allows: boolean;
  pattern: PathPattern;
}

const everybody = '*';
const itself = '/robots.txt';

/** Reads a robots.txt file by RFC 9309; lines that it does not know say nothing. */
export function parseRobotsTxt(text: string): RobotsTxt {
  const groups = readGroups(text);
  for (const rules of groups.values()) rules.sort(byPrecedence);
  const rulesByBot = new Map<string, readonly Rule[]>();
  const rulesOf = (botName: string): readonly Rule[] => {
    let rules = rulesByBot.get(botName);
    if (!rules) rulesByBot.set(botName, (rules = groups.get(groupOf(botName, groups)) ?? []));
    return rules;
  };
  return {
    allows(botName, target) {
      if (target === itself) return true;
      return rulesOf(botName).find(({ pattern }) => pattern.matches(target))?.allows ?? true;
    },
  };
}

/** Rules by the name of the bot that they are for; groups of one name are one. */
function readGroups(text: string): Map<string, Rule[]> {
  const groups = new Map<string, Rule[]>();
  let current: Rule[][] = [];
  let isNaming = false;
  for (const { key, value } of readLines(text)) {
    if (key === 'user-agent') {
      if (!isNaming) current = [];
      isNaming = true;
      current.push(ensureGroup(groups, toToken(value)));
    } else if (key === 'allow' || key === 'disallow') {
      isNaming = false;
      if (value === '') continue;
      const rule = { allows: key === 'allow', pattern: toPathPattern(value) };
      for (const group of current) group.push(rule);
    }
  }
  return groups;
}

function ensureGroup(groups: Map<string, Rule[]>, token: string): Rule[] {
  let group = groups.get(token);
  if (!group) groups.set(token, (group = []));
  return group;
}

function readLines(text: string): { key: string; value: string }[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  return lines.flatMap((line) => {
    const [statement = ''] = line.split('#', 1);
    const colon = statement.indexOf(':');
    if (colon < 0) return [];
    return [{ key: statement.slice(0, colon).trim().toLowerCase(), value: statement.slice(colon + 1).trim() }];
  });
}

/** `ExampleBot/1.0 (+https://…)` stands for ExampleBot. */
function toToken(value: string): string {
  return (/^[^\s/]+/.exec(value)?.[0] ?? '').toLowerCase();
}

/** The name that is nearest to the bot's: Googlebot-Image obeys the rules for Googlebot where there are none for itself. */
function groupOf(botName: string, groups: ReadonlyMap<string, unknown>): string {
  const name = botName.toLowerCase();
  const isFor = (token: string): boolean =>
    token !== '' && name.startsWith(token) && !/[a-z0-9]/.test(name.charAt(token.length));
  const tokens = [...groups.keys()].filter(isFor).sort((a, b) => b.length - a.length);
  return tokens[0] ?? everybody;
}

/** The longest rule goes first, of two as long the one that allows. */
function byPrecedence(a: Rule, b: Rule): number {
  return b.pattern.length - a.pattern.length || Number(b.allows) - Number(a.allows);
}
