import type { Bridge, CallName, EventName, EventValue } from '@shared/ipc/contract';
import type { Preview } from '@shared/ipc/preview';
import { answer } from './fakeReports';

type AnyListener = (value: unknown) => void;

/** A bridge without an engine: answers the Reporting API with invented numbers and remembers what it was asked. */
export class FakeHost implements Bridge {
  readonly asked: { name: CallName; input: unknown }[] = [];
  /** Takes precedence over the invented numbers. */
  answers: (parameters: Readonly<Record<string, string>>) => unknown = answer;
  /** Answers of other calls. */
  callAnswers: Partial<Record<CallName, unknown>> = {};
  private readonly listeners = new Map<EventName, Set<AnyListener>>();

  call: Bridge['call'] = async (name, input) => {
    this.asked.push({ name, input });
    return (await this.answerCall(name, input)) as never;
  };

  on: Bridge['on'] = (name, listener) => {
    const known = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, known.add(listener as AnyListener));
    return () => known.delete(listener as AnyListener);
  };

  pickFiles = null;

  preview: Preview = { files: [], count: 0, formats: [], bytes: 0 };

  async previewFiles(files: readonly { name: string }[], options: Record<string, unknown> = {}): Promise<Preview> {
    this.asked.push({ name: 'import.preview', input: { paths: files.map((file) => file.name), options } });
    return this.preview;
  }

  async importFiles(files: readonly { name: string }[]): Promise<{ job: string }> {
    this.asked.push({ name: 'import.start', input: { paths: files.map((file) => file.name) } });
    return { job: 'job-1' };
  }

  emit<Name extends EventName>(name: Name, value: EventValue<Name>): void {
    for (const listener of this.listeners.get(name) ?? []) listener(value);
  }

  /** The parameters of all Reporting API calls of a method. */
  requests(method: string): Readonly<Record<string, string>>[] {
    return this.asked
      .filter(({ name }) => name === 'api.call' || name === 'api.text')
      .map(({ input }) => (input as { parameters: Readonly<Record<string, string>> }).parameters)
      .filter((parameters) => parameters.method === method);
  }

  private answerCall(name: CallName, input: unknown): unknown {
    if (name in this.callAnswers) return this.callAnswers[name];
    if (name === 'job.list' || name === 'import.list') return [];
    if (name === 'import.sample') return { job: 'job-1' };
    if (name === 'api.call')
      return this.answers((input as { parameters: Readonly<Record<string, string>> }).parameters);
    if (name === 'api.text')
      return { body: 'label,nb_visits\nsite0.example,1200', contentType: 'text/csv', isError: false, status: 200 };
    return {};
  }
}
