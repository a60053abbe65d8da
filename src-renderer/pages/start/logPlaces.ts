import type { TextKey } from '../../ui/t';

export interface LogPlace {
  id: string;
  /** A product's own name: never translated. */
  name: string;
  hint: TextKey;
  paths: readonly string[];
}

/** Where access logs are by default. Paths as the products' documentation gives them. */
export const logPlaces: readonly LogPlace[] = [
  {
    id: 'cpanel',
    name: 'cPanel',
    hint: 'place.cpanel',
    paths: ['~/access-logs/', '~/logs/'],
  },
  {
    id: 'plesk',
    name: 'Plesk',
    hint: 'place.plesk',
    paths: [
      '/var/www/vhosts/system/example.com/logs/access_ssl_log',
      '/var/www/vhosts/system/example.com/logs/access_log',
    ],
  },
  {
    id: 'apache',
    name: 'Apache',
    hint: 'place.apache',
    paths: ['/var/log/apache2/access.log', '/var/log/httpd/access_log'],
  },
  { id: 'nginx', name: 'nginx', hint: 'place.nginx', paths: ['/var/log/nginx/access.log'] },
  { id: 'iis', name: 'IIS', hint: 'place.iis', paths: ['C:\\inetpub\\logs\\LogFiles\\W3SVC1\\'] },
  { id: 'caddy', name: 'Caddy', hint: 'place.caddy', paths: ['/var/log/caddy/access.log'] },
  {
    id: 'aws',
    name: 'S3 · CloudFront',
    hint: 'place.aws',
    paths: ['aws s3 sync s3://YOUR-LOG-BUCKET/PREFIX/ logs/'],
  },
];
