import { MAX_DIMENSIONS } from '@shared/plugin/customDimensions';
import { VARIABLE_SLOTS } from './TrackedHit';

const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => name.replace('#', String(i + 1)));

const variables = [...numbered('custom_var_k#', VARIABLE_SLOTS), ...numbered('custom_var_v#', VARIABLE_SLOTS)];
const dimensions = numbered('custom_dimension_#', MAX_DIMENSIONS);

/** Columns of log_link_visit_action_tracked but for the key and the site, by what fills them together. */
export const actionColumns: readonly (readonly string[])[] = [
  ['idaction_event_category', 'idaction_event_action', 'custom_float'],
  ['idaction_content_name', 'idaction_content_piece', 'idaction_content_target', 'idaction_content_interaction'],
  [
    'idaction_product_sku',
    'idaction_product_name',
    'idaction_product_cat',
    'idaction_product_cat2',
    'idaction_product_cat3',
    'idaction_product_cat4',
    'idaction_product_cat5',
    'product_price',
  ],
  ['idpageview'],
  ['time_network', 'time_transfer', 'time_dom_processing', 'time_dom_completion', 'time_on_load'],
  variables,
  dimensions,
];

/** Columns of log_visit_tracked, in the same way. */
export const visitColumns: readonly (readonly string[])[] = [
  ['visit_total_events'],
  ['visitor_localtime', 'config_resolution', 'location_browser_lang'],
  [
    'config_cookie',
    'config_flash',
    'config_java',
    'config_pdf',
    'config_quicktime',
    'config_realplayer',
    'config_silverlight',
    'config_windowsmedia',
  ],
  variables,
  dimensions,
];
