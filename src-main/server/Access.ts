import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Who may talk to the server: requests to its own address (so that no other host name leads here) that bring its
 * token. A browser brings it once in the address, then as a cookie that scripts can't read.
 */
export class Access {
  readonly token = randomBytes(24).toString('base64url');
  private readonly digest = toDigest(this.token);

  constructor(private readonly port: () => number) {}

  /** One cookie a port: browsers share cookies between the ports of a host. */
  get cookieName(): string {
    return `heartwood-${this.port()}`;
  }

  get cookie(): string {
    return `${this.cookieName}=${this.token}; HttpOnly; SameSite=Strict; Path=/`;
  }

  isOwnHost(request: IncomingMessage): boolean {
    return this.ownHosts.includes(request.headers.host ?? '');
  }

  /** The token as text, whoever brought it. Comparing takes the same time whatever it is. */
  isToken(text: string | null | undefined): boolean {
    return text != null && timingSafeEqual(toDigest(text), this.digest);
  }

  /** The token as header: for programs. */
  hasBearer(request: IncomingMessage): boolean {
    return this.isToken(/^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]);
  }

  /** The token as cookie, sent by one of our own pages: another page on this machine must not borrow the cookie. */
  hasCookie(request: IncomingMessage): boolean {
    return this.isOwnPage(request) && this.isToken(readCookie(request, this.cookieName));
  }

  private isOwnPage({ headers }: IncomingMessage): boolean {
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
    return headers.origin === undefined || this.ownHosts.some((host) => headers.origin === `http://${host}`);
  }

  private get ownHosts(): string[] {
    return [`127.0.0.1:${this.port()}`, `localhost:${this.port()}`];
  }
}

function readCookie(request: IncomingMessage, name: string): string | undefined {
  const cookies = (request.headers.cookie ?? '').split(/;\s*/);
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
}

function toDigest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
