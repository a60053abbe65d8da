/** What the dashboard shows the first rows of, in this order, where there is such a report. */
export const topReports: readonly { method: string; parameters?: Readonly<Record<string, string>> }[] = [
  { method: 'Actions.getPageUrls', parameters: { flat: '1' } },
  { method: 'Referrers.getReferrerType' },
  { method: 'Referrers.getWebsites' },
  { method: 'Referrers.getSearchEngines' },
  { method: 'UserCountry.getCountry' },
  { method: 'DevicesDetection.getBrowsers' },
];
