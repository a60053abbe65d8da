import { Anchor, Button, CloseButton, Group, Paper, Progress, Text } from '@mantine/core';
import { toSentence } from '@shared/errors';
import type { Job } from '@shared/ipc/contract';
import { Link } from 'wouter';
import { formatBytes, formatDuration, formatInteger, formatPercent } from '../../ui/formatNumber';
import { t } from '../../ui/t';
import { viewOfDays } from '../firstView';
import { toPath } from '../route';
import { useRoute } from '../useRoute';
import { Counters } from './Counters';
import classes from './ImportCorner.module.css';
import { isRunning, useJobStore } from './jobStore';
import { UndoneResult } from './UndoneResult';
import { useImport } from './useImport';

/** One job: how far it is while it runs, and what came of it when it is over. */
export function JobCard({ job }: { job: Job }) {
  const dismiss = useJobStore((store) => store.dismiss);
  const { cancel } = useImport();
  const running = isRunning(job);
  return (
    <Paper component="section" aria-label={job.title || stateText(job)} className={classes.card} shadow="lg">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <div style={{ minWidth: 0 }}>
          <Text size="xs" c="dimmed" role="status">
            {stateText(job)}
          </Text>
          <Text fw={600} size="sm" truncate title={job.title}>
            {job.title}
          </Text>
        </div>
        {running ? (
          <Button variant="default" size="compact-sm" onClick={() => cancel(job.id)}>
            {t('import.cancel')}
          </Button>
        ) : (
          <CloseButton aria-label={t('import.dismiss')} onClick={() => dismiss(job.id)} />
        )}
      </Group>
      {running && <RunningJob job={job} />}
      {job.error && job.state !== 'cancelled' && (
        <Text size="sm" mt="xs" c="var(--mantine-color-error)">
          {toSentence(job.error.code, job.error.params)}
        </Text>
      )}
      {!running && job.kind === 'import' && job.counters && <Counters counters={job.counters} />}
      {job.undone && <UndoneResult undone={job.undone} />}
      {!running && job.idImport !== undefined && <DetailsLink job={job} />}
      {job.kind === 'import' && <ReportsLink job={job} />}
    </Paper>
  );
}

function stateText(job: Job): string {
  if (job.id.startsWith('upload-')) return t('import.uploading');
  if (job.vacuumed && job.state === 'done') {
    const { before, after } = job.vacuumed;
    return t('vacuum.done', { before: formatBytes(before), after: formatBytes(after) });
  }
  return t(`${job.kind}.${job.state}`);
}

function DetailsLink({ job }: { job: Job }) {
  return (
    <Anchor component={Link} size="xs" href={toPath({ page: 'imports', idImport: job.idImport ?? null })}>
      {t('import.details')}
    </Anchor>
  );
}

function progressText({ kind }: Job): string {
  if (kind === 'import' || kind === 'undo') return t(`${kind}.progress`);
  return t(`${kind}.running`);
}

function RunningJob({ job }: { job: Job }) {
  const share = job.bytesTotal > 0 ? Math.min(job.bytesDone / job.bytesTotal, 1) : null;
  const lines = job.counters?.lines_read ?? 0;
  return (
    <>
      <Progress
        value={share === null ? 100 : share * 100}
        animated={share === null}
        size={6}
        mt="sm"
        aria-label={progressText(job)}
      />
      <div className={classes.facts}>
        <span>{toDoneText(job, share)}</span>
        {lines > 0 && <span>{t('import.lines', { lines: formatInteger(lines) })}</span>}
        {job.linesPerSecond > 0 && <span>{t('import.speed', { lines: formatInteger(job.linesPerSecond) })}</span>}
        {job.secondsLeft !== null && <span>{t('import.timeLeft', { time: formatDuration(job.secondsLeft) })}</span>}
      </div>
    </>
  );
}

/** An undo counts lines and bytes together: only its share means something. */
function toDoneText({ kind, bytesDone, bytesTotal }: Job, share: number | null): string {
  if (share === null) return bytesDone > 0 && kind === 'import' ? formatBytes(bytesDone) : '';
  const percent = formatPercent(share, { least: 0, most: 0 });
  if (kind !== 'import') return percent;
  return t('import.bytes', { done: formatBytes(bytesDone), total: formatBytes(bytesTotal), share: percent });
}

function ReportsLink({ job }: { job: Job }) {
  const { go } = useRoute();
  const dismiss = useJobStore((store) => store.dismiss);
  const idSite = job.idSites[0];
  const { firstDay, lastDay } = job;
  if (idSite === undefined || !firstDay || !lastDay) return null;
  const open = () => {
    go({ page: 'dashboard', selection: viewOfDays(idSite, firstDay, lastDay) });
    if (!isRunning(job)) dismiss(job.id);
  };
  return (
    <Button fullWidth mt="md" size="xs" variant={isRunning(job) ? 'default' : 'filled'} onClick={open}>
      {t(isRunning(job) ? 'import.openSoFar' : 'import.open')}
    </Button>
  );
}
