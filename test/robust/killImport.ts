import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { killRounds } from './killRounds';

/** `npm run test:kill -- --kills 50 --lines 250000 --seed 1`: kills the built importer at random moments and compares. */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    lines: { type: 'string', default: '250000' },
    seed: { type: 'string', default: '1' },
  },
});
if (!existsSync(new URL('../../out/main/cli.js', import.meta.url))) throw new Error('Run `npm run build` first.');
const numbers = { kills: Number(values.kills), lines: Number(values.lines), seed: Number(values.seed) };
const { kills, byPhase, completed, reports, wrongs } = await killRounds({
  ...numbers,
  say: (text) => console.log(text),
});
console.log(
  `${kills} kills: ${Object.entries(byPhase)
    .map(([phase, count]) => `${count} at ${phase}`)
    .join(', ')}`,
);
console.log(`${completed} imports completed after kills; each compared in ${reports} reports and all visits`);
for (const wrong of wrongs) console.log(`WRONG: ${wrong}`);
console.log(wrongs.length === 0 ? 'all the same as undisturbed' : `${wrongs.length} wrongs`);
process.exitCode = wrongs.length === 0 ? 0 : 1;
