import { expect, test } from 'vitest';
import { dimensionName } from '@main/core/api/dimensionName';

test.each([
  ['Referrers', 'General_ColumnKeyword', 'Referrers.Keyword'],
  ['Referrers', 'Referrers_SearchEngine', 'Referrers.SearchEngine'],
  ['Actions', 'Actions_ColumnPageURL', 'Actions.PageURL'],
])('of %s, the text %s: %s', (plugin, key, name) => {
  expect(dimensionName(plugin, key)).toBe(name);
});
