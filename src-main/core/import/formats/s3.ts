import { defineTemplateFormat } from './templateFormat';

/**
 * Amazon S3 server access logs; the bucket is the host. The time that S3 took is in milliseconds.
 *
 *     79a59d www.example.com [06/Feb/2026:00:00:38 +0000] 192.0.2.3 arn:aws:iam::1:user/ann 3E57  WEBSITE.GET.OBJECT index "GET /index HTTP/1.1" 200    -       113    368         10    9          "-"        "Mozilla/5.0"
 *     owner  host             date                 timezone ip        userid                  id    operation          key   "request"             status errcode length object_size total turnaround "referrer" "user_agent"
 *
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html
 */
export const s3 = defineTemplateFormat({
  name: 's3',
  example:
    '79a59df900b949e5 www.example.com [06/Feb/2026:00:00:38 +0000] 192.0.2.3 - 3E57427F3EXAMPLE WEBSITE.GET.OBJECT index "GET /index HTTP/1.1" 200 - 113 368 10 9 "-" "Mozilla/5.0"',
  templates: [
    '$_owner $host [$date $timezone] $ip $userid $_request_id $_operation $_key "$request" $status $_error_code $length $_object_size $generation_time_milli $_turnaround "$referrer" "$user_agent"',
  ],
});
