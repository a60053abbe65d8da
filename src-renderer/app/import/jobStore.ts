import type { Job } from '@shared/ipc/contract';
import { create } from 'zustand';

interface JobStore {
  jobs: Job[];
  put: (job: Job) => void;
  dismiss: (id: string) => void;
}

/** Imports that this screen knows of, in the order they began. */
export const useJobStore = create<JobStore>((set) => ({
  jobs: [],
  put: (job) => set(({ jobs }) => ({ jobs: putJob(jobs, job) })),
  dismiss: (id) => set(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) })),
}));

function putJob(jobs: readonly Job[], job: Job): Job[] {
  const isOver = job.state === 'done' || job.state === 'cancelled';
  // An upload ends where its import begins, which is a job of its own.
  if (job.id.startsWith('upload-') && isOver) return jobs.filter((known) => known.id !== job.id);
  return jobs.some((known) => known.id === job.id)
    ? jobs.map((known) => (known.id === job.id ? job : known))
    : [...jobs, job];
}

export function isRunning(job: Job): boolean {
  return job.state === 'queued' || job.state === 'running';
}
