import { DataTable, defineArchiver, pathOf, type BlobRecord } from 'heartwood/sdk';
import { AnswerJudge, judgeLogins } from './AnswerJudge';
import { toIncidents, type Incident } from './incidents';
import { findProbes, type Probe } from './probes';
import { MAX_LABEL, Tally, type JudgedProbe } from './Tally';
import { verdictOf } from './verdicts';

const aggregations = { Security_reason: 'max' } as const;
/** The worst first where a table is cut. */
const record = { kind: 'blob', sortBy: 'Security_reason', aggregations } as const satisfies BlobRecord;

export default defineArchiver({
  records: {
    Security_incidents: { ...record, maxSubtableRows: 500 },
    Security_attacks: record,
    Security_targets: record,
    Security_attackers: record,
    Security_succeeded: record,
    Security_possible: record,
    Security_nb_incidents: { kind: 'numeric', countRowsOf: 'Security_incidents' },
    Security_nb_succeeded: { kind: 'numeric', countRowsOf: 'Security_succeeded' },
    Security_nb_possible: { kind: 'numeric', countRowsOf: 'Security_possible' },
    Security_nb_attackers: { kind: 'numeric', countRowsOf: 'Security_attackers' },
    Security_nb_probes: { kind: 'numeric' },
  },
  aggregateDay(logs) {
    const incidents = toIncidents(findProbes(logs), logs);
    const judge = new AnswerJudge(
      logs,
      incidents.flatMap(({ probes }) => probes),
    );
    const [byIncident, byKind, byTarget, byAttacker] = [new Tally(), new Tally(), new Tally(), new Tally()];
    const [succeeded, possible] = [new DataTable(), new DataTable()];
    let probes = 0;
    for (const incident of incidents) {
      const label = `${incident.network}|${incident.anchor}`;
      const [{ country, network }] = incident.probes as [Probe];
      const tally = byIncident.at(label, { who: incident.who, country, network });
      for (const judged of judgeAll(incident, judge)) {
        const { probe } = judged;
        const target = toLabel(probe);
        probes += probe.requests;
        tally.add(judged).at(probe.kind).add(judged).at(target).add(judged);
        byKind.at(probe.kind).add(judged).at(target).add(judged);
        byTarget.at(target, { kind: probe.kind }).add(judged);
        byAttacker.at(probe.ip, { country: probe.country, network: probe.network }).add(judged);
      }
      const verdict = verdictOf(tally.worst);
      if (verdict > 0) (verdict === 2 ? succeeded : possible).ensureRow(label);
    }
    return {
      Security_incidents: byIncident.toTable(),
      Security_attacks: byKind.toTable(),
      Security_targets: byTarget.toTable(),
      Security_attackers: byAttacker.toTable(),
      Security_succeeded: succeeded,
      Security_possible: possible,
      Security_nb_probes: probes,
    };
  },
});

/** Attempts to log in are about a page, whatever is sent along. */
function toLabel({ kind, target }: Probe): string {
  return (kind === 'bruteForce' ? pathOf(target) : target).slice(0, MAX_LABEL);
}

function judgeAll({ probes }: Incident, judge: AnswerJudge): JudgedProbe[] {
  const attempts = probes.filter(({ kind }) => kind === 'bruteForce');
  const telling = new Map<Probe, JudgedProbe>();
  for (const path of new Set(attempts.map(({ target }) => pathOf(target)))) {
    const judged = judgeLogins(attempts.filter(({ target }) => pathOf(target) === path));
    telling.set(judged.probe, judged);
  }
  return probes.map((probe) => {
    if (probe.kind !== 'bruteForce') return { probe, reason: judge.judge(probe) };
    return telling.get(probe) ?? { probe, reason: 'loginsAlike' };
  });
}
