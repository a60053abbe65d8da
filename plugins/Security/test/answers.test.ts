import { expect, test } from 'vitest';
import type { RequestGroup } from 'heartwood/sdk';
import { dayLogs } from 'heartwood/testing';
import { AnswerJudge } from '../AnswerJudge';
import type { Probe } from '../probes';

const probe = (more: Partial<Probe>): Probe => ({
  kind: 'sqlInjection',
  ip: '192.0.2.1',
  time: 0,
  target: '/item?id=1',
  method: 'GET',
  status: 200,
  bytes: 500,
  country: 'xx',
  network: '',
  requests: 1,
  ...more,
});

/** What the site answered with 200 to others: paths and sizes. */
function judge(answers: readonly [path: string, bytes: number][], probes: Probe[]): string[] {
  const queryRequestsByDimension = ([first]: readonly unknown[]): RequestGroup[] =>
    answers.map(([path, bytes]) => ({
      values: first === 'path' ? [path, bytes] : [bytes, path],
      metrics: { nb_requests: 1 },
    }));
  const judged = new AnswerJudge(dayLogs([], [], { queryRequestsByDimension }), probes);
  return probes.map((one) => judged.judge(one));
}

test.each([
  ['unlike what the page answers otherwise', [['/item', 5000]], {}, 'unlikeUsual'],
  ['about what the page answers otherwise', [['/item', 540]], {}, 'likeUsual'],
  ['nothing to compare with', [], {}, 'nothingToCompare'],
  ['a traversal that is answered unlike the page', [['/item', 5000]], { kind: 'pathTraversal' }, 'payloadServed'],
  ['a traversal in the path itself', [], { kind: 'pathTraversal', target: '/../../../etc/passwd' }, 'payloadServed'],
  [
    'a program that is handed the rest of the path',
    [['/index.php/a', 510]],
    { target: '/index.php/1 or 1=1' },
    'likeUsual',
  ],
  ['a secret file of its own size', [['/', 400]], { kind: 'secretFile', target: '/.env' }, 'fileServed'],
  ['a secret file as large as another page', [['/', 500]], { kind: 'secretFile', target: '/.env' }, 'sameForAll'],
  ['HEAD', [], { kind: 'secretFile', target: '/.env', method: 'HEAD', bytes: null }, 'said200'],
  ['nothing in it', [], { bytes: null }, 'emptyAnswer'],
  ['an error of the program', [], { status: 500 }, 'serverError'],
  ['an error of the server', [], { status: 503 }, 'unavailable'],
  ['refused', [], { status: 403 }, 'refused'],
  ['sent on', [], { status: 301 }, 'redirected'],
] as const)('%s', (_says, answers, more, reason) => {
  expect(judge(answers as never, [probe(more)])).toEqual([reason]);
});

test('what most payloads get is the page, what one gets is not', () => {
  const probes = [500, 505, 510, 9000].map((bytes, i) => probe({ bytes, target: `/search?q=${i}` }));
  expect(judge([], probes)).toEqual(['sameForAll', 'sameForAll', 'sameForAll', 'unlikeUsual']);
});
