import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { killArchiving } from './killArchiving';
import { killRounds } from './killRounds';

/**
 * `npm run test:kill -- --kills 50 --lines 250000 --seed 1`: kills the built importer at random moments and compares. With
 * `--archiving 30 --shrinking 10` it kills `heartwood archive` and `heartwood vacuum` instead.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    archiving: { type: 'string', default: '0' },
    shrinking: { type: 'string', default: '0' },
    lines: { type: 'string', default: '250000' },
    seed: { type: 'string', default: '1' },
  },
});
if (!existsSync(new URL('../../out/main/cli.js', import.meta.url))) throw new Error('Run `npm run build` first.');
const [lines, seed] = [Number(values.lines), Number(values.seed)];
const say = (text: string): void => console.log(text);
const work = { archiving: Number(values.archiving), shrinking: Number(values.shrinking) };
const isOfArchives = work.archiving + work.shrinking > 0;
const wrongs: string[] = [];

if (isOfArchives) {
  const result = await killArchiving({ kills: work, lines, seed, say });
  wrongs.push(...result.wrongs);
  console.log(
    `${result.kills.archiving} kills at archiving, ${result.kills.shrinking} at shrinking; ${result.reports} reports`,
  );
}
if (!isOfArchives || values.kills !== undefined) {
  const { kills, byPhase, completed, reports, ...rest } = await killRounds({
    kills: Number(values.kills ?? 50),
    lines,
    seed,
    say,
  });
  wrongs.push(...rest.wrongs);
  const phases = Object.entries(byPhase).map(([phase, count]) => `${count} at ${phase}`);
  console.log(`${kills} kills: ${phases.join(', ')}`);
  console.log(`${completed} imports completed after kills; each compared in ${reports} reports and all visits`);
}
for (const wrong of wrongs) console.log(`WRONG: ${wrong}`);
console.log(wrongs.length === 0 ? 'all the same as undisturbed' : `${wrongs.length} wrongs`);
process.exitCode = wrongs.length === 0 ? 0 : 1;
