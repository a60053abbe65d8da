// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { describeDefinition } from '@renderer/segment/describeDefinition';
import {
  addAnd,
  addOr,
  changeCondition,
  operatorsOf,
  removeCondition,
  toDefinition,
  toDraft,
} from '@renderer/segment/draft';
import { parseRoute, toPath } from '@renderer/app/route';
import { FakeHost } from './FakeHost';
import { openApp } from './openApp';

afterEach(cleanup);

const germans = {
  idsegment: 3,
  name: 'Germans',
  definition: 'countryCode==de',
  enable_only_idsite: 0,
  auto_archive: 1,
};
const metadata = [
  { type: 'dimension', category: 'Locations', name: 'Country', segment: 'countryCode', hasOrder: true },
  { type: 'dimension', category: 'Behaviour', name: 'Page URL', segment: 'pageUrl', hasOrder: false },
];

function openHost(): FakeHost {
  const host = new FakeHost();
  const reports = host.answers;
  const own: Record<string, unknown> = {
    'SegmentEditor.getAll': [germans],
    'SegmentEditor.add': { value: 4 },
    'SegmentEditor.update': {},
    'SegmentEditor.delete': {},
    'API.getSegmentsMetadata': metadata,
    'API.getSuggestedValuesForSegment': ['de', 'jp'],
    'VisitsSummary.getVisits': { value: 7 },
  };
  host.answers = (parameters) => own[parameters.method ?? ''] ?? reports(parameters);
  return host;
}

const dashboard = '/site/1/month/2015-05-01/dashboard';
const openList = async () => fireEvent.click(await screen.findByRole('button', { name: /^Segment: / }));
const field = (name: string) => screen.findByRole('textbox', { name });

describe('a draft', () => {
  it('is the definition it was made of', () => {
    const definition = 'countryCode==de,countryCode==a%3Bt;pageUrl=@%2Fblog';
    expect(toDefinition(toDraft(definition))).toBe(definition);
    expect(describeDefinition(definition)).toBe('countryCode == de , countryCode == a;t ; pageUrl =@ /blog');
  });

  it('grows by conditions and blocks; what is not chosen yet is left out', () => {
    const draft = addAnd(addOr(toDraft('actions>1'), 0));
    expect(draft.map((group) => group.length)).toEqual([2, 1]);
    const [second] = draft[1]!;
    expect(toDefinition(draft)).toBe('actions>1,actions==');
    expect(toDefinition(changeCondition(draft, { ...second!, name: 'city', value: 'Köln' }))).toBe(
      'actions>1,actions==;city==K%C3%B6ln',
    );
    expect(toDefinition(removeCondition(draft, draft[0]![1]!.id))).toBe('actions>1');
  });

  it('is never without a condition', () => {
    const draft = toDraft('not a segment');
    expect(draft.map((group) => group.length)).toEqual([1]);
    expect(removeCondition(draft, draft[0]![0]!.id)[0]).toHaveLength(1);
    expect(toDefinition(draft)).toBe('');
  });

  it('offers less and more where values have an order', () => {
    expect(operatorsOf(false).map(([symbol]) => symbol)).not.toContain('>');
    expect(operatorsOf(true)).toHaveLength(12);
  });
});

describe('the address', () => {
  it('keeps the segment', () => {
    const path = '/site/1/day/2015-05-17/segment/pageUrl%3D%40%252Fblog%3Bactions%3E1/report/A%2FB/C';
    const route = parseRoute(path);
    expect(route).toMatchObject({
      page: 'report',
      category: 'A/B',
      selection: { segment: 'pageUrl=@%2Fblog;actions>1' },
    });
    expect(toPath(route)).toBe(path);
  });
});

describe('the segment control', () => {
  it('shows a stored segment to all reports', async () => {
    const host = openApp(dashboard, openHost());
    await openList();
    fireEvent.click(await screen.findByRole('button', { name: 'Germans' }));
    await screen.findByRole('button', { name: 'Segment: Germans' });
    await waitFor(() => expect(window.location.hash).toContain('/segment/countryCode%3D%3Dde/dashboard'));
    const asked = () => host.requests('VisitsSummary.get').filter(({ segment }) => segment === 'countryCode==de');
    await waitFor(() => expect(new Set(asked().map(({ period }) => period))).toEqual(new Set(['month', 'day'])));
    await waitFor(() => expect(host.requests('Referrers.getWebsites').at(-1)?.segment).toBe('countryCode==de'));
  });

  it('makes a new one', async () => {
    const host = openApp(dashboard, openHost());
    await openList();
    fireEvent.click(await screen.findByRole('button', { name: 'Add a segment' }));
    fireEvent.click(await screen.findByPlaceholderText('Choose'));
    fireEvent.click(await screen.findByRole('option', { name: 'Page URL', hidden: true }));
    fireEvent.change(await screen.findByPlaceholderText('Value'), { target: { value: '/oak & elm' } });
    fireEvent.change(await field('Name'), { target: { value: 'Readers' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save and apply' }));
    await waitFor(() => expect(host.requests('SegmentEditor.add')).toHaveLength(1));
    expect(host.requests('SegmentEditor.add')[0]).toMatchObject({
      name: 'Readers',
      definition: 'pageUrl==%2Foak%20%26%20elm',
      idSite: '0',
      autoArchive: '0',
    });
    await waitFor(() => expect(window.location.hash).toContain('/segment/pageUrl'));
    expect(host.requests('API.getSuggestedValuesForSegment')[0]).toMatchObject({ segmentName: 'pageUrl', idSite: '1' });
  });

  it('changes a stored one, and says what is wrong', async () => {
    const host = openHost();
    const good = host.answers;
    host.answers = (parameters) =>
      parameters.method === 'SegmentEditor.update'
        ? { result: 'error', message: 'It is not valid.' }
        : good(parameters);
    openApp(dashboard, host);
    await openList();
    fireEvent.click(await screen.findByRole('button', { name: 'Change Germans' }));
    const dialog = await screen.findByRole('dialog', { name: 'Change the segment' });
    expect(await within(dialog).findByDisplayValue('Country')).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Save and apply' }));
    await within(dialog).findByText('It is not valid.');
    expect(host.requests('SegmentEditor.update')[0]).toMatchObject({ idSegment: '3', autoArchive: '1' });
  });

  it('deletes one after asking, and shows all visits again', async () => {
    const host = openApp('/site/1/month/2015-05-01/segment/countryCode%3D%3Dde/dashboard', openHost());
    await screen.findByRole('button', { name: 'Segment: Germans' });
    await openList();
    fireEvent.click(await screen.findByRole('button', { name: 'Change Germans' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    expect(host.requests('SegmentEditor.delete')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Really delete it' }));
    await waitFor(() => expect(host.requests('SegmentEditor.delete')[0]).toMatchObject({ idSegment: '3' }));
    await waitFor(() => expect(window.location.hash).not.toContain('segment'));
  });
});
