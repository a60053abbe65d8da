/** Sites that count only what lies below their own addresses. */
export const unknownUrls = `
ALTER TABLE site ADD COLUMN exclude_unknown_urls INTEGER NOT NULL DEFAULT 0;
`;
