/** What a dimension is called in requests, from its text's key: `Referrers.Keyword` of General_ColumnKeyword in Referrers. */
export function dimensionName(plugin: string, key: string): string {
  return `${plugin}.${key.replace(/^[A-Za-z0-9]+_(Column)?/, '')}`;
}
