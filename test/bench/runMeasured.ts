import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measured {
  seconds: number;
  /** Over all its threads: what a busy machine doesn't change. null where the system has no /proc. */
  cpuSeconds: number | null;
  /** The most memory that the process held at once; null where the system has no /proc. */
  peakMegabytes: number | null;
  output: string;
}

/** Runs a program to its end. Throws when it fails. */
export function runMeasured(program: string, args: readonly string[]): Promise<Measured> {
  const start = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  let peakMegabytes: number | null = null;
  let cpuSeconds: number | null = null;
  child.stdout.on('data', (part: Buffer) => (output += part.toString()));
  child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
  const watch = setInterval(() => {
    peakMegabytes = readPeak(child.pid) ?? peakMegabytes;
    cpuSeconds = readCpu(child.pid) ?? cpuSeconds;
  }, 20);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code !== 0) reject(new Error(`${program} ${args.join(' ')} ended with ${code}: ${errors}`));
      else resolve({ seconds: (performance.now() - start) / 1000, cpuSeconds, peakMegabytes, output });
    });
  });
}

/** VmHWM: the kernel's own record of a process's highest memory. */
function readPeak(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}

/** User and system time, in the kernel's ticks of 10 ms. */
function readCpu(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}
