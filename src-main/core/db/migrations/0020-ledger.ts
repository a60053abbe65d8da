/**
 * The ledger in full: what files held and whether they are still there, samples of failed lines, whose lines made others
 * duplicates, undone imports.
 */
export const ledger = `
-- import.state: running, done, cancelled, failed, interrupted (its process ended), undoing, undone.
ALTER TABLE import ADD COLUMN ts_undone INTEGER;          -- NULL unless undone
ALTER TABLE import ADD COLUMN sites TEXT NOT NULL DEFAULT '[]'; -- JSON: the sites that got lines

ALTER TABLE import_file ADD COLUMN location TEXT NOT NULL DEFAULT '';   -- path on disk, absolute; '' standard input
ALTER TABLE import_file ADD COLUMN entry TEXT NOT NULL DEFAULT '';      -- which log of an archive; '' the file itself
ALTER TABLE import_file ADD COLUMN size INTEGER;                        -- on disk, when it was opened; NULL unknown
ALTER TABLE import_file ADD COLUMN modified INTEGER;                    -- unix time in milliseconds
ALTER TABLE import_file ADD COLUMN ends TEXT NOT NULL DEFAULT '';       -- hash of the first and the last bytes, hex
ALTER TABLE import_file ADD COLUMN site_of_file INTEGER NOT NULL DEFAULT 0; -- the site of all lines; 0: each names its own
ALTER TABLE import_file ADD COLUMN allow_duplicates INTEGER NOT NULL DEFAULT 0; -- its lines make no others duplicates
ALTER TABLE import_file ADD COLUMN first_time INTEGER;                  -- unix times of its lines
ALTER TABLE import_file ADD COLUMN last_time INTEGER;
ALTER TABLE import_file ADD COLUMN error TEXT;                          -- JSON {code, params}; NULL: read to its end
CREATE INDEX import_file_import ON import_file (idimport);

-- Lines of a file that were left out because another file had brought them. Once that file's import is undone they are
-- missing, unless they can be read again: why_missing says why not (gone, changed, input, unreadable).
CREATE TABLE import_duplicate (
  idfile INTEGER NOT NULL,
  known_idfile INTEGER NOT NULL,                          -- whose stored lines; 0 unknown, in databases made before
  lines INTEGER NOT NULL,
  why_missing TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (idfile, known_idfile)
) STRICT, WITHOUT ROWID;
INSERT INTO import_duplicate (idfile, known_idfile, lines)
SELECT idfile, 0, json_extract(counters, '$.duplicates')
FROM import_file
WHERE json_extract(counters, '$.duplicates') > 0;

-- How many lines of a file failed for what reason.
CREATE TABLE import_failure (
  idfile INTEGER NOT NULL,
  reason TEXT NOT NULL,
  lines INTEGER NOT NULL,
  PRIMARY KEY (idfile, reason)
) STRICT, WITHOUT ROWID;

-- The first failed lines of a file, to look at.
CREATE TABLE import_failure_sample (
  idfile INTEGER NOT NULL,
  line INTEGER NOT NULL,                                  -- from 1
  reason TEXT NOT NULL,
  text TEXT NOT NULL,                                     -- at most 500 characters
  PRIMARY KEY (idfile, line)
) STRICT, WITHOUT ROWID;

CREATE INDEX log_request_file ON log_request (idfile);

-- What databases made before can tell.
UPDATE import_file
SET (location, entry, size) = (path, '', bytes)
WHERE path <> '-';
UPDATE import_file
SET (location, entry, size) = (substr(path, 1, instr(path, ' › ') - 1), substr(path, instr(path, ' › ')), NULL)
WHERE instr(path, ' › ') > 0;
UPDATE import_file
SET (first_time, last_time) = (
  SELECT min(hour) * 3600, max(hour) * 3600 + 3599 FROM log_request r WHERE r.idfile = import_file.idfile
);
UPDATE import
SET sites = (
  SELECT json_group_array(DISTINCT r.idsite)
  FROM import_file f JOIN log_request r ON r.idfile = f.idfile
  WHERE f.idimport = import.idimport
);
`;
