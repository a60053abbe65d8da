import type { TrustedProxies } from '../TrustedProxies';
import type { LineFields, OpenFormat } from './LogFormat';

/** The format with the client in place of the proxy that asked for it, where the line says who that was. */
export function trustProxies(format: OpenFormat, proxies: TrustedProxies): OpenFormat {
  return {
    ...format,
    read: (text, start, fields) => {
      const reason = format.read(text, start, fields);
      if (reason === '' && fields.forwardedEnd > fields.forwardedStart) setClient(fields, proxies);
      return reason;
    },
  };
}

function setClient(fields: LineFields, proxies: TrustedProxies): void {
  const { buffer } = fields.source;
  const { ipStart, ipEnd, forwardedStart } = fields;
  // a format may say nothing but the forwarded addresses
  if (ipEnd > ipStart && !proxies.has(buffer.toString('latin1', ipStart, ipEnd))) return;
  const client = proxies.findClient(buffer.toString('latin1', forwardedStart, fields.forwardedEnd));
  if (client === null) return;
  fields.ipStart = forwardedStart + client.start;
  fields.ipEnd = forwardedStart + client.end;
}
