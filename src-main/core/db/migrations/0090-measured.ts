/**
 * The server's time and bytes of an action, of log lines and tracking requests alike: in one place, where every action has its
 * row. Visits made so far are made again of their lines, so that they have it, too.
 */
export const measured = `
ALTER TABLE log_link_visit_action ADD COLUMN time_server INTEGER;   -- milliseconds; NULL: unknown, or none whole
ALTER TABLE log_link_visit_action ADD COLUMN bandwidth INTEGER;     -- bytes; NULL: unknown, or none
ALTER TABLE log_link_visit_action_tracked DROP COLUMN time_server;
ALTER TABLE log_link_visit_action_tracked DROP COLUMN bandwidth;
UPDATE site_day SET derived = -generation WHERE derived = generation;
`;
