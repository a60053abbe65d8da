/** Titles that the user gives to pages, since a web server's log has none. */
export const pageTitles = `
CREATE TABLE page_title (
  idsite INTEGER NOT NULL,
  position INTEGER NOT NULL,                              -- of several patterns that fit, the first counts
  pattern TEXT NOT NULL,                                  -- an address or path, * for anything
  title TEXT NOT NULL,
  PRIMARY KEY (idsite, position)
) STRICT, WITHOUT ROWID;
`;
