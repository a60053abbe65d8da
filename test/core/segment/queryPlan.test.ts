import { afterAll, expect, test } from 'vitest';
import { parseSegment } from '@shared/segment/parseSegment';
import type { Segment } from '@shared/segment/Segment';
import { readVisitRows } from '@main/core/archive/VisitRows';
import { SegmentSelector } from '@main/core/segment/SegmentSelector';
import { dayOfKey } from '@main/core/tracker/dayKeys';
import { openGeneratedLog } from './generatedLog';

const { engine, visits } = openGeneratedLog();
afterAll(() => engine.db.close());

/** The statements that selecting one day's visits runs. */
function statementsOf(text: string): string[] {
  const { db } = engine;
  const day = dayOfKey(visits[0]!.idvisit);
  const rows = readVisitRows(db, 1, day, ['idvisit', 'idvisitor']);
  const statements: string[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = (statement) => {
    statements.push(statement);
    return prepare(statement);
  };
  const requests = () => expect.fail('no condition asks requests');
  new SegmentSelector(engine).select({ db, idSite: 1, day, visits: rows, requests }, parseSegment(text) as Segment);
  db.prepare = prepare;
  return statements;
}

/** How SQLite finds the rows of big tables in a statement. */
function planOf(statement: string): string[] {
  const values = (statement.match(/\?/g) ?? []).map(() => 0);
  const steps = engine.db.connection.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(...values) as { detail: string }[];
  return steps
    .map(({ detail }) => detail)
    .filter((detail) => !/\b(LIST SUBQUERY|BLOOM FILTER|json_each)\b/.test(detail));
}

test.each([
  'countryCode==de;visitIp>=192.0.2.1;resolution==800x600',
  'pageUrl==a.example/;pageTitle!=Home;eventCategory==red',
  'visitConvertedGoalId==1;productSku==red;orderId!=x',
  'dimension2==red,customVariableName1==red',
])('%s reads ranges of the primary keys', (text) => {
  const statements = statementsOf(text).filter((statement) => /FROM\s+"?log_(?!action)/.test(statement));
  expect(statements.length).toBeGreaterThan(0);
  for (const detail of statements.flatMap(planOf)) {
    expect(detail).toMatch(/^SEARCH \S+ USING (INTEGER PRIMARY KEY|PRIMARY KEY) \((rowid|idvisit)[>=<?]/);
  }
});
