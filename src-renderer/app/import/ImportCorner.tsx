import { Affix, Stack } from '@mantine/core';
import { JobCard } from './JobCard';
import { useJobStore } from './jobStore';

/** Imports under way or just ended, in a corner that one can ignore. */
export function ImportCorner() {
  const jobs = useJobStore((store) => store.jobs)
    .filter((job) => job.kind !== 'archive')
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
