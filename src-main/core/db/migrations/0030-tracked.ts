const variables = [1, 2, 3, 4, 5].map((slot) => `custom_var_k${slot} TEXT, custom_var_v${slot} TEXT`).join(',\n  ');
const dimensions = Array.from({ length: 20 }, (_, i) => `custom_dimension_${i + 1} TEXT`).join(', ');

/**
 * What only tracking requests carry, beside the rows that every hit has: a log of plain requests holds no row of these
 * tables. Columns and their meaning as in Matomo, where they stand in the tables without `_tracked`.
 */
export const tracked = `
-- Visits of which a tracking request told more than a log line does.
CREATE TABLE log_visit_tracked (
  idvisit INTEGER PRIMARY KEY,                            -- log_visit
  idsite INTEGER NOT NULL,
  visit_total_events INTEGER,
  visitor_localtime TEXT,                                 -- HH:MM:SS on the visitor's own clock
  config_resolution TEXT,                                 -- 1680x1050
  location_browser_lang TEXT,
  config_cookie INTEGER,                                  -- 0, 1, as all browser plugins
  config_flash INTEGER,
  config_java INTEGER,
  config_pdf INTEGER,
  config_quicktime INTEGER,
  config_realplayer INTEGER,
  config_silverlight INTEGER,
  config_windowsmedia INTEGER,
  ${variables},                                           -- scope visit
  ${dimensions}                                           -- by id; whatever its scope, the visit's last value
) STRICT;

-- Actions that are more than a page's address. Events and content keep the page in log_link_visit_action.idaction_url
-- and an event its name in idaction_name.
CREATE TABLE log_link_visit_action_tracked (
  idlink_va INTEGER PRIMARY KEY,                          -- log_link_visit_action
  idsite INTEGER NOT NULL,
  idaction_event_category INTEGER,                        -- log_action, as all idaction_ columns
  idaction_event_action INTEGER,
  custom_float REAL,                                      -- an event's value
  idaction_content_name INTEGER,
  idaction_content_piece INTEGER,
  idaction_content_target INTEGER,
  idaction_content_interaction INTEGER,                   -- NULL for an impression
  idaction_product_sku INTEGER,                           -- the product that a page shows
  idaction_product_name INTEGER,
  idaction_product_cat INTEGER,
  idaction_product_cat2 INTEGER,
  idaction_product_cat3 INTEGER,
  idaction_product_cat4 INTEGER,
  idaction_product_cat5 INTEGER,
  product_price REAL,
  idpageview TEXT,
  time_network INTEGER,                                   -- milliseconds, as all times of a page
  time_server INTEGER,
  time_transfer INTEGER,
  time_dom_processing INTEGER,
  time_dom_completion INTEGER,
  time_on_load INTEGER,
  bandwidth INTEGER,                                      -- bytes
  ${variables},                                           -- scope page
  ${dimensions}                                           -- by id; as sent with the action
) STRICT;

-- The days on which each order was seen: it counts on the first one.
CREATE TABLE log_order (
  idsite INTEGER NOT NULL,
  idorder TEXT NOT NULL,
  day INTEGER NOT NULL,                                   -- as in site_day
  PRIMARY KEY (idsite, idorder, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX log_order_day ON log_order (idsite, day);

-- What is credited with a conversion; NULL where it is what brought the visit.
ALTER TABLE log_conversion ADD COLUMN referer_type INTEGER;
ALTER TABLE log_conversion ADD COLUMN referer_name TEXT;
ALTER TABLE log_conversion ADD COLUMN referer_url TEXT;
ALTER TABLE log_conversion ADD COLUMN referer_keyword TEXT;

ALTER TABLE log_conversion_item ADD COLUMN idaction_category2 INTEGER;
ALTER TABLE log_conversion_item ADD COLUMN idaction_category3 INTEGER;
ALTER TABLE log_conversion_item ADD COLUMN idaction_category4 INTEGER;
ALTER TABLE log_conversion_item ADD COLUMN idaction_category5 INTEGER;
`;
