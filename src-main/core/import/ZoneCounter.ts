/** Counts lines by the offset from UTC that they name. Neighbours nearly always name the same. */
export class ZoneCounter {
  private readonly counts = new Map<number, number>();
  private zone = NaN;
  private lines = 0;

  note(zone: number): void {
    if (zone !== this.zone) {
      this.turn();
      this.zone = zone;
    }
    this.lines += 1;
  }

  /** Lines by offset (seconds, or NO_ZONE) since it was last asked. */
  take(): [zone: number, lines: number][] {
    this.turn();
    const counts = [...this.counts];
    this.counts.clear();
    return counts;
  }

  private turn(): void {
    if (this.lines > 0) this.counts.set(this.zone, (this.counts.get(this.zone) ?? 0) + this.lines);
    this.lines = 0;
  }
}
