import { defineW3cFormat } from './w3cFormat';

/**
 * Imperva's Incapsula: W3C extended, every value in quotes, host and path in one column. An answer that never came has
 * no status and counts as 200.
 *
 *     #Fields: date time c-ip cs(User-Agent) cs-uri cs-method cs-uri-query sc-status cs-bytes
 *     "2017-06-28" "07:26:35" "123.123.123.123" "Mozilla/5.0 (Windows)" "www.example.com/page.php" "GET"  "variable=test" "200"  "10117"
 *      date         time       ip                user_agent              host           /path       method query_string    status length
 */
export const incapsulaW3c = defineW3cFormat({
  name: 'incapsula_w3c',
  example: '#Fields: date time c-ip cs(User-Agent) cs-uri cs-method cs-uri-query sc-status cs-bytes',
  columns: { 'cs-uri': 'url', 'cs-bytes': 'length', 'sc-bytes': '' },
  needs: ['cs-uri'],
  changes: {
    url: (uri) => `http://${uri}`,
    status: (status) => (status === '' ? '200' : status),
  },
});
