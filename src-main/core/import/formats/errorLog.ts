const apacheTime = /^\[(?:\w{3} )?\w{3} \d\d \d\d:\d\d:\d\d(?:\.\d+)? \d{4}\] \[[\w:-]+\]/;
const nginxTime = /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[(?:debug|info|notice|warn|error|crit|alert|emerg)\] \d+#\d+:/;

/**
 * The server whose error log a line comes from; '' where it is another kind of line.
 *
 *     [Fri Nov 20 10:11:12.123456 2026] [core:error] [pid 9] [client 192.0.2.3:1] AH00126: Invalid URI in request …
 *     time                              module:level                              message
 *     2026/11/20 10:11:12 [error] 9#9: *1 open() "/srv/a" failed (2: No such file or directory), client: 192.0.2.3 …
 *     time                level   pid     message
 */
export function toErrorLogServer(line: string): '' | 'Apache' | 'nginx' {
  if (nginxTime.test(line)) return 'nginx';
  return apacheTime.test(line) ? 'Apache' : '';
}
