/** What a site wants to know of visits and actions besides, and what of a line says it. Columns and their meaning as in Matomo. */
export const customDimensions = `
CREATE TABLE custom_dimensions (
  idsite INTEGER NOT NULL,
  idcustomdimension INTEGER NOT NULL,                     -- N of custom_dimension_N, from 1 on
  name TEXT NOT NULL,
  scope TEXT NOT NULL,                                    -- visit, action
  active INTEGER NOT NULL DEFAULT 1,
  extractions TEXT NOT NULL DEFAULT '[]',                 -- JSON: [{"dimension":"url","pattern":"/blog/(.*)"}]
  case_sensitive INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (idsite, idcustomdimension)
) STRICT, WITHOUT ROWID;
`;
