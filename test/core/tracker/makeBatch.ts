import type { ClientFact } from '@shared/plugin/facts';
import { toExtraText, type ExtraFact } from '@main/core/tracker/extraFact';
import { hash53 } from '@main/core/tracker/hash53';
import { fates, kinds, methods, type Fate, type ParsedBatch, type TextColumn } from '@main/core/import/ParsedBatch';

/** A request line as tests write it. */
export interface Line {
  /** ISO time. */
  at: string;
  ip?: string;
  target: string;
  host?: string;
  referrer?: string;
  agent?: string;
  user?: string;
  status?: number;
  fate?: Fate;
  isDownload?: boolean;
  /** The target is a tracking request. */
  isTracking?: boolean;
  extra?: ExtraFact;
}

export const person: ClientFact = {
  class: 'person',
  botName: '',
  browserCode: 'FF',
  browserVersion: '140.0',
  browserEngine: 'Gecko',
  osCode: 'LIN',
  osVersion: '',
  deviceType: 0,
  deviceBrand: '',
  deviceModel: '',
};

/** A batch of lines as the parser would make it. */
export function makeBatch(lines: readonly Line[]): ParsedBatch {
  const hosts = new Texts();
  const targets = new Texts();
  const referrers = new Texts();
  const agents = new Texts();
  const users = new Texts();
  const extras = new Texts();
  const n = lines.length;
  const batch = emptyColumns(n);
  const clients = { hashes: [] as number[], ip: [] as string[], userAgent: [] as number[], userId: [] as string[] };
  lines.forEach((line, row) => {
    const { ip = '192.0.2.1', agent = 'Agent', user = '', status = 200, fate = 'imported' } = line;
    const client = users.index(`${ip}\n${agent}\n${user}`);
    if (client === clients.ip.length) {
      clients.hashes.push(hash53(`${ip}\n${agent}\n${user}`));
      clients.ip.push(ip);
      clients.userAgent.push(agents.index(agent));
      clients.userId.push(user);
    }
    batch.time[row] = Date.parse(line.at) / 1000;
    batch.client[row] = client;
    batch.host[row] = hosts.index(line.host ?? '');
    batch.target[row] = targets.index(line.target);
    batch.referrer[row] = referrers.index(line.referrer ?? '');
    batch.status[row] = status;
    batch.fate[row] = fates[fate];
    batch.kind[row] = line.isTracking ? kinds.tracking : line.isDownload ? kinds.download : kinds.page;
    batch.extra[row] = extras.index(toExtraText(line.extra ?? {}));
    batch.line[row] = row + 1;
    batch.fingerprint[row] = BigInt(hash53(JSON.stringify(line)));
  });
  return {
    ...batch,
    leftOut: new Uint32Array(Object.keys(fates).length),
    hosts: hosts.column(),
    targets: targets.column(),
    referrers: referrers.column(),
    extras: extras.column(),
    userAgents: { ...agents.column(), facts: agents.texts.map(() => person) },
    clients: {
      hashes: clients.hashes,
      ip: clients.ip,
      userAgent: clients.userAgent,
      userId: clients.userId,
      language: clients.ip.map(() => ''),
      location: clients.ip.map(() => 'de'),
    },
  };
}

class Texts {
  readonly texts: string[] = [];

  index(text: string): number {
    const at = this.texts.indexOf(text);
    return at >= 0 ? at : this.texts.push(text) - 1;
  }

  column(): TextColumn {
    return { texts: this.texts, hashes: this.texts.map((text) => hash53(text)) };
  }
}

function emptyColumns(n: number) {
  return {
    linesRead: n,
    comments: 0,
    filtered: 0,
    rows: n,
    time: new Float64Array(n),
    client: new Uint32Array(n),
    host: new Uint16Array(n),
    target: new Uint32Array(n),
    referrer: new Uint32Array(n),
    method: new Uint8Array(n).fill(methods.indexOf('GET')),
    status: new Uint16Array(n),
    bytes: new Float64Array(n).fill(-1),
    responseTime: new Int32Array(n).fill(-1),
    fate: new Uint8Array(n),
    kind: new Uint8Array(n),
    protocol: new Uint8Array(n),
    extra: new Uint32Array(n),
    namedSite: new Uint32Array(n),
    line: new Float64Array(n),
    fingerprint: new BigUint64Array(n),
    failed: 0,
    failures: [],
    failedBy: [],
    zones: [],
    endsInFailure: false,
    bytesRead: 0,
  };
}
