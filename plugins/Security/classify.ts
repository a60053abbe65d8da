import { attackKinds, attackRules, type AttackKind, type AttackRule } from './data/attackRules';
import { decodeText } from './decodeText';
import { TokenScanner } from './TokenScanner';

/** Where a text stands: in the address, or in a header of the request. */
export type Place = 'target' | 'agent' | 'referrer';

const isIn: Readonly<Record<Place, (rule: AttackRule) => boolean>> = {
  target: (rule) => rule.in !== 'agent',
  agent: (rule) => rule.in === 'agent' || rule.in === 'headers',
  referrer: (rule) => rule.in === 'headers',
};

function classifier(place: Place): (text: string) => AttackKind | null {
  const rules = attackRules.filter(isIn[place]);
  const scanner = new TokenScanner(rules.flatMap(({ words }, i) => words.map((word) => [word, 1 << i] as const)));
  return (text) => {
    const suspects = scanner.scan(text);
    return suspects === 0
      ? null
      : findKind(
          text,
          rules.filter((_, i) => (suspects & (1 << i)) !== 0),
        );
  };
}

function findKind(text: string, suspects: readonly AttackRule[]): AttackKind | null {
  const decoded = decodeText(text);
  const found = suspects.filter(({ pattern }) => !pattern || pattern.test(decoded)).map(({ kind }) => kind);
  return attackKinds.find((kind) => found.includes(kind)) ?? null;
}

/** Texts of a place that are remembered: most come again the next day. */
const MAX_TEXTS = 50_000;

function remember(classifyText: (text: string) => AttackKind | null): (text: string) => AttackKind | null {
  const known = new Map<string, AttackKind | null>();
  return (text) => {
    let kind = known.get(text);
    if (kind !== undefined) return kind;
    if (known.size >= MAX_TEXTS) known.clear();
    known.set(text, (kind = classifyText(text)));
    return kind;
  };
}

const classifiers = {
  target: remember(classifier('target')),
  agent: remember(classifier('agent')),
  referrer: remember(classifier('referrer')),
};

/** Which kind of attack a logged text shows; null for none. */
export function classify(text: string, place: Place): AttackKind | null {
  return classifiers[place](text);
}
