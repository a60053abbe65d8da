import type { ByteSource } from '../ByteSource';

/** A file of which only is known why it can't be read. */
export class FailedSource implements ByteSource {
  readonly position = 0;

  constructor(private readonly error: unknown) {}

  read(): Promise<number> {
    return Promise.reject(this.error);
  }
}
