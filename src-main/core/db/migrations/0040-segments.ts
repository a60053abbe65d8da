/** Segments that people keep. Columns and their meaning as in Matomo. */
export const segments = `
CREATE TABLE segment (
  idsegment INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,                               -- in the one way of writing it (formatSegment)
  hash TEXT NOT NULL,                                     -- names its archives (segmentHash)
  login TEXT NOT NULL DEFAULT '',
  enable_all_users INTEGER NOT NULL DEFAULT 1,
  enable_only_idsite INTEGER NOT NULL DEFAULT 0,          -- 0: every site
  auto_archive INTEGER NOT NULL DEFAULT 0,
  ts_created INTEGER NOT NULL,                            -- unix time
  ts_last_edit INTEGER,
  deleted INTEGER NOT NULL DEFAULT 0
) STRICT;
`;
