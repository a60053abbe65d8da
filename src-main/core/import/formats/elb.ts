import { defineTemplateFormat } from './templateFormat';

/**
 * Amazon's load balancers: classic (ELB) and, with the type in front, application (ALB). The host stands in the request;
 * the response time is the backend's.
 *
 *     2015-05-13T23:39:43.945958Z my-lb 1.2.3.4:2817 10.0.0.1:80 0.000086 0.001048             0.001337 200    200            0        57     "GET https://www.example.com:443/a HTTP/1.1" "curl/7.38.0" -      -
 *     date                        elb   ip     :port upstream    request  generation_time_secs response status backend_status received length "method url protocol"                        "user_agent"  cipher tls
 *
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
 */
export const elb = defineTemplateFormat({
  name: 'elb',
  example:
    'https 2026-01-01T00:55:04.127531Z app/my-alb/abcdef 203.0.113.9:2817 10.0.0.1:80 0.001 0.102 0.000 200 200 225 24950 "GET https://www.example.com:443/a HTTP/1.1" "Mozilla/5.0" - -',
  templates: ['', '$_type '].map(
    (type) =>
      `${type}$date $_balancer $ip:$_port $upstream $_request_time $generation_time_secs $_response_time $status $_backend_status $_received $length "$method $url $protocol" "$user_agent"`,
  ),
  checks: { date: /^\d{4}-\d\d-\d\dT/, url: /^[a-z]+:\/\// },
});
