import { defineDimensions, referrerTypes, type CellValue } from 'heartwood/sdk';

const category = 'Referrers_Referrers';

const typeNames = Object.fromEntries(Object.entries(referrerTypes).map(([name, type]) => [String(type), name]));

const textOrUnset = (text: string): CellValue => (text === '' ? null : text);

export default defineDimensions({
  referer_type: {
    type: 'INTEGER',
    from: { fact: 'referrer', value: (fact) => fact.type },
    label: 'Referrers_Type',
    segment: {
      name: 'referrerType',
      values: typeNames,
      hint: 'direct, search, website, social, campaign or ai',
      category,
    },
  },
  referer_name: {
    type: 'TEXT',
    from: { fact: 'referrer', value: (fact) => textOrUnset(fact.name) },
    label: 'Referrers_ReferrerName',
    segment: { name: 'referrerName', hint: 'www.example.com, Google, a campaign', category },
  },
  referer_url: {
    type: 'TEXT',
    from: { fact: 'referrer', value: (fact) => textOrUnset(fact.url) },
    label: 'Referrers_ColumnRefererUrl',
    segment: { name: 'referrerUrl', hint: 'https://www.example.com/page', isExact: true, category },
  },
  referer_keyword: {
    type: 'TEXT',
    from: { fact: 'referrer', value: (fact) => textOrUnset(fact.keyword) },
    label: 'General_ColumnKeyword',
    segment: { name: 'referrerKeyword', hint: 'tree rings', category },
  },
});
