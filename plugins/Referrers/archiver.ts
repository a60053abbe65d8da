import {
  addVisits,
  DataTable,
  defineArchiver,
  referrerTypes,
  toVisitTable,
  visitAggregations,
  type CellValue,
  type DayLogs,
  type VisitGroup,
} from 'heartwood/sdk';

const table = { kind: 'blob', aggregations: visitAggregations } as const;
const text = (value: CellValue | undefined) => String(value ?? '');

export default defineArchiver({
  version: 3,
  records: {
    Referrers_type: table,
    Referrers_keywordBySearchEngine: table,
    Referrers_searchEngineByKeyword: table,
    Referrers_urlByWebsite: table,
    Referrers_urlBySocialNetwork: table,
    Referrers_keywordByCampaign: table,
    Referrers_entryUrlByAIAssistant: table,
    Referrers_spam: { kind: 'blob', sortBy: 'nb_requests' },
    Referrers_visitorsFromDirectEntry: { kind: 'numeric' },
    Referrers_visitorsFromSearchEngines: { kind: 'numeric' },
    Referrers_visitorsFromWebsites: { kind: 'numeric' },
    Referrers_visitorsFromSocialNetworks: { kind: 'numeric' },
    Referrers_visitorsFromCampaigns: { kind: 'numeric' },
    Referrers_visitorsFromAIAssistants: { kind: 'numeric' },
    Referrers_distinctSearchEngines: { kind: 'numeric', countRowsOf: 'Referrers_keywordBySearchEngine' },
    Referrers_distinctKeywords: { kind: 'numeric', countRowsOf: 'Referrers_searchEngineByKeyword' },
    Referrers_distinctWebsites: { kind: 'numeric', countRowsOf: 'Referrers_urlByWebsite' },
    Referrers_distinctWebsitesUrls: { kind: 'numeric', countRowsOf: 'Referrers_urlByWebsite', countSubtableRows: true },
    Referrers_distinctSocialNetworks: { kind: 'numeric', countRowsOf: 'Referrers_urlBySocialNetwork' },
    Referrers_distinctAIAssistants: { kind: 'numeric', countRowsOf: 'Referrers_entryUrlByAIAssistant' },
    Referrers_distinctCampaigns: { kind: 'numeric', countRowsOf: 'Referrers_keywordByCampaign' },
  },
  aggregateDay(logs) {
    const { direct, search, website, campaign, social, ai } = referrerTypes;
    const names = visitsBy(logs, 'referer_name');
    const urls = visitsBy(logs, 'referer_name', 'referer_url');
    const keywords = visitsBy(logs, 'referer_name', 'referer_keyword');
    const types = toTypeTable(logs, names);
    const visitsFrom = (type: number) => types.rowByLabel(String(type))?.number('nb_visits') ?? 0;
    return {
      Referrers_type: types,
      Referrers_keywordBySearchEngine: nest(ofType(names, search), ofType(keywords, search)),
      Referrers_searchEngineByKeyword: toKeywordTable(logs, ofType(keywords, search)),
      Referrers_urlByWebsite: nest(ofType(names, website), ofType(urls, website)),
      Referrers_urlBySocialNetwork: nest(ofType(names, social), ofType(urls, social)),
      Referrers_keywordByCampaign: nest(ofType(names, campaign), ofType(keywords, campaign)),
      Referrers_entryUrlByAIAssistant: toAssistantTable(logs, ofType(names, ai)),
      Referrers_spam: toSpamTable(logs),
      Referrers_visitorsFromDirectEntry: visitsFrom(direct),
      Referrers_visitorsFromSearchEngines: visitsFrom(search),
      Referrers_visitorsFromWebsites: visitsFrom(website),
      Referrers_visitorsFromSocialNetworks: visitsFrom(social),
      Referrers_visitorsFromCampaigns: visitsFrom(campaign),
      Referrers_visitorsFromAIAssistants: visitsFrom(ai),
    };
  },
});

/** By channel type and more columns, with what is credited to them. */
function visitsBy(logs: DayLogs, ...columns: readonly string[]): VisitGroup[] {
  return logs.queryVisitsByDimension(['referer_type', ...columns], { goals: true });
}

function ofType(groups: readonly VisitGroup[], type: number): VisitGroup[] {
  return groups.filter(({ values }) => values[0] === type);
}

/** Channel types, each with its search engines, websites, campaigns … below it; direct entry has nothing below. */
function toTypeTable(logs: DayLogs, names: readonly VisitGroup[]): DataTable {
  const types = toVisitTable(visitsBy(logs), ([type]) => text(type ?? referrerTypes.direct));
  for (const row of types.rows) {
    const type = Number(row.label);
    if (type === referrerTypes.direct) continue;
    row.subtable = toVisitTable(ofType(names, type), ([, name]) => text(name));
  }
  return types;
}

/** Names, with what is third in the values below them. */
function nest(names: readonly VisitGroup[], details: readonly VisitGroup[]): DataTable {
  const result = toVisitTable(names, ([, name]) => text(name));
  for (const group of details) {
    const row = result.ensureRow(text(group.values[1]));
    addVisits((row.subtable ??= new DataTable()), [group], ([, , detail]) => text(detail));
  }
  return result;
}

/** AI assistants with the pages that they led to: their own addresses tell of no answer. */
function toAssistantTable(logs: DayLogs, names: readonly VisitGroup[]): DataTable {
  if (names.length === 0) return new DataTable();
  return nest(names, ofType(visitsBy(logs, 'referer_name', 'visit_entry_idaction_url'), referrerTypes.ai));
}

/** The requests that would have made visits, had their referrers not been made up. */
function toSpamTable(logs: DayLogs): DataTable {
  const spam = new DataTable();
  const where = [
    { column: 'fate', is: (fate: CellValue) => fate === 'imported' },
    { column: 'spammer', is: (domain: CellValue) => domain !== null },
  ];
  for (const { values, metrics } of logs.queryRequestsByDimension(['spammer'], { where })) {
    spam.sumByLabel(text(values[0]), { nb_requests: metrics.nb_requests ?? 0 });
  }
  return spam;
}

/** Keywords with the search engines below them. The keyword is asked for alone too: a visitor counts once a keyword. */
function toKeywordTable(logs: DayLogs, details: readonly VisitGroup[]): DataTable {
  const keywords = ofType(visitsBy(logs, 'referer_keyword'), referrerTypes.search);
  const swapped = details.map(({ values: [type, engine, keyword], ...group }) => ({
    ...group,
    values: [type ?? null, keyword ?? null, engine ?? null],
  }));
  return nest(keywords, swapped);
}
