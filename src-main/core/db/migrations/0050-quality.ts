/** What a file showed of itself while it was read: the data-quality view is made from it. */
export const quality = `
ALTER TABLE import_file ADD COLUMN quality TEXT NOT NULL DEFAULT '{}';   -- FileQuality as JSON
`;
