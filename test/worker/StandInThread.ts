import type { CallName } from '@shared/ipc/contract';
import { toErrorValue } from '@shared/errors';
import type { EngineThread, FromThread, ThreadSettings, ToThread } from '@main/worker/protocol';

type Answer = (name: CallName, input: unknown) => unknown;

/** Speaks the protocol of a thread without one; `say` and `crash` do what only a thread can. */
export class StandInThread implements EngineThread {
  readonly received: ToThread[] = [];
  private listener: (message: FromThread) => void = () => {};
  private exit: (reason: string) => void = () => {};

  constructor(
    readonly settings: ThreadSettings,
    private readonly answer: Answer,
  ) {
    queueMicrotask(() => this.say({ kind: 'ready' }));
  }

  post(message: ToThread): void {
    this.received.push(message);
    if (message.kind === 'close') queueMicrotask(() => this.exit('closed'));
    if (message.kind === 'archives') message.port.close();
    if (message.kind === 'call') void this.reply(message);
  }

  onMessage(listener: (message: FromThread) => void): void {
    this.listener = listener;
  }

  onExit(listener: (reason: string) => void): void {
    this.exit = listener;
  }

  terminate(): Promise<void> {
    return Promise.resolve();
  }

  say(message: FromThread): void {
    this.listener(message);
  }

  crash(reason: string): void {
    this.exit(reason);
  }

  private async reply({ id, name, input }: Extract<ToThread, { kind: 'call' }>): Promise<void> {
    try {
      const value = await this.answer(name, input);
      this.say(value === 'writes' ? { kind: 'writes', id } : { kind: 'result', id, value });
    } catch (error) {
      this.say({ kind: 'error', id, error: toErrorValue(error) });
    }
  }
}
