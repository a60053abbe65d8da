import { Affix, Stack } from '@mantine/core';
import type { Job } from '@shared/ipc/contract';
import { JobCard } from './JobCard';
import { isRunning, useJobStore } from './jobStore';

/** Days to archive that take long enough to be told of. */
const LONG_RUN = 60;

function isLong(job: Job): boolean {
  return isRunning(job) && job.bytesTotal >= LONG_RUN;
}

/** Imports under way or just ended, in a corner that one can ignore. */
export function ImportCorner() {
  const jobs = useJobStore((store) => store.jobs)
    .filter((job) => job.kind !== 'archive' || isLong(job))
    .slice(-3);
  if (jobs.length === 0) return null;
  return (
    <Affix position={{ bottom: 20, right: 20 }} zIndex={150}>
      <Stack gap="sm" w="min(380px, calc(100vw - 40px))">
        {jobs.map((job) => (
          <JobCard key={job.id} job={job} />
        ))}
      </Stack>
    </Affix>
  );
}
