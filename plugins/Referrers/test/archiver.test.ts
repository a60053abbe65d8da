import { DataTable } from 'heartwood/sdk';
import { describe, expect, it } from 'vitest';
import { dayLogs } from 'heartwood/testing';
import { toAllChannels } from '../api';
import archiver from '../archiver';
import { referrerLink, referrerLogo } from '../channels';
import { toOverview } from '../overview';

const site = (referer_url: string, idvisitor: number) => ({
  referer_type: 3,
  referer_name: 'blog.example.org',
  referer_url,
  idvisitor,
});
const search = (referer_name: string, referer_keyword: string | null, idvisitor: number) => ({
  referer_type: 2,
  referer_name,
  referer_keyword,
  referer_url: 'https://search.example/',
  idvisitor,
});
const assistant = { referer_type: 8, referer_name: 'Claude' };
const day = archiver.aggregateDay(
  dayLogs(
    [
      { referer_type: 1, idvisitor: 1 },
      { referer_type: 1, idvisitor: 1 },
      site('https://blog.example.org/a', 2),
      site('https://blog.example.org/a', 3),
      site('https://blog.example.org/b', 3),
      search('Google', null, 4),
      search('Google', 'oak', 5),
      search('Bing', 'oak', 5),
      { referer_type: 6, referer_name: 'spring', referer_keyword: 'banner', idvisitor: 6 },
      { referer_type: 7, referer_name: 'Mastodon', referer_url: 'https://mastodon.example/@a', idvisitor: 7 },
      { ...assistant, visit_entry_idaction_url: 'example.com/a', idvisitor: 8 },
      { ...assistant, visit_entry_idaction_url: null, idvisitor: 8 },
    ],
    [],
    { queryRequestsByDimension: () => [{ values: ['seo.example'], metrics: { nb_requests: 3 } }] },
  ),
);

/** `label visits/visitors` of the rows, those below them in brackets. */
function outline(table: unknown): string[] {
  return (table as DataTable).rows.map((row) => {
    const below = row.subtable ? ` (${outline(row.subtable).join(', ')})` : '';
    return `${row.label} ${row.number('nb_visits')}/${row.number('nb_uniq_visitors')}${below}`;
  });
}

describe('Referrers archiver', () => {
  it('puts URLs below websites; a visitor counts once a row', () => {
    expect(outline(day.Referrers_urlByWebsite)).toEqual([
      'blog.example.org 3/2 (https://blog.example.org/a 2/2, https://blog.example.org/b 1/1)',
    ]);
  });

  it('turns search engines and keywords both ways', () => {
    expect(outline(day.Referrers_keywordBySearchEngine)).toEqual(['Google 2/2 ( 1/1, oak 1/1)', 'Bing 1/1 (oak 1/1)']);
    expect(outline(day.Referrers_searchEngineByKeyword)).toEqual([
      ' 1/1 (Google 1/1)',
      'oak 2/1 (Google 1/1, Bing 1/1)',
    ]);
  });

  it('knows campaigns and social networks', () => {
    expect(outline(day.Referrers_keywordByCampaign)).toEqual(['spring 1/1 (banner 1/1)']);
    expect(outline(day.Referrers_urlBySocialNetwork)).toEqual(['Mastodon 1/1 (https://mastodon.example/@a 1/1)']);
  });

  it('puts names below their channel, nothing below direct entry', () => {
    expect(outline(day.Referrers_type)).toEqual([
      '1 2/1',
      '3 3/2 (blog.example.org 3/2)',
      '2 3/2 (Google 2/2, Bing 1/1)',
      '6 1/1 (spring 1/1)',
      '7 1/1 (Mastodon 1/1)',
      '8 2/1 (Claude 2/1)',
    ]);
    expect(day).toMatchObject({ Referrers_visitorsFromDirectEntry: 2, Referrers_visitorsFromWebsites: 3 });
  });
});

describe('AI assistants and spam', () => {
  it('are counted with the pages that visits began with', () => {
    expect(outline(day.Referrers_entryUrlByAIAssistant)).toEqual(['Claude 2/1 (example.com/a 1/1,  1/1)']);
    expect(day.Referrers_visitorsFromAIAssistants).toBe(2);
  });

  it('are requests, by domain', () => {
    const rows = (day.Referrers_spam as DataTable).rows.map((row) => [row.label, row.number('nb_requests')]);
    expect(rows).toEqual([['seo.example', 3]]);
  });

  it('have an address and a logo by channel: some are search engines, too', () => {
    expect(referrerLink(8, 'Perplexity')).toBe('https://perplexity.ai');
    expect(referrerLink(2, 'Perplexity')).not.toBe('https://perplexity.ai');
    expect(referrerLogo(8, 'Claude')).toBe('resources/logos/aiAssistants/claude.svg');
    expect(referrerLogo(3, 'Claude')).toBeUndefined();
  });
});

describe('Referrers reports', () => {
  it('list all channels in one table', () => {
    const types = DataTable.fromRows([{ label: 'Direct entry' }, { label: 'Websites' }]);
    const [direct, websites] = types.rows;
    if (!direct || !websites) throw new Error('two rows were made');
    direct.metadata = { referrer_type: 1 };
    websites.metadata = { referrer_type: 3 };
    websites.subtable = DataTable.fromRows([{ label: 'blog.example.org', nb_visits: 2 }]);
    const all = toAllChannels(types);
    expect(all.rows.map((row) => [row.label, row.metadata])).toEqual([
      ['blog.example.org', { referer_type: 3, segment: 'referrerType==website;referrerName==blog.example.org' }],
    ]);
  });

  it('tell the share of each channel', () => {
    const table = DataTable.simple({ Referrers_visitorsFromDirectEntry: 1, Referrers_visitorsFromWebsites: 2 });
    expect(toOverview(table).rows[0]?.columns).toMatchObject({
      Referrers_visitorsFromDirectEntry_percent: '33%',
      Referrers_visitorsFromWebsites_percent: '67%',
      Referrers_visitorsFromCampaigns_percent: '0%',
    });
  });
});
