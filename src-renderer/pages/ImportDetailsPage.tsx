import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ImportDetails } from '@shared/ipc/ledger';
import { IconAlertTriangle, IconArrowBackUp, IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { toMissingText } from '../app/import/missingText';
import { toPath } from '../app/route';
import { useCall } from '../app/useCall';
import { PanelState } from '../report/PanelState';
import { formatDays, formatMoment } from '../ui/formatTime';
import { Panel } from '../ui/Panel';
import { t } from '../ui/t';
import { toVisibleText } from '../ui/toVisibleText';
import { CounterBar } from './imports/CounterBar';
import { DuplicatesPanel } from './imports/DuplicatesPanel';
import { FailuresPanel } from './imports/FailuresPanel';
import { FilesPanel } from './imports/FilesPanel';
import { GivenOptions } from './imports/GivenOptions';
import { ImportStateBadge } from './imports/ImportStateBadge';
import { UndoDialog } from './imports/UndoDialog';

/** One import: what it read, what became of each line, and its undo. */
export function ImportDetailsPage({ idImport }: { idImport: number }) {
  const answer = useCall('import.details', { idImport });
  const details = answer.data?.idImport === idImport ? answer.data : undefined;
  return (
    <Stack gap="lg">
      <Anchor component={Link} href={toPath({ page: 'imports', idImport: null })} size="sm">
        <Group gap={4} component="span" wrap="nowrap">
          <IconArrowLeft size={15} aria-hidden="true" />
          {t('imports.all')}
        </Group>
      </Anchor>
      {details ? (
        <Details details={details} />
      ) : (
        <Panel title={t('imports.title')} isTitleHidden>
          <PanelState answer={answer}>{null}</PanelState>
        </Panel>
      )}
    </Stack>
  );
}

function Details({ details }: { details: ImportDetails }) {
  return (
    <>
      <Head details={details} />
      <Troubles details={details} />
      {hasLines(details) && (
        <Panel title={t('imports.counters')}>
          <CounterBar counters={details.counters} />
        </Panel>
      )}
      <FilesPanel details={details} />
      <FailuresPanel details={details} />
      <DuplicatesPanel details={details} />
      <GivenOptions options={details.options} />
    </>
  );
}

function Head({ details }: { details: ImportDetails }) {
  const [isAsking, setIsAsking] = useState(false);
  const { state, started, undone, firstDay, lastDay } = details;
  const mayUndo = state !== 'undone' && state !== 'running' && hasLines(details);
  const facts = [t('imports.startedAt', { time: formatMoment(started) })];
  if (firstDay && lastDay) facts.push(t('imports.holds', { days: formatDays(firstDay, lastDay) }));
  if (undone !== null) facts.push(t('imports.undoneAt', { time: formatMoment(undone) }));
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap">
      <div style={{ minWidth: 0 }}>
        <Title order={1} style={{ overflowWrap: 'anywhere' }}>
          {toVisibleText(details.title) || t('imports.noFile')}
        </Title>
        <Group gap="md" mt={6} c="dimmed" fz="sm">
          <ImportStateBadge state={state} />
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </Group>
      </div>
      {mayUndo && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} />}
          onClick={() => setIsAsking(true)}
          style={{ flex: 'none' }}
        >
          {t(state === 'undoing' ? 'undo.goOn' : 'undo.button')}
        </Button>
      )}
      <UndoDialog details={details} isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </Group>
  );
}

function hasLines({ counters }: ImportDetails): boolean {
  return (counters.lines_read ?? 0) > 0;
}

/** What has to be said before the numbers are looked at. */
function Troubles({ details }: { details: ImportDetails }) {
  const { state } = details;
  const says = state === 'interrupted' || state === 'failed' || state === 'cancelled' || state === 'undoing';
  return (
    <>
      {says && (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t(`imports.state.${state}`)}>
          {t(state === 'failed' && !hasLines(details) ? 'imports.explain.nothing' : `imports.explain.${state}`)}
        </Alert>
      )}
      {details.missing.length > 0 && (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t('missing.title')}>
          {details.missing.map((missing) => (
            <Text key={`${missing.path} ${missing.reason}`} size="sm">
              {toMissingText(missing)}
            </Text>
          ))}
        </Alert>
      )}
    </>
  );
}
