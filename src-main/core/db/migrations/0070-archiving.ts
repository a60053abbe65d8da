/** What archiving ahead of requests has done. */
export const archiving = `
-- The runs, the newest last; old ones are forgotten.
CREATE TABLE archive_run (
  idrun INTEGER PRIMARY KEY,
  ts_started INTEGER NOT NULL,                            -- unix time
  ts_finished INTEGER,                                    -- NULL: running, or ended by a crash
  state TEXT NOT NULL,                                    -- running, done, cancelled, failed
  options TEXT NOT NULL,                                  -- JSON, as asked for
  counts TEXT NOT NULL                                    -- JSON: archives made, sites for which
) STRICT;

-- Of which site and segment all archives are right that its days, weeks, months and years have, and of what they were
-- made: what has a higher generation, or other record versions, is due.
CREATE TABLE archive_coverage (
  idsite INTEGER NOT NULL,
  segment_hash TEXT NOT NULL,                             -- '' without a segment
  generation INTEGER NOT NULL,                            -- the highest of the site's days
  record_versions TEXT NOT NULL,                          -- Plugin=version;… of all plugins
  ts_archived INTEGER NOT NULL,
  PRIMARY KEY (idsite, segment_hash)
) STRICT, WITHOUT ROWID;
`;
