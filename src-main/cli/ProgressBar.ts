import type { Job } from '@shared/ipc/contract';
import type { CommandContext } from './CommandContext';

const width = 24;
const clearLine = '\r\u001b[K';

/** Shows how far a job is: one line on a terminal, drawn again and again; nothing or a line now and then elsewhere. */
export class ProgressBar {
  private isDrawn = false;
  private saidWaitingFor: string | undefined;

  private lastLine = -Infinity;

  constructor(private readonly terminal: Pick<CommandContext, 'err' | 'isTerminal' | 'progressDelay'>) {}

  show(job: Job): void {
    const { err, isTerminal, progressDelay } = this.terminal;
    if (job.waitingFor !== undefined && job.waitingFor !== this.saidWaitingFor) {
      this.saidWaitingFor = job.waitingFor;
      err(`Waiting for another Heartwood (${job.waitingFor}) …\n`);
    }
    if (job.state !== 'running') return;
    if (isTerminal) {
      this.isDrawn = true;
      err(clearLine + toLine(job));
    } else if (progressDelay !== undefined) this.printLine(job, progressDelay);
  }

  private printLine(job: Job, delay: number): void {
    const now = performance.now() / 1000;
    if (now - this.lastLine < delay) return;
    this.lastLine = now;
    this.terminal.err(`${toLine(job)}\n`);
  }

  clear(): void {
    if (this.isDrawn) this.terminal.err(clearLine);
    this.isDrawn = false;
  }
}

const verbs = {
  import: 'Importing',
  archive: 'Archiving',
  undo: 'Undoing',
  vacuum: 'Shrinking',
} as const satisfies Record<Job['kind'], string>;

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
