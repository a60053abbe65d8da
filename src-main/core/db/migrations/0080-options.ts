/** What plugins keep of the user's own; nothing that is derived from logs. */
export const options = `
CREATE TABLE option (
  idsite INTEGER NOT NULL,                                -- 0: belongs to no site
  name TEXT NOT NULL,                                     -- begins with the plugin's name
  value TEXT NOT NULL,                                    -- JSON
  PRIMARY KEY (idsite, name)
) STRICT, WITHOUT ROWID;
`;
