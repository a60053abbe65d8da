import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What a combined line says. */
interface Request {
  ip: string;
  /** `10/Feb/2026:16:42:07 +0000` */
  clock: string;
  /** `2026-02-10T16:42:07Z` */
  iso: string;
  request: string;
  method: string;
  target: string;
  path: string;
  query: string;
  status: string;
  bytes: string;
  referrer: string;
  agent: string;
}

interface Rewriting {
  header?: string;
  /** Options that the import needs: a format that has to be named. */
  args?: readonly string[];
  toLine: (request: Request) => string;
}

const host = 'www.example.com';
const plus = (text: string) => text.replaceAll(' ', '+') || '-';
const percent = (text: string) => encodeURIComponent(text) || '-';
const usual = ({ request, status, bytes }: Request) => `"${request}" ${status} ${bytes}`;
const agents = ({ referrer, agent }: Request) => `"${referrer}" "${agent}"`;
const day = ({ iso }: Request) => `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
const seconds = ({ iso }: Request) => Date.parse(iso) / 1000;

/** Every format that is read, with how it would have written a request. */
export const rewritings: Readonly<Record<string, Rewriting>> = {
  common: { toLine: (r) => `${r.ip} - - [${r.clock}] ${usual(r)}` },
  common_vhost: { toLine: (r) => `${host} ${r.ip} - - [${r.clock}] ${usual(r)}` },
  ncsa_extended: { toLine: (r) => `${r.ip} - - [${r.clock}] ${usual(r)} ${agents(r)}` },
  common_complete: { toLine: (r) => `${host} ${r.ip} - - [${r.clock}] ${usual(r)} ${agents(r)}` },
  w3c_extended: {
    header: '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-bytes cs(User-Agent) cs(Referer)',
    toLine: (r) =>
      `${day(r)} ${r.ip} ${r.method} ${r.path} ${r.query} ${r.status} ${r.bytes} ${plus(r.agent)} ${plus(r.referrer)}`,
  },
  amazon_cloudfront: {
    header:
      '#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query x-host-header time-taken',
    toLine: (r) =>
      `${day(r)} FRA2 ${r.bytes} ${r.ip} ${r.method} d1.cloudfront.net ${r.path} ${r.status} ${plus(r.referrer)} ${percent(percent(r.agent))} ${r.query} ${host} 0.001`,
  },
  incapsula_w3c: {
    header: '#Fields: date time c-ip cs(User-Agent) cs-uri cs-method cs-uri-query sc-status cs-bytes',
    toLine: (r) =>
      `"${r.iso.slice(0, 10)}" "${r.iso.slice(11, 19)}" "${r.ip}" "${r.agent}" "${host}${r.path}" "${r.method}" "${r.query}" "${r.status}" "${r.bytes}"`,
  },
  iis: {
    header:
      '#Software: Microsoft Internet Information Services 10.0\n#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken',
    toLine: (r) =>
      `${day(r)} 10.0.0.1 ${r.method} ${r.path} ${r.query} 80 - ${r.ip} ${plus(r.agent)} ${plus(r.referrer)} ${r.status} 0 0 15`,
  },
  shoutcast: {
    header: '#Fields: c-ip c-dns date time cs-uri-stem c-status cs(User-Agent) sc-bytes x-duration avgbandwidth',
    toLine: (r) => `${r.ip} ${r.ip} ${day(r)} ${r.path} ${r.status} ${percent(r.agent)} ${r.bytes} 1 524640`,
  },
  s3: {
    toLine: (r) =>
      `79a59df900b949e5 ${host} [${r.clock}] ${r.ip} - 3E57427F3EXAMPLE WEBSITE.GET.OBJECT index "${r.request}" ${r.status} - ${r.bytes} 368 10 9 ${agents(r)}`,
  },
  icecast2: { toLine: (r) => `${r.ip} - - [${r.clock}] ${usual(r)} ${agents(r)} 1807` },
  elb: {
    toLine: (r) =>
      `https ${r.iso} app/my-alb/abcdef ${r.ip}:2817 10.0.0.1:80 0.001 0.102 0.000 ${r.status} ${r.status} 225 ${r.bytes} "${r.method} https://${host}:443${r.target} HTTP/1.1" "${r.agent}" - -`,
  },
  traefik_json: {
    toLine: (r) =>
      toJson({
        ClientHost: r.ip,
        DownstreamContentSize: Number(r.bytes) || 0,
        DownstreamStatus: Number(r.status),
        Duration: 1_242_528,
        RequestHost: host,
        RequestMethod: r.method,
        RequestPath: r.target,
        level: 'info',
        msg: '',
        'request_User-Agent': r.agent,
        request_Referer: r.referrer,
        time: r.iso,
      }),
  },
  nginx_json: {
    toLine: (r) =>
      toJson({
        ip: r.ip,
        host,
        path: r.target,
        status: r.status,
        referrer: r.referrer,
        user_agent: r.agent,
        length: Number(r.bytes) || 0,
        generation_time_milli: 0.008,
        date: r.iso.replace('Z', '+00:00'),
      }),
  },
  caddy_json: {
    toLine: (r) =>
      toJson({
        ts: seconds(r),
        request: {
          client_ip: r.ip,
          method: r.method,
          host,
          uri: r.target,
          headers: { 'User-Agent': [r.agent], Referer: [r.referrer] },
        },
        user_id: '',
        duration: 0.0013,
        size: Number(r.bytes) || 0,
        status: Number(r.status),
        resp_headers: {},
      }),
  },
  ovh: {
    args: ['--log-format-name', 'ovh'],
    toLine: (r) => `${r.ip} ${host} - [${r.clock}] ${usual(r)} ${agents(r)}`,
  },
  haproxy: {
    toLine: (r) =>
      `lb haproxy[6801]: ${r.ip}:55008 [${r.clock.slice(0, 20)}.584] web~ app/s1 0/0/0/72/72 ${r.status} ${r.bytes} - - ---- 5/4/0/1/0 0/0 "${r.request}"`,
  },
  gandi: { toLine: (r) => `${host} ${r.ip} - - [${r.clock}] (0 s) ${usual(r)} ${agents(r)}` },
  lighttpd: { toLine: (r) => `${r.ip} ${host} - [${r.clock}] ${usual(r)} ${agents(r)}` },
  traefik_clf: {
    toLine: (r) => `${r.ip} - - [${r.clock}] ${usual(r)} ${agents(r)} 12 "web@docker" "http://10.0.0.5:80" 3ms`,
  },
  squid: {
    toLine: (r) =>
      `${seconds(r)}.586 921 ${r.ip} TCP_MISS/${r.status} ${r.bytes} ${r.method} http://${host}${r.target} - DIRECT/203.0.113.4 text/html`,
  },
  google_storage: {
    header:
      '"time_micros","c_ip","c_ip_type","c_ip_region","cs_method","cs_uri","sc_status","cs_bytes","sc_bytes","time_taken_micros","cs_host","cs_referer","cs_user_agent","s_request_id","cs_operation","cs_bucket","cs_object"',
    toLine: (r) =>
      `"${seconds(r)}000000","${r.ip}","1","","${r.method}","/bucket${r.target}","${r.status}","0","${r.bytes}","921000","storage.googleapis.com","${r.referrer}","${r.agent}","AEnB2U","GET_Object","bucket","a"`,
  },
  google_load_balancer: {
    toLine: (r) =>
      toJson({
        httpRequest: {
          requestMethod: r.method,
          requestUrl: `https://${host}${r.target}`,
          status: Number(r.status),
          responseSize: r.bytes,
          userAgent: r.agent,
          remoteIp: r.ip,
          referer: r.referrer,
          latency: '0.012s',
        },
        timestamp: r.iso,
      }),
  },
  cloudflare_json: {
    toLine: (r) =>
      toJson({
        ClientIP: r.ip,
        ClientRequestHost: host,
        ClientRequestMethod: r.method,
        ClientRequestURI: r.target,
        ClientRequestUserAgent: r.agent,
        ClientRequestReferer: r.referrer,
        EdgeResponseBytes: Number(r.bytes) || 0,
        EdgeResponseStatus: Number(r.status),
        EdgeStartTimestamp: r.iso,
      }),
  },
  azure_front_door: {
    toLine: (r) =>
      toJson({
        time: r.iso,
        category: 'FrontDoorAccessLog',
        properties: {
          httpMethod: r.method,
          requestUri: `https://${host}:443${r.target}`,
          responseBytes: r.bytes,
          userAgent: r.agent,
          clientIp: r.ip,
          timeTaken: '0.158',
          httpStatusCode: r.status,
          referer: r.referrer,
        },
      }),
  },
  azure_app_service: {
    toLine: (r) =>
      toJson({
        time: r.iso,
        category: 'AppServiceHTTPLogs',
        properties: {
          CsMethod: r.method,
          CsUriStem: r.path,
          CsUriQuery: r.query,
          CIp: r.ip,
          CsHost: host,
          ScStatus: Number(r.status),
          ScBytes: Number(r.bytes) || 0,
          TimeTaken: 16,
          UserAgent: r.agent,
          Referer: r.referrer,
        },
      }),
  },
};

/** Writes the lines of a combined log in another format; those that are no requests are left out. Returns how many. */
export async function rewriteLog(from: string, to: string, { header, toLine }: Rewriting): Promise<number> {
  let lines = 0;
  async function* rewrite() {
    if (header !== undefined) yield `${header}\n`;
    for await (const line of createInterface({ input: createReadStream(from) })) {
      const request = parseCombined(line);
      if (request === null) continue;
      lines += 1;
      yield `${toLine(request)}\n`;
    }
  }
  await pipeline(Readable.from(rewrite()), createWriteStream(to));
  return lines;
}

const combined =
  /^(\S+) \S+ \S+ \[([^\]]+)\] "((\S+) ((\/[^\s?]*)(?:\?(\S*))?) [^"\s]+)" (\d+) (\d+|-) "([^"]*)" "([^"]*)"$/;

function parseCombined(line: string): Request | null {
  const found = combined.exec(line);
  if (found === null) return null;
  const [, ip = '', clock = '', request = '', method = '', target = '', path = '', query, status = ''] = found;
  const [bytes = '', referrer = '', agent = ''] = found.slice(9);
  const [d, m, y, ...time] = clock.slice(0, 20).split(/[/:]/);
  const month = String(months.indexOf(m ?? '') + 1).padStart(2, '0');
  const iso = `${y}-${month}-${d}T${time.join(':')}Z`;
  return { ip, clock, iso, request, method, target, path, query: query || '-', status, bytes, referrer, agent };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function toJson(value: unknown): string {
  return JSON.stringify(value);
}
