import { defineTemplateFormat } from './templateFormat';

/**
 * OVH's web hosting: NCSA extended with the host where the identity would stand, so that it has to be named.
 *
 *     1.2.3.4 www.example.com theuser [10/Feb/2012:16:42:07 -0500] "GET / HTTP/1.1" 301    368    "-"        "Mozilla/5.0"
 *     ip      host            userid   date                 timezone "request"      status length "referrer" "user_agent"
 */
export const ovh = defineTemplateFormat({
  name: 'ovh',
  example: '203.0.113.9 www.example.com - [10/Feb/2026:16:42:07 +0000] "GET / HTTP/1.1" 200 368 "-" "Mozilla/5.0"',
  templates: ['$ip $host $userid [$date $timezone] "$request" $status $length "$referrer" "$user_agent"'],
  isNamedOnly: true,
});
