import { aiAgents } from './data/aiAgents';
import { botOperators } from './data/botOperators';

const byName = new Map(aiAgents.map(([name, operator]) => [name, operator]));

/** Who runs a bot, by its name; '' where that is not known. */
export function botOperator(name: string): string {
  const lower = name.toLowerCase();
  return byName.get(name) || (botOperators.find(([part]) => lower.includes(part.toLowerCase()))?.[1] ?? '');
}
