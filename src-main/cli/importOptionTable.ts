/** How the text of an option becomes its value; `pairs` may hold commas, so each is given apart. */
export type ImportOptionKind = 'flag' | 'text' | 'integer' | 'list' | 'pairs' | 'date' | 'listFile';

export interface ImportOption {
  /** As on the command line: Matomo's log importer's name. */
  flag: string;
  /** The engine's name; for `listFile` the list that the file's lines are added to. */
  key: string;
  kind: ImportOptionKind;
  help: string;
}

const option = (flag: string, key: string, kind: ImportOptionKind, help: string): ImportOption => ({
  flag,
  key,
  kind,
  help,
});

/** Every option of `heartwood import` that tells the engine something. */
export const importOptionTable: readonly ImportOption[] = [
  option('--idsite', 'idSite', 'integer', 'import every line into this site'),
  option('--idsite-fallback', 'idSiteFallback', 'integer', 'the site for lines of a host that no site has'),
  option('--add-sites-new-hosts', 'addSitesNewHosts', 'flag', 'make a site for every host that no site has'),
  option('--log-hostname', 'logHostname', 'text', 'the host of every line, whatever the log says'),
  option('--log-format-name', 'logFormatName', 'text', 'the format, when it is not to be found by itself'),
  option('--log-format-regex', 'logFormatRegex', 'text', 'a regular expression with named groups that reads a line'),
  option('--log-date-format', 'logDateFormat', 'text', 'how dates are written, e.g. %d/%b/%Y:%H:%M:%S'),
  option('--log-format', 'logFormat', 'text', "the server's own log_format (nginx) or LogFormat (Apache) line"),
  option('--log-format-json', 'logFormatJson', 'list', 'where fields stand in JSON lines: ip=client.ip,path=uri,…'),
  option('--w3c-fields', 'w3cFields', 'text', "the '#Fields: …' line of files that lack it"),
  option('--w3c-map-field', 'w3cMapField', 'list', 'columns of other names: custom=default,…'),
  option('--w3c-field-regex', 'w3cFieldRegex', 'pairs', 'how a column is read: field=(?P<group>…)'),
  option('--w3c-time-taken-millisecs', 'w3cTimeTakenMillisecs', 'flag', 'time-taken counts milliseconds'),
  option('--ignore-groups', 'ignoreGroups', 'list', 'fields to leave out, e.g. userid'),
  option('--hostname', 'hostname', 'list', 'import only lines of these hosts; * stands for anything'),
  option('--include-host', 'includeHost', 'list', 'import only lines of exactly these hosts'),
  option('--exclude-host', 'excludeHost', 'list', 'leave out lines of exactly these hosts'),
  option('--include-path', 'includePath', 'list', 'import only these paths; * stands for anything'),
  option('--include-path-from', 'includePath', 'listFile', 'the same, one path on each line of a file'),
  option('--exclude-path', 'excludePath', 'list', 'leave out these paths; * stands for anything'),
  option('--exclude-path-from', 'excludePath', 'listFile', 'the same, one path on each line of a file'),
  option('--useragent-exclude', 'useragentExclude', 'list', 'leave out user agents that contain this'),
  option('--exclude-older-than', 'excludeOlderThan', 'date', 'leave out lines before this time'),
  option('--exclude-newer-than', 'excludeNewerThan', 'date', 'leave out lines after this time'),
  option('--skip', 'skip', 'integer', 'leave out the first lines of each file'),
  option('--add-to-date', 'addToDate', 'integer', 'add seconds to every time'),
  option('--enable-static', 'enableStatic', 'flag', 'count images, scripts, style sheets … as downloads'),
  option('--enable-bots', 'enableBots', 'flag', 'count bots as visitors'),
  option('--enable-http-errors', 'enableHttpErrors', 'flag', 'count requests answered with 4xx and 5xx'),
  option('--enable-http-redirects', 'enableHttpRedirects', 'flag', 'count requests answered with 3xx, 304 apart'),
  option('--download-extensions', 'downloadExtensions', 'list', 'the endings that make a request a download'),
  option('--add-download-extensions', 'addDownloadExtensions', 'list', 'more endings that make a request a download'),
  option('--strip-query-string', 'stripQueryString', 'flag', 'drop what follows the ? of addresses'),
  option('--query-string-delimiter', 'queryStringDelimiter', 'text', 'what stands between path and query (default ?)'),
  option('--force-lowercase-path', 'forceLowercasePath', 'flag', 'take paths in lower case'),
  option('--encoding', 'encoding', 'text', 'the encoding of the log (default utf8)'),
  option('--dry-run', 'dryRun', 'flag', 'read and count everything, store nothing'),
  option('--source', 'source', 'text', 'the server that the files come from, where several serve one site'),
];
