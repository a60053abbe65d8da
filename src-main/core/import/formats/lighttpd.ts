import { defineTemplateFormat } from './templateFormat';

/**
 * lighttpd's default: NCSA extended with the host where the identity would stand. An identity that looks like a host
 * (`name.tld`) does not occur elsewhere.
 *
 *     192.0.2.3 www.example.com theuser [10/Feb/2026:16:42:07 +0100] "GET / HTTP/1.1" 200    368    "-"        "Mozilla/5.0"
 *     ip        host            userid   date                 timezone "request"      status length "referrer" "user_agent"
 *
 * Source: https://redmine.lighttpd.net/projects/lighttpd/wiki/Mod_accesslog
 */
export const lighttpd = defineTemplateFormat({
  name: 'lighttpd',
  example: '203.0.113.9 www.example.com - [10/Feb/2026:16:42:07 +0000] "GET / HTTP/1.1" 200 368 "-" "Mozilla/5.0"',
  templates: ['$ip $host $userid [$date $timezone] "$request" $status $length "$referrer" "$user_agent"'],
  checks: { host: /^[\w-]+(\.[\w-]+)*\.[a-z][\w-]+(:\d+)?$/i },
});
