import { AppError } from '@shared/errors';
import { TrustedProxies } from '../TrustedProxies';
import { amazonCloudfront } from './amazonCloudfront';
import { azureAppService } from './azureAppService';
import { azureFrontDoor } from './azureFrontDoor';
import { caddyJson } from './caddyJson';
import { cloudflareJson } from './cloudflareJson';
import { common } from './common';
import { commonComplete } from './commonComplete';
import { commonVhost } from './commonVhost';
import { custom } from './custom';
import { elb } from './elb';
import { gandi } from './gandi';
import { googleLoadBalancer } from './googleLoadBalancer';
import { googleStorage } from './googleStorage';
import { haproxy } from './haproxy';
import { icecast2 } from './icecast2';
import { ignoreGroups } from './ignoreGroups';
import { iis } from './iis';
import { incapsulaW3c } from './incapsulaW3c';
import { keepVariables } from './keepVariables';
import { lighttpd } from './lighttpd';
import type { FormatContext, LogFormat, OpenFormat } from './LogFormat';
import { ncsaExtended } from './ncsaExtended';
import { ncsaMicro } from './ncsaMicro';
import { nginxJson } from './nginxJson';
import { ovh } from './ovh';
import { s3 } from './s3';
import { shoutcast } from './shoutcast';
import { squid } from './squid';
import { traefikClf } from './traefikClf';
import { traefikJson } from './traefikJson';
import { trustProxies } from './trustProxies';
import { w3cExtended } from './w3cExtended';

/** Every known format, in the order in which they are tried: Matomo's, then ours. */
export const logFormats: readonly LogFormat[] = [
  common,
  commonVhost,
  ncsaExtended,
  commonComplete,
  ...ncsaMicro,
  w3cExtended,
  amazonCloudfront,
  incapsulaW3c,
  iis,
  shoutcast,
  s3,
  icecast2,
  elb,
  traefikJson,
  nginxJson,
  caddyJson,
  ovh,
  haproxy,
  gandi,
  lighttpd,
  traefikClf,
  squid,
  googleStorage,
  googleLoadBalancer,
  cloudflareJson,
  azureFrontDoor,
  azureAppService,
];

/** The format of a name; `custom` is the user's own. Throws: format.notNamed. */
export function findFormat(name: string): LogFormat {
  if (name === custom.name) return custom;
  const format = logFormats.find((candidate) => candidate.name === name);
  if (format !== undefined) return format;
  throw new AppError('format.notNamed', { name, known: logFormats.map((candidate) => candidate.name).join(', ') });
}

/** Opens a format, with what the options make of its fields. Null where the header leaves nothing to read. */
export function openFormat(format: LogFormat, context: FormatContext): OpenFormat | null {
  let opened = format.open(context);
  if (opened === null) return null;
  const { ignoreGroups: ignored = [], trustedProxies = [], ...options } = context.options;
  const { regexGroupToVisitCvar = [], regexGroupToPageCvar = [] } = options;
  if (regexGroupToVisitCvar.length + regexGroupToPageCvar.length > 0) opened = keepVariables(opened, options);
  if (trustedProxies.length > 0) opened = trustProxies(opened, new TrustedProxies(trustedProxies));
  return ignored.length === 0 ? opened : ignoreGroups(opened, ignored);
}
