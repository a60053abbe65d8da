import de from './lang/de.json';
import es from './lang/es.json';
import fr from './lang/fr.json';

/** How much a finding matters: what bends the numbers, and what is good to know. */
export const findingSeverities = ['warning', 'note'] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

/** What can be found in the lines of a site: what it is, and what to do. */
export const findingSentences = {
  gap: {
    what: '{count} with no line at all, {hours} hours together. The largest: {from} to {until}, a time in which about {lines} lines usually come.',
    action:
      'Look for a log that covers it (an older rotation, another server) and import it: order does not matter. If there is none, the server or its logging stood still.',
  },
  proxyForwarded: {
    what: '{share} of the imported lines have one address, {address}: a proxy in front of the server, not a visitor. The log also names the address that each request was forwarded for.',
    action:
      'Undo the import and import the log again with {address} as a trusted proxy: then visitors are told apart by their own addresses.',
  },
  proxy: {
    what: '{share} of the imported lines have one address, {address}. If that is a proxy in front of the server, all its visitors look like one.',
    action:
      'Have the server log the forwarded address: mod_remoteip in Apache, real_ip in nginx, or X-Forwarded-For as a field of its own. Past lines cannot tell their visitors apart.',
  },
  failed: {
    what: 'Lines not understood: {lines} ({share}). Most often: {reason}.',
    action: 'Look at the samples under Imports. If they are requests, name the format or paste your log_format line.',
  },
  clockBack: {
    what: 'Time goes back by five minutes or more {count} times, at most by {largest}, first in {path}, line {line}.',
    action:
      'Logs of several servers in one file do that, and so does a clock that was set. Every line keeps its own time; a wrong clock can be put right with “seconds added to every time”.',
  },
  clockFuture: {
    what: '{lines} lines are later than the day after their import, the latest at {latest}.',
    action: 'A clock was wrong. Undo the import and import the log again with “seconds added to every time”.',
  },
  zonesSeveral: {
    what: 'The lines name several time zones: {zones}.',
    action:
      'Each line is read by its own, so times are right. Still, servers of one site are better set to the same zone.',
  },
  zoneOther: {
    what: 'The lines were written at {zones}, but the site’s time zone is {timezone}.',
    action: 'Days and hours of the reports are those of the site’s time zone. Change it if you think in the log’s.',
  },
  zoneUnknown: {
    what: '{lines} lines name no time zone and were taken as UTC.',
    action:
      'W3C logs (IIS, CloudFront) are in UTC. If yours are in local time, import them with “seconds added to every time”.',
  },
  cut: {
    what: 'The last line of {path} is cut off.',
    action:
      'The file was copied while it was written, or incompletely. Import it again when it is whole: nothing counts twice.',
  },
  patternStopped: {
    what: 'The expression {pattern} of “{name}” took too long and was stopped: it counts as finding nothing.',
    action:
      'Write a simpler one under Goals or Custom dimensions, without repetitions inside repetitions, such as (a+)+.',
  },
  spam: {
    what: '{share} of the imported lines name a referrer that was made up to be seen in reports: {domains}.',
    action:
      'Nothing to do: visits leave them out, and the report “Referrer spam” counts them. Domains of your own can be added with the setting tracker.referrerSpammers.',
  },
  order: {
    what: '{share} of the lines are earlier than the line before them.',
    action: 'Servers write a line when its answer is sent, so this is usual. Visits are made in order of time.',
  },
  duplicates: {
    what: '{share} of the lines read were known already and were left out.',
    action: 'Nothing to do: overlapping logs and files imported twice never count twice.',
  },
  bots: {
    what: '{share} of the lines are of bots and other machines.',
    action: 'Nothing to do: reports of visits leave them out.',
  },
} as const;

export type FindingKind = keyof typeof findingSentences;
export const findingKinds = Object.keys(findingSentences) as [FindingKind, ...FindingKind[]];

type FormatNumber = (value: number) => string;

/** Other languages than English, by language and `kind.part`. */
export const findingTexts: Readonly<Record<string, Readonly<Record<string, string>>>> = { de, es, fr };

/** Something found in the lines of a site. */
export interface Finding {
  kind: FindingKind;
  severity: FindingSeverity;
  params: Readonly<Record<string, string | number>>;
}

/** What was found, as a sentence; in English where the language has none. */
export function toFindingText(finding: Finding, formatNumber: FormatNumber, language = 'en'): string {
  return toSentence(finding, 'what', formatNumber, language);
}

/** What to do about it, as a sentence. */
export function toFindingAction(finding: Finding, formatNumber: FormatNumber, language = 'en'): string {
  return toSentence(finding, 'action', formatNumber, language);
}

function toSentence(
  { kind, params }: Finding,
  part: 'what' | 'action',
  formatNumber: FormatNumber,
  language: string,
): string {
  const sentence = findingTexts[language]?.[`${kind}.${part}`] ?? findingSentences[kind][part];
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return typeof value === 'number' ? formatNumber(value) : (value ?? whole);
  });
}
