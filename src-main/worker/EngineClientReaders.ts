import type { CallInput, CallName } from '@shared/ipc/contract';
import type { CallAnswer, EngineClientThread } from './EngineClientThread';

const scopesRemembered = 100;

/**
 * The reading threads. What is asked about one site, period and segment goes where it was asked before, while that reader
 * works on it or is free: an archive is made once for all who ask, and its tables stay decoded. All else goes to the
 * least busy one.
 */
export class EngineClientReaders {
  readonly all: EngineClientThread[] = [];
  private readonly lastOf = new Map<string, EngineClientThread>();

  /** null when there is no reader. */
  async call(name: CallName, input: unknown): Promise<CallAnswer | null> {
    const scope = toScope(name, input);
    const reader = this.choose(scope);
    if (!reader) return null;
    this.remember(scope, reader);
    return reader.call(name, input, scope);
  }

  private choose(scope: string): EngineClientThread | undefined {
    const last = this.lastOf.get(scope);
    if (last && this.all.includes(last) && (last.load === 0 || last.isAsked(scope))) return last;
    return this.all.reduce<EngineClientThread | undefined>(
      (least, reader) => (least && least.load <= reader.load ? least : reader),
      undefined,
    );
  }

  private remember(scope: string, reader: EngineClientThread): void {
    if (scope === '') return;
    this.lastOf.delete(scope);
    this.lastOf.set(scope, reader);
    const [oldest = ''] = this.lastOf.keys();
    if (this.lastOf.size > scopesRemembered) this.lastOf.delete(oldest);
  }
}

/** Whose archives a call asks for; empty where it names no period. */
function toScope(name: CallName, input: unknown): string {
  if (name !== 'api.call' && name !== 'api.text') return '';
  const { idSite, period, date, segment } = (input as CallInput<'api.call'>).parameters;
  return period === undefined ? '' : JSON.stringify([idSite, period, date, segment]);
}
