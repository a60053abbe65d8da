/** Packed bytes that can't be what they claim to be. All that could be read before them has been handed out. */
export class DamageError extends Error {
  constructor(reason = 'it ends too early') {
    super(reason);
    this.name = 'DamageError';
  }
}
