import type { Job } from '@shared/ipc/contract';

const width = 24;
const clearLine = '\r\u001b[K';

/** One line on a terminal that shows how far a job is. Draws nothing where nobody watches. */
export class ProgressBar {
  private isDrawn = false;
  private saidWaitingFor: string | undefined;

  constructor(private readonly terminal: { err(text: string): void; isTerminal: boolean }) {}

  show(job: Job): void {
    const { err, isTerminal } = this.terminal;
    if (job.waitingFor !== undefined && job.waitingFor !== this.saidWaitingFor) {
      this.saidWaitingFor = job.waitingFor;
      err(`Waiting for another Heartwood (${job.waitingFor}) …\n`);
    }
    if (!isTerminal || job.state !== 'running') return;
    this.isDrawn = true;
    err(clearLine + toLine(job));
  }

  clear(): void {
    if (this.isDrawn) this.terminal.err(clearLine);
    this.isDrawn = false;
  }
}

const verbs = { import: 'Importing', archive: 'Archiving', undo: 'Undoing' } as const satisfies Record<
  Job['kind'],
  string
>;

/** `Importing ██████░░░░  61 %  412,000 lines/s  4 s left` */
export function toLine(job: Job): string {
  const parts: string[] = [verbs[job.kind]];
  if (job.bytesTotal > 0) {
    const share = Math.min(1, job.bytesDone / job.bytesTotal);
    const full = Math.round(share * width);
    parts.push(`${'█'.repeat(full)}${'░'.repeat(width - full)} ${String(Math.floor(share * 100)).padStart(3)} %`);
  } else if (job.counters) {
    parts.push(`${job.counters.lines_read.toLocaleString('en')} lines`);
  }
  if (job.linesPerSecond > 0) parts.push(` ${job.linesPerSecond.toLocaleString('en')} lines/s`);
  if (job.secondsLeft !== null) parts.push(` ${toDuration(job.secondsLeft)} left`);
  return parts.join(' ');
}

function toDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
