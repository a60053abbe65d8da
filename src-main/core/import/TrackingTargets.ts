import { decodeText } from '@shared/referrers/decodeText';
import { parseTrackingRequest, type TrackingRequest } from '../tracker/tracking/parseTrackingRequest';
import type { ImportOptions } from './ImportOptions';
import { maskIp } from './maskIp';
import type { Stripper } from './stripParameters';

/** What a tracking request says of the line that carries it. */
export interface TrackingTarget {
  idSite: number;
  /** The page asks to be counted though a bot may be reading it. */
  takesBots: boolean;
  /** What a server that tracks for its visitors says instead of the line; '' and null where it does not. */
  ip: string;
  userAgent: string;
  time: number | null;
}

const trackerFiles = ['matomo.php', 'piwik.php'];
/** Times that older trackers remember of the visitor: they move with --add-to-date. */
const shiftedArgs = /([?&](?:_idts|_viewts|_refts|_ects)=)(\d{1,15})(?=&|$)/g;

/**
 * The tracking requests among the targets of a log, judged once per distinct one by the number that the thread's table
 * of targets gives it.
 */
export class TrackingTargets {
  private readonly files: readonly string[];
  private readonly judged: (TrackingTarget | string)[] = [];

  constructor(options: Pick<ImportOptions, 'replayTrackingExpectedTrackerFile'>) {
    const file = options.replayTrackingExpectedTrackerFile;
    this.files = file ? [file.toLowerCase()] : trackerFiles;
  }

  /** Call once for every new target. */
  judge(target: string, entry: number): void {
    this.judged[entry] = this.parse(target);
  }

  /** The request of a target, or why it is none. */
  of(entry: number): TrackingTarget | string {
    return this.judged[entry]!;
  }

  /** Whether the path is a tracker's, so that the target is kept as it is but for the token that opens the tracker. */
  isTracker(target: string): boolean {
    const path = target.split('?', 1)[0]!.toLowerCase();
    return this.files.some((file) => path.endsWith(file));
  }

  private parse(target: string): TrackingTarget | string {
    if (!this.isTracker(target)) return `not a tracking request: its path does not end in ${this.files.join(' or ')}`;
    const request = parseTrackingRequest(target);
    if (request.isEmpty) return 'a tracking request without parameters: they were sent in its body, which no log keeps';
    if (!/^[1-9]\d{0,8}$/.test(request.text('idsite')))
      return 'a tracking request without the number of a site (idsite)';
    if (!request.isOn('rec')) return 'a tracking request that is not to be recorded (rec is not 1)';
    return toTrackingTarget(request);
  }
}

/** Address and time are only taken from whoever shows a token, as by Matomo; logs need not hold the token itself. */
function toTrackingTarget(request: TrackingRequest): TrackingTarget {
  const hasToken = request.text('token_auth') !== '';
  return {
    idSite: Number(request.text('idsite')),
    takesBots: request.isOn('bots'),
    ip: hasToken ? request.text('cip') : '',
    userAgent: request.text('ua'),
    time: hasToken ? parseTime(request.text('cdt')) : null,
  };
}

/** `cdt`: unix seconds, or `YYYY-MM-DD hh:mm:ss` in UTC. */
function parseTime(text: string): number | null {
  if (/^\d{9,10}$/.test(text)) return Number(text);
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)$/.exec(text);
  const time = match ? Date.parse(`${match[1]}T${match[2]}Z`) : NaN;
  return Number.isNaN(time) ? null : time / 1000;
}

/**
 * The target as it is stored: whole, but for the token, which lets its bearer write into the tracker, for what the
 * addresses in it hold that is to be stripped from addresses, and for the bytes of the client's address that are to go.
 */
export function cleanTracking(target: string, strip: Stripper, maskedBytes: number): string {
  return target.replace(
    /([?&])(token_auth|cip|url|urlref|link|download|_ref)=([^&]+)/g,
    (whole: string, sign: string, name: string, value: string) => {
      if (name === 'token_auth') return `${sign}${name}=removed`;
      if (name === 'cip') return maskedBytes === 0 ? whole : `${sign}cip=${maskIp(decodeText(value), maskedBytes)}`;
      const address = decodeText(value);
      const stripped = strip(address);
      return stripped === address ? whole : `${sign}${name}=${encodeURIComponent(stripped)}`;
    },
  );
}

/** The target with the visitor's times moved. */
export function shiftTimes(target: string, seconds: number): string {
  return target.replace(shiftedArgs, (_whole, name: string, time: string) => `${name}${Number(time) + seconds}`);
}
