import type { LineFields } from './LogFormat';

/** What was read of a line, by Matomo's group names; only what is there. */
export function toGroups(fields: LineFields): Record<string, string> {
  const { buffer } = fields.source;
  const groups = {
    host: buffer.toString('latin1', fields.hostStart, fields.hostEnd),
    ip: buffer.toString('latin1', fields.ipStart, fields.ipEnd),
    userid: buffer.toString('latin1', fields.userStart, fields.userEnd),
    date: new Date(fields.time * 1000).toISOString(),
    method: buffer.toString('latin1', fields.methodStart, fields.methodEnd),
    path: buffer.toString('latin1', fields.targetStart, fields.targetEnd),
    status: String(fields.status),
    length: fields.bytes < 0 ? '' : String(fields.bytes),
    referrer: buffer.toString('latin1', fields.referrerStart, fields.referrerEnd),
    user_agent: buffer.toString('latin1', fields.agentStart, fields.agentEnd),
    generation_time_micro: fields.responseTime < 0 ? '' : String(fields.responseTime),
  };
  return Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== ''));
}
