import type { ClientFact } from '@shared/plugin/facts';
import { isBot, standardBotRules } from './classify/BotRules';
import { downloadExtensions, staticExtensions, staticFiles } from './fileTypes';
import type { ImportOptions } from './ImportOptions';
import { matchesWildcard } from './matchesWildcard';
import { fates } from './ParsedBatch';

/** What is known of a target, judged once per distinct one. */
export const targetFlags = { download: 1, static: 2, otherDownload: 4, pathLeftOut: 8, hostLeftOut: 16 } as const;
/** What is known of a host. */
export const hostFlags = { otherHostname: 1, leftOut: 2 } as const;
/** What is known of a user agent. */
export const agentFlags = { bot: 1 } as const;

/**
 * Says what becomes of a line. Targets, hosts and user agents are judged apart, once per distinct one; `fateOf` puts
 * the judgements in order.
 */
export class LineFilter {
  private readonly downloads: ReadonlySet<string>;
  private readonly otherDownloads: ReadonlySet<string>;
  private readonly statics = new Set(staticExtensions);
  private readonly staticFiles = new Set(staticFiles);
  private readonly agentParts: readonly string[];
  private readonly earliest: number;
  private readonly latest: number;
  private readonly keepsErrors: boolean;
  private readonly keepsRedirects: boolean;

  constructor(
    private readonly options: ImportOptions,
    private readonly botRules = standardBotRules,
  ) {
    const chosen = options.downloadExtensions ?? downloadExtensions;
    this.downloads = new Set([...chosen, ...options.addDownloadExtensions].map((name) => name.toLowerCase()));
    this.otherDownloads = new Set(downloadExtensions.filter((name) => !this.downloads.has(name)));
    this.agentParts = options.useragentExclude.map((part) => part.toLowerCase());
    this.earliest = options.excludeOlderThan ?? -Infinity;
    this.latest = options.excludeNewerThan ?? Infinity;
    // a tracker may be busy, or answer with a redirect: the page was seen all the same
    this.keepsErrors = options.enableHttpErrors || options.replayTracking;
    this.keepsRedirects = options.enableHttpRedirects || options.replayTracking;
  }

  /** The flags of a target as it is stored. */
  judgeTarget(target: string): number {
    const path = target.split(this.options.queryStringDelimiter || '?', 1)[0]!;
    const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
    let flags = 0;
    if (this.downloads.has(extension)) flags |= targetFlags.download;
    if (this.otherDownloads.has(extension)) flags |= targetFlags.otherDownload;
    if (this.statics.has(extension) || this.staticFiles.has(path.slice(path.lastIndexOf('/') + 1))) {
      flags |= this.options.enableStatic ? targetFlags.download : targetFlags.static;
    }
    if (this.isPathLeftOut(path)) flags |= targetFlags.pathLeftOut;
    if (this.isHostLeftOut(toAbsoluteHost(target))) flags |= targetFlags.hostLeftOut;
    return flags;
  }

  /** The flags of a host, '' where the line names none. */
  judgeHost(host: string): number {
    const { hostname } = this.options;
    let flags = 0;
    const isNamed = host === '' || hostname.length === 0 || hostname.some((pattern) => matchesWildcard(host, pattern));
    if (!isNamed) flags |= hostFlags.otherHostname;
    if (this.isHostLeftOut(host)) flags |= hostFlags.leftOut;
    return flags;
  }

  /** The flags of a user agent that was classified. */
  judgeAgent(userAgent: string, fact: ClientFact): number {
    if (this.options.enableBots || userAgent === '') return 0;
    const lower = this.agentParts.length > 0 ? userAgent.toLowerCase() : '';
    const isLeftOut = isBot(userAgent, fact, this.botRules) || this.agentParts.some((part) => lower.includes(part));
    return isLeftOut ? agentFlags.bot : 0;
  }

  /** The first check that a line fails, in the importer's order. */
  fateOf(target: number, host: number, agent: number, answer: { status: number; time: number }): number {
    if ((target & targetFlags.otherDownload) !== 0 || (host & hostFlags.otherHostname) !== 0) return fates.filtered;
    const status = answer.status;
    if (status >= 400 && status < 600 && !this.keepsErrors) return fates.errors;
    if (status >= 300 && status < 400 && status !== 304 && !this.keepsRedirects) return fates.redirects;
    if ((target & targetFlags.pathLeftOut) !== 0) return fates.filtered;
    if ((target & targetFlags.static) !== 0) return fates.static;
    if ((agent & agentFlags.bot) !== 0) return fates.bots;
    return this.isLeftOut(target, host, answer.time) ? fates.filtered : fates.imported;
  }

  /** Whether the user's filters want no trace of the line, whatever else is to be said of it. */
  isLeftOut(target: number, host: number, time: number): boolean {
    const unwanted = targetFlags.otherDownload | targetFlags.pathLeftOut | targetFlags.hostLeftOut;
    return (target & unwanted) !== 0 || host !== 0 || time < this.earliest || time > this.latest;
  }

  private isPathLeftOut(path: string): boolean {
    const { excludePath, includePath } = this.options;
    if (excludePath.some((pattern) => matchesWildcard(path, pattern))) return true;
    return includePath.length > 0 && !includePath.some((pattern) => matchesWildcard(path, pattern));
  }

  /** An unknown host is never left out here: the line's other source of a host decides. */
  private isHostLeftOut(host: string): boolean {
    const { excludeHost, includeHost } = this.options;
    if (host === '') return false;
    return excludeHost.includes(host) || (includeHost.length > 0 && !includeHost.includes(host));
  }
}

/** The host of a target that is a whole URL, as a proxy logs it; '' for a path. */
function toAbsoluteHost(target: string): string {
  return target.startsWith('/') ? '' : (/^https?:\/\/([\w.-]+)/i.exec(target)?.[1]?.toLowerCase() ?? '');
}
