import { describe, expect, test } from 'vitest';
import { DataTable, newSummaryRow } from '@shared/datatable/DataTable';
import { DataTableMap } from '@shared/datatable/DataTableMap';
import { Row } from '@shared/datatable/Row';
import { renderers, type RenderOptions } from '@main/core/api/renderers/renderers';

function table(): DataTable {
  const below = DataTable.fromRows([{ label: 'x', nb_visits: 1 }]);
  const result = new DataTable();
  const first = result.addRow(
    new Row({ label: 'a & <b>', nb_visits: 2, rate: '50%' }, { url: 'http://a.example/?x=1&y=2' }, below),
  );
  first.idSubtable = 5;
  result.addRow(new Row({ label: '=1+1', nb_visits: -3, 'odd name': true, goals: { 'idgoal=1': { revenue: 2.5 } } }));
  const others = result.addRow(newSummaryRow());
  others.columns = { label: 'Others, "all"', nb_visits: null };
  return result;
}

const simple = (): DataTable => DataTable.simple({ nb_visits: 43, bounce_rate: '5%' });
const byDate = new DataTableMap('date')
  .set('2012-08-09', simple())
  .set('2012-08-10', DataTable.simple({}))
  .set('2012-08-11', table());
const bySite = new DataTableMap('idSite').set(
  '1',
  new DataTableMap('date').set('2012-08-09', DataTable.simple({ n: 7 })),
);
const options: RenderOptions = {
  method: 'Zoo.getHouses',
  hidesIdSubtable: false,
  isPretty: false,
  columnTitle: (name) => name,
};

describe('json', () => {
  const render = (result: Parameters<typeof renderers.json.render>[0]) =>
    JSON.parse(renderers.json.render(result, options)) as unknown;

  test('tables', () => {
    expect(render(table())).toEqual([
      {
        label: 'a & <b>',
        nb_visits: 2,
        rate: '50%',
        url: 'http://a.example/?x=1&y=2',
        idsubdatatable: 5,
        subtable: [{ label: 'x', nb_visits: 1 }],
      },
      { label: '=1+1', nb_visits: -3, 'odd name': true, goals: { 'idgoal=1': { revenue: 2.5 } } },
      { label: 'Others, "all"', nb_visits: null },
    ]);
    expect(render(new DataTable())).toEqual([]);
  });

  test('one row, one value, maps', () => {
    expect(render(simple())).toEqual({ nb_visits: 43, bounce_rate: '5%' });
    expect(render(DataTable.simple({ nb_visits: 43 }))).toEqual({ value: 43 });
    expect(render(bySite)).toEqual({ 1: { '2012-08-09': 7 } });
    expect(render(new DataTableMap('date').set('2012', new DataTable()))).toEqual({ 2012: [] });
  });

  test('other answers', () => {
    expect([render(7), render('x'), render(undefined), render([1]), render({ a: null })]).toEqual([
      { value: 7 },
      { value: 'x' },
      { result: 'success', message: 'ok' },
      [1],
      { a: null },
    ]);
  });

  test('a column is what the table says, whatever its name', () => {
    const odd = DataTable.fromRows([JSON.parse('{"label":"a","__proto__":1}') as { label: string }]);
    expect(renderers.json.render(odd, options)).toBe('[{"label":"a","__proto__":1}]');
  });
});

describe('xml', () => {
  const render = (result: Parameters<typeof renderers.xml.render>[0]): string =>
    renderers.xml.render(result).replace('<?xml version="1.0" encoding="utf-8" ?>\n', '');

  test('tables', () => {
    expect(render(table())).toBe(`<result>
	<row>
		<label>a &amp; &lt;b&gt;</label>
		<nb_visits>2</nb_visits>
		<rate>50%</rate>
		<url>http://a.example/?x=1&amp;y=2</url>
		<idsubdatatable>5</idsubdatatable>
		<subtable>
			<row>
				<label>x</label>
				<nb_visits>1</nb_visits>
			</row>
		</subtable>
	</row>
	<row>
		<label>=1+1</label>
		<nb_visits>-3</nb_visits>
		<col name="odd name">1</col>
		<goals>
			<row idgoal='1'>
				<revenue>2.5</revenue>
			</row>
		</goals>
	</row>
	<row>
		<label>Others, &quot;all&quot;</label>
		<nb_visits />
	</row>
</result>`);
    expect(render(new DataTable())).toBe('<result />');
  });

  test('one row, one value, maps', () => {
    expect(render(simple())).toBe('<result>\n\t<nb_visits>43</nb_visits>\n\t<bounce_rate>5%</bounce_rate>\n</result>');
    expect(render(DataTable.simple({ nb_visits: 43 }))).toBe('<result>43</result>');
    expect(render(bySite)).toBe(
      '<results>\n\t<result idSite="1">\n\t\t<result date="2012-08-09">7</result>\n\t</result>\n</results>',
    );
    expect(render(new DataTableMap('date').set('2012', new DataTable()))).toBe(
      '<results>\n\t<result date="2012" />\n</results>',
    );
  });

  test('other answers', () => {
    expect(render(7)).toBe('<result>7</result>');
    expect(render(undefined)).toBe('<result>\n\t<success message="ok" />\n</result>');
    expect(render([{ id: 1 }, 'x'])).toBe('<result>\n\t<row>\n\t\t<id>1</id>\n\t</row>\n\t<row>x</row>\n</result>');
    expect(render({ 1: { id: null } })).toBe('<result>\n\t<row key="1">\n\t\t<id />\n\t</row>\n</result>');
    expect(render('a\u0000b\u001b')).toBe('<result>ab</result>');
  });
});

describe('csv', () => {
  const render = (result: Parameters<typeof renderers.csv.render>[0], more: Partial<RenderOptions> = {}): string[] =>
    renderers.csv.render(result, { ...options, ...more }).split('\n');

  test('tables: all columns in the header, formulas guarded', () => {
    expect(render(table())).toEqual([
      'label,nb_visits,rate,metadata_url,idsubdatatable,odd name,goals_idgoal=1_revenue',
      'a & <b>,2,50%,http://a.example/?x=1&y=2,5,,',
      "'=1+1,-3,,,,1,2.5",
      '"Others, ""all""",,,,,,',
    ]);
    expect(render(table(), { hidesIdSubtable: true })[0]).not.toContain('idsubdatatable');
    expect(render(new DataTable())).toEqual(['No data available']);
  });

  test('one row, one value, maps', () => {
    expect(render(simple(), { columnTitle: (name) => name.toUpperCase() })).toEqual(['NB_VISITS,BOUNCE_RATE', '43,5%']);
    expect(render(DataTable.simple({ nb_visits: 43 }))).toEqual(['value', '43']);
    expect(render(bySite)).toEqual(['idSite,date,value', '1,2012-08-09,7']);
    expect(render(byDate).slice(0, 3)).toEqual([
      'date,nb_visits,bounce_rate,label,rate,metadata_url,idsubdatatable,odd name,goals_idgoal=1_revenue',
      '2012-08-09,43,5%,,,,,,',
      '2012-08-10,,,,,,,,',
    ]);
  });

  test.each([
    ['-5.5', '-5.5'],
    ['-97.7%', '-97.7%'],
    ['-cmd', "'-cmd"],
    ['+1+1', "'+1+1"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['a\nb', '"a\nb"'],
    ['\u001b[2Ja\u0000\u009bb', '[2Jab'],
    ['\u0000=1', "'=1"],
    ['ä€😀', 'ä€😀'],
  ])('the text %j', (text, cell) => {
    expect(renderers.csv.render([{ text }], options)).toBe(`text\n${cell}`);
  });

  test('tsv separates by tabs', () => {
    expect(renderers.tsv.render(simple(), options)).toBe('nb_visits\tbounce_rate\n43\t5%');
  });
});

/** A row with itself and with another day. */
function compared(): DataTable {
  const result = DataTable.fromRows([{ label: 'a', n: 1 }]);
  const comparisons = new DataTable();
  comparisons.addRow(new Row({ n: 1 }, { compareDate: 'x' }));
  comparisons.addRow(new Row({ n: 2, n_change: '+100%' }, { compareDate: 'y' }));
  for (const row of result) row.comparisons = comparisons;
  return result;
}

test('comparisons lie in rows; csv has a line for each', () => {
  const both = [
    { n: 1, compareDate: 'x' },
    { n: 2, n_change: '+100%', compareDate: 'y' },
  ];
  expect(JSON.parse(renderers.json.render(compared(), options))).toEqual([{ label: 'a', n: 1, comparisons: both }]);
  expect(renderers.csv.render(compared(), options)).toBe('label,n,metadata_compareDate,n_change\na,1,x,\na,2,y,+100%');
  const xml = renderers.xml.render(compared()).replace(/[\n\t]/g, '');
  expect(xml).toContain('<comparisons><row><n>1</n><compareDate>x</compareDate></row><row><n>2</n>');
});

test('the label comes first, before columns that are named by numbers, too', () => {
  const hours = DataTable.fromRows([{ label: 'a', 11: 1, 20: 2, Others: 3 }]);
  expect(renderers.csv.render(hours, options)).toBe('label,11,20,Others\na,1,2,3');
  const xml = renderers.xml.render(hours).replace(/[\n\t]/g, '');
  expect(xml).toContain('<row><label>a</label><col name="11">1</col><col name="20">2</col><Others>3</Others></row>');
});

describe('html and rss', () => {
  test('hostile text stays text', () => {
    const html = renderers.html.render(DataTable.fromRows([{ label: '<script>alert(1)</script>', n: 1 }]), options);
    expect(html).toBe(
      [
        '<table id="Zoo_getHouses" border="1">\n<thead>\n\t<tr>\n\t\t<th>label</th>\n\t\t<th>n</th>\n\t</tr>\n</thead>',
        '<tbody>\n\t<tr>\n\t\t<td>&lt;script&gt;alert(1)&lt;/script&gt;</td>\n\t\t<td>1</td>\n\t</tr>\n</tbody>\n</table>',
      ].join('\n'),
    );
    expect(renderers.html.render(new DataTable(), options)).toBe('<p>No data available</p>');
    expect(renderers.html.renderError('<b>')).toBe('<p>Error: &lt;b&gt;</p>');
  });

  test('a feed has an item for each date, the newest first', () => {
    const feed = renderers.rss.render(byDate, options);
    expect([...feed.matchAll(/<pubDate>(.*)<\/pubDate>/g)].map(([, date]) => date)).toEqual([
      'Sat, 11 Aug 2012 00:00:00 GMT',
      'Fri, 10 Aug 2012 00:00:00 GMT',
      'Thu, 09 Aug 2012 00:00:00 GMT',
    ]);
    expect(feed).toContain('&lt;td&gt;43&lt;/td&gt;');
    const months = new DataTableMap('date').set('2012-08', simple()).set('2012', simple());
    expect(renderers.rss.render(months, options)).toContain('Wed, 01 Aug 2012');
    expect(() => renderers.rss.render(simple(), options)).toThrow('needs one site and several dates');
  });
});
