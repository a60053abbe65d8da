/**
 * The foundation: sites, facts, what is derived from them, and the ledger of imports.
 *
 * Look-up indexes are made by lookUpIndexes, which an import may drop for a while.
 * Archive tables (archive_numeric_YYYY_MM, archive_blob_YYYY_MM) are made by ArchiveTables when first written.
 */
export const foundation = `
-- The sites. Columns and their meaning as in Matomo.
CREATE TABLE site (
  idsite INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  main_url TEXT NOT NULL,
  ts_created INTEGER NOT NULL,                            -- unix time
  timezone TEXT NOT NULL,                                 -- IANA name; decides day borders
  currency TEXT NOT NULL DEFAULT 'USD',
  ecommerce INTEGER NOT NULL DEFAULT 0,
  sitesearch INTEGER NOT NULL DEFAULT 1,
  sitesearch_keyword_parameters TEXT NOT NULL DEFAULT 'q,query,s,search,searchword,k,keyword,keywords',
  sitesearch_category_parameters TEXT NOT NULL DEFAULT '',
  excluded_parameters TEXT NOT NULL DEFAULT '',
  keep_url_fragment INTEGER NOT NULL DEFAULT 0,
  "group" TEXT NOT NULL DEFAULT '',
  type TEXT NOT NULL DEFAULT 'website'
) STRICT;

-- All addresses of a site, the main one included: scheme://host[/path], lower case, no slash at the end.
CREATE TABLE site_url (
  idsite INTEGER NOT NULL,
  url TEXT NOT NULL,
  PRIMARY KEY (idsite, url)
) STRICT, WITHOUT ROWID;

CREATE TABLE goal (
  idsite INTEGER NOT NULL,
  idgoal INTEGER NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  match_attribute TEXT NOT NULL,
  pattern TEXT NOT NULL DEFAULT '',
  pattern_type TEXT NOT NULL DEFAULT '',
  case_sensitive INTEGER NOT NULL DEFAULT 0,
  allow_multiple INTEGER NOT NULL DEFAULT 0,
  revenue REAL NOT NULL DEFAULT 0,
  event_value_as_revenue INTEGER NOT NULL DEFAULT 0,
  deleted INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (idsite, idgoal)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL                                     -- JSON
) STRICT, WITHOUT ROWID;

-- ── facts ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The ledger: one row an import, one a file. Counters add up to lines_read.
CREATE TABLE import (
  idimport INTEGER PRIMARY KEY,
  ts_started INTEGER NOT NULL,
  ts_finished INTEGER,                                    -- NULL: running, or ended by a crash
  state TEXT NOT NULL,                                    -- running, done, cancelled, failed
  options TEXT NOT NULL,                                  -- JSON, as given
  counters TEXT NOT NULL                                  -- JSON, the keys of import --json
) STRICT;

CREATE TABLE import_file (
  idfile INTEGER PRIMARY KEY,
  idimport INTEGER NOT NULL,
  path TEXT NOT NULL,
  format TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT '',                        -- --source: files of different sources are other servers
  bytes INTEGER NOT NULL,
  counters TEXT NOT NULL
) STRICT;

-- Every distinct text of a log, once: request targets, referrers, user agents, hosts, users.
CREATE TABLE log_text (
  idtext INTEGER PRIMARY KEY,
  hash INTEGER NOT NULL,                                  -- 53 bits of the text's hash
  text TEXT NOT NULL
) STRICT;

-- Every distinct user agent with what it was judged to be (ClientFact as JSON).
CREATE TABLE log_user_agent (
  idtext INTEGER PRIMARY KEY,                             -- log_text
  class TEXT NOT NULL,
  fact TEXT NOT NULL
) STRICT;

-- Every distinct client: address, user agent, user.
CREATE TABLE log_client (
  idclient INTEGER PRIMARY KEY,
  hash INTEGER NOT NULL,                                  -- 53 bits over address, user agent, user, language
  ip TEXT NOT NULL,
  iduser_agent INTEGER NOT NULL,                          -- log_text
  user_id TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  location TEXT NOT NULL DEFAULT 'xx'                     -- country code and network (de 3320), or JSON where more is known
) STRICT;

-- The request log: every stored line exactly once, immutable, as chunks of columns. A chunk holds the lines of one
-- site and UTC hour that one batch of one file brought. Its layout stands in core/tracker/factChunk.ts.
CREATE TABLE log_request (
  idchunk INTEGER PRIMARY KEY,
  idsite INTEGER NOT NULL,
  hour INTEGER NOT NULL,                                  -- unix time / 3600
  idfile INTEGER NOT NULL,                                -- import_file
  lines INTEGER NOT NULL,
  columns BLOB NOT NULL
) STRICT;
CREATE INDEX log_request_site_hour ON log_request (idsite, hour);

-- What the derivation of a site's calendar day was made from. generation is raised, to a number never used before, in
-- the transaction that adds, changes or removes anything counted in the day; derived is the generation that the visits
-- of the day were derived at. They differ while a day is due; -generation: of the same facts, after a change of settings.
CREATE TABLE site_day (
  idsite INTEGER NOT NULL,
  day INTEGER NOT NULL,                                   -- days since 1970-01-01 in the site's time zone
  generation INTEGER NOT NULL,
  derived INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (idsite, day)
) STRICT, WITHOUT ROWID;

-- ── derivations ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Visits, actions and conversions are a pure function of facts and settings, derived one site-day at a time. Their
-- keys say where they belong: (idsite * 65536 + day) * 16777216 + number within the day, so that a day is one range of
-- the primary key (core/tracker/dayKeys.ts). Plugins' dimensions add columns to log_visit.
CREATE TABLE log_visit (
  idvisit INTEGER PRIMARY KEY,
  idsite INTEGER NOT NULL,
  idvisitor INTEGER NOT NULL,                             -- 52 bits; shown as hex
  idclient INTEGER NOT NULL,                              -- log_client of the first hit
  visit_first_action_time INTEGER NOT NULL,               -- unix time, as all times
  visit_last_action_time INTEGER NOT NULL,
  visit_total_time INTEGER NOT NULL,                      -- seconds, last - first
  visit_total_actions INTEGER NOT NULL,                   -- page views, searches, downloads, outlinks, events
  visit_total_interactions INTEGER NOT NULL,              -- page views and searches
  visit_total_searches INTEGER NOT NULL,
  visit_entry_idaction_url INTEGER,
  visit_exit_idaction_url INTEGER,
  visit_entry_idaction_name INTEGER,
  visit_exit_idaction_name INTEGER,
  visit_goal_converted INTEGER NOT NULL DEFAULT 0,
  visit_goal_buyer INTEGER NOT NULL DEFAULT 0,
  visitor_returning INTEGER NOT NULL,                     -- 0 new, 1 returning, 2 returning customer
  visitor_count_visits INTEGER NOT NULL,
  visitor_seconds_since_first INTEGER NOT NULL,
  visitor_seconds_since_last INTEGER NOT NULL,
  user_id TEXT                                            -- NULL without one
) STRICT;

CREATE TABLE log_action (
  idaction INTEGER PRIMARY KEY,
  name TEXT NOT NULL,                                     -- URLs without scheme and www.
  hash INTEGER NOT NULL,                                  -- 53 bits of the name's hash
  type INTEGER NOT NULL,                                  -- 1 page URL, 2 outlink, 3 download, 4 title, 8 site search, …
  url_prefix INTEGER                                      -- 0 http://, 1 http://www., 2 https://, 3 https://www.
) STRICT;

CREATE TABLE log_link_visit_action (
  idlink_va INTEGER PRIMARY KEY,
  idvisit INTEGER NOT NULL,
  idsite INTEGER NOT NULL,
  idvisitor INTEGER NOT NULL,
  server_time INTEGER NOT NULL,
  idaction_url INTEGER,                                   -- pages, downloads, outlinks; NULL for searches
  idaction_name INTEGER,                                  -- titles, search keywords
  idaction_url_ref INTEGER,                               -- the page before, within the visit
  idaction_name_ref INTEGER,
  time_spent_ref_action INTEGER NOT NULL DEFAULT 0,       -- seconds on that page
  pageview_position INTEGER NOT NULL,
  search_cat TEXT,
  search_count INTEGER
) STRICT;

CREATE TABLE log_conversion (
  idvisit INTEGER NOT NULL,
  idgoal INTEGER NOT NULL,                                -- 0 order, -1 abandoned cart
  buster INTEGER NOT NULL,                                -- 0, or a number where a goal converts more than once a visit
  idsite INTEGER NOT NULL,
  idvisitor INTEGER NOT NULL,
  server_time INTEGER NOT NULL,
  idaction_url INTEGER,
  idlink_va INTEGER,
  idorder TEXT,
  items INTEGER,
  url TEXT NOT NULL DEFAULT '',
  revenue REAL NOT NULL DEFAULT 0,
  revenue_shipping REAL,
  revenue_subtotal REAL,
  revenue_tax REAL,
  revenue_discount REAL,
  pageviews_before INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (idvisit, idgoal, buster)
) STRICT, WITHOUT ROWID;

CREATE TABLE log_conversion_item (
  idvisit INTEGER NOT NULL,
  idorder TEXT NOT NULL,
  idaction_sku INTEGER NOT NULL,
  idsite INTEGER NOT NULL,
  idvisitor INTEGER NOT NULL,
  server_time INTEGER NOT NULL,
  idaction_name INTEGER,
  idaction_category INTEGER,
  price REAL NOT NULL DEFAULT 0,
  quantity INTEGER NOT NULL DEFAULT 1,
  deleted INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (idvisit, idorder, idaction_sku)
) STRICT, WITHOUT ROWID;
`;
