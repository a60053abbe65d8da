import { Collapse, Text, UnstyledButton } from '@mantine/core';
import { lineCounterNames } from '@shared/ipc/importCounters';
import type { PreviewFile } from '@shared/ipc/preview';
import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { formatInteger, formatPercent } from '../../ui/formatNumber';
import { t } from '../../ui/t';
import { toVisibleText } from '../../ui/toVisibleText';
import { FormatError } from './FormatError';
import classes from './Import.module.css';
import { PreviewRows } from './PreviewRows';

interface Props {
  log: PreviewFile;
  /** There is no other: its fields are shown at once. */
  isAlone: boolean;
  /** It lies in an archive. */
  isPart: boolean;
}

/** How a log would be read: its format, how much of it is understood, its first lines field by field. */
export function FilePreview({ log, isAlone, isPart }: Props) {
  const [isOpen, setIsOpen] = useState(isAlone);
  const id = useId();
  const name = isPart && (
    <span className={classes.part}>{toVisibleText(log.path.split(' › ').slice(1).join(' › '))}</span>
  );
  if (log.error)
    return (
      <>
        {name}
        <FormatError error={log.error} />
      </>
    );
  return (
    <div>
      {name}
      <div className={classes.verdict}>
        <span className={classes.format}>{log.format === '' ? t('prepare.isEmpty') : log.format}</span>
        {log.format !== '' && <Understood log={log} />}
        <Text span size="sm" c="dimmed">
          {toHostText(log)}
        </Text>
      </div>
      {log.rows.length > 0 && (
        <>
          <UnstyledButton
            className={classes.toggle}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setIsOpen(!isOpen)}
          >
            <IconChevronRight size={14} data-open={isOpen || undefined} aria-hidden="true" />
            {t('prepare.fields')}
          </UnstyledButton>
          <Collapse expanded={isOpen} id={id}>
            <Fates log={log} />
            <PreviewRows log={log} />
          </Collapse>
        </>
      )}
    </div>
  );
}

/** Of the first lines, those that are understood. */
function Understood({ log: { counters } }: { log: PreviewFile }) {
  const { lines_read: read = 0, comments = 0, failed = 0 } = counters;
  const requests = read - comments;
  const share = requests > 0 ? (requests - failed) / requests : 0;
  const text = t('prepare.understood', {
    share: formatPercent(share, { least: 0, most: 1 }),
    lines: formatInteger(requests),
  });
  return (
    <span className={classes.understood}>
      <span className={classes.meter} aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {text}
    </span>
  );
}

function toHostText({ format, hasHost, hosts }: PreviewFile): string {
  if (format === '') return '';
  if (!hasHost) return t('prepare.noHost');
  return hosts.length > 0 ? t('prepare.hosts', { hosts: toVisibleText(hosts.join(', ')) }) : '';
}

/** What the options make of the first lines. */
function Fates({ log: { counters } }: { log: PreviewFile }) {
  const parts = lineCounterNames
    .filter((name) => (counters[name] ?? 0) > 0)
    .map((name) => `${t(`counter.${name}`)} ${formatInteger(counters[name] ?? 0)}`);
  return (
    <Text size="sm" c="dimmed" mt="xs">
      {t('prepare.fates', { parts: parts.join(' · ') })}
    </Text>
  );
}
