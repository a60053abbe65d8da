// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { websites } from './fakeReports';
import { FakeHost } from './FakeHost';
import { openApp } from './openApp';

const visit = {
  ...{ idSite: 1, idVisit: 77, visitIp: '192.0.2.7', visitorId: '34c31e04394bd', serverDate: '2015-05-03' },
  ...{ serverTimePrettyFirstAction: '10:00:00', serverTimePretty: '10:05:00', visitDuration: 300, actions: 2 },
  ...{ visitCount: 2, visitConverted: '0', siteCurrency: 'USD', userId: null, userAgent: 'Mozilla' },
  ...{ referrerType: 'direct', referrerTypeName: 'Direct entry', referrerName: '', referrerKeyword: '' },
  ...{
    referrerUrl: '',
    referrerSearchEngineIcon: null,
    referrerSocialNetworkIcon: null,
    referrerAIAssistantIcon: null,
    deviceModel: '',
  },
  ...{ deviceType: 'Desktop', deviceBrand: 'Unknown', operatingSystem: 'Windows 10', browser: 'Firefox 128' },
  ...{ location: 'Germany', countryFlag: 'de.svg', browserIcon: '', operatingSystemIcon: '', deviceTypeIcon: '' },
  ...{ providerName: null },
  actionDetails: [
    { type: 'action', title: '', subtitle: '', url: 'https://www.example.com/<b>oak</b>', timeSpent: 40 },
    { type: 'search', title: 'Site search', subtitle: 'beech\u202e', timeSpent: 0 },
  ],
};
const request = {
  ...{ idRequest: '1.9.ab', serverTime: '2015-05-03 10:00:00', ip: '192.0.2.7', method: 'GET', target: '/missing' },
  ...{ status: 404, bytes: 50, fate: 'errors', kind: 'page', host: '', referrer: '', userAgent: 'Mozilla' },
  ...{ userId: '', protocol: 'HTTP/1.1', responseTime: null, reason: 'An error (404).', botName: '', countryFlag: '' },
};

function openHost(): FakeHost {
  const host = new FakeHost();
  const good = host.answers;
  const own: Readonly<Record<string, unknown>> = {
    'Live.getLastVisitsDetails': [visit],
    'Live.getRequests': [request],
    'Live.getLogLine': { file: '/logs/access.log', line: 9, text: 'the line', message: '' },
    'Live.getVisitorProfile': {
      ...{ visitorId: visit.visitorId, userId: null, totalVisits: 2, totalVisitDuration: 300, totalActions: 4 },
      ...{ totalUniquePageViews: 3, totalSearches: 1, totalDownloads: 0, totalGoalConversions: 0 },
      ...{ totalEcommerceConversions: 0, devices: [], countries: [], searches: [], visitedPages: [] },
      firstVisit: { date: '2015-05-01', referralSummary: 'Google' },
      lastVisit: { date: '2015-05-03', referralSummary: 'Direct entry' },
      lastVisits: [visit],
    },
    'Referrers.getWebsites': [{ ...websites[0], segment: 'referrerName==site0.example' }, websites[59]],
  };
  host.answers = (parameters) => own[parameters.method ?? ''] ?? good(parameters);
  return host;
}

const path = '/site/1/month/2015-05-01/segment/actions%3E1/report/Acquisition/Websites';

afterEach(cleanup);

describe('what is behind a row', () => {
  it('are its visits, as plain text, and of each the visitor', async () => {
    const host = openHost();
    openApp(path, host);
    fireEvent.click(await screen.findByRole('button', { name: 'What is behind site0.example' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Visits' }));
    const dialog = await screen.findByRole('dialog', { name: 'Visits: site0.example' });
    await within(dialog).findByText('www.example.com/<b>oak</b>');
    within(dialog).getByText('beech\\u202e');
    expect(host.requests('Live.getLastVisitsDetails')[0]).toMatchObject({
      ...{ idSite: '1', period: 'month', date: '2015-05-01', filter_limit: '21', filter_offset: '0' },
      segment: 'actions>1;referrerName==site0.example',
    });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Visitor' }));
    await screen.findByRole('dialog', { name: 'Visitor 34c31e04394bd' });
    await screen.findByText('Google');
  });

  it('are its requests, and of each the line of the log', async () => {
    const host = openHost();
    openApp(path, host);
    fireEvent.click(await screen.findByRole('button', { name: 'What is behind site0.example' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Requests' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Details of /missing' }));
    await screen.findByText('the line');
    screen.getByText('/logs/access.log, line 9');
    expect(host.requests('Live.getLogLine')).toMatchObject([{ idRequest: '1.9.ab' }]);
  });

  it('is nothing for Others', async () => {
    openApp(path, openHost());
    await screen.findByRole('button', { name: 'What is behind site0.example' });
    await waitFor(() => expect(screen.getAllByText('Others').length).toBeGreaterThan(0));
    expect(screen.queryByRole('button', { name: 'What is behind Others' })).toBeNull();
  });
});
