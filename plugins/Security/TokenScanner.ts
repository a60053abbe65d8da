const LETTERS = 128;

/**
 * Finds which of many words a text holds, in one pass however many there are (Aho and Corasick: Efficient String Matching, 1975).
 * Each word stands for a bit; small and capital letters are the same.
 */
export class TokenScanner {
  /** The next state by state and letter. */
  private next = new Int32Array(LETTERS).fill(-1);
  /** Bits of the words that end in a state. */
  private bits: number[] = [0];

  /** Words of ASCII letters. */
  constructor(words: readonly (readonly [word: string, bit: number])[]) {
    for (const [word, bit] of words) this.add(word.toLowerCase(), bit);
    this.linkFailures();
  }

  /** The bits of all words that the text holds. */
  scan(text: string): number {
    const { next, bits } = this;
    let state = 0;
    let found = 0;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code >= LETTERS) {
        state = 0;
        continue;
      }
      state = next[state * LETTERS + (code >= 65 && code <= 90 ? code + 32 : code)] as number;
      found |= bits[state] as number;
    }
    return found;
  }

  private add(word: string, bit: number): void {
    let state = 0;
    for (const letter of word) {
      const place = state * LETTERS + letter.charCodeAt(0);
      const known = this.next[place] as number;
      state = known < 0 ? this.addState() : known;
      this.next[place] = state;
    }
    this.bits[state] = (this.bits[state] as number) | bit;
  }

  private addState(): number {
    const state = this.bits.push(0) - 1;
    const grown = new Int32Array(this.bits.length * LETTERS).fill(-1);
    grown.set(this.next);
    this.next = grown;
    return state;
  }

  /** Breadth first: where a word does not go on, the longest end of what was read that begins another goes on. */
  private linkFailures(): void {
    const { next, bits } = this;
    const failures = new Int32Array(bits.length);
    const queue: number[] = [0];
    for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
      const failure = failures[state] as number;
      bits[state] = (bits[state] as number) | (bits[failure] as number);
      for (let letter = 0; letter < LETTERS; letter += 1) {
        const place = state * LETTERS + letter;
        const below = next[place] as number;
        const elsewhere = state === 0 ? 0 : (next[failure * LETTERS + letter] as number);
        if (below < 0) next[place] = elsewhere;
        else {
          failures[below] = elsewhere;
          queue.push(below);
        }
      }
    }
  }
}
