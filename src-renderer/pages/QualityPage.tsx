import { Stack, Text, Title } from '@mantine/core';
import type { QualityReport } from '@shared/quality/QualityReport';
import { useCall } from '../app/useCall';
import { PanelState } from '../report/PanelState';
import type { Selection } from '../report/ReportMetadata';
import { formatInteger } from '../ui/formatNumber';
import { formatDays } from '../ui/formatTime';
import { Panel } from '../ui/Panel';
import { t } from '../ui/t';
import { toVisibleText } from '../ui/toVisibleText';
import { Findings } from './quality/Findings';
import { GapCalendar } from './quality/GapCalendar';
import { GapList } from './quality/GapList';
import { QualityFacts } from './quality/QualityFacts';

/** How far a site's lines can be trusted: what was found in them, when there were none, what became of them. */
export function QualityPage({ selection }: { selection: Selection }) {
  const answer = useCall('quality.read', { idSite: selection.idSite });
  const report = answer.data?.idSite === selection.idSite ? answer.data : undefined;
  return (
    <Stack gap="lg">
      <div>
        <Text size="sm" c="dimmed" mb={2}>
          {report ? toVisibleText(report.site) : '\u00a0'}
        </Text>
        <Title order={1}>{t('quality.title')}</Title>
        <Text size="sm" c="dimmed" mt={4}>
          {report ? toSpanText(report) : '\u00a0'}
        </Text>
      </div>
      {report && report.first !== null ? (
        <Report report={report} />
      ) : (
        <Panel title={t('quality.title')} isTitleHidden>
          <PanelState answer={answer} isEmpty={report !== undefined} emptyText={t('quality.empty')}>
            {null}
          </PanelState>
        </Panel>
      )}
    </Stack>
  );
}

function Report({ report }: { report: QualityReport }) {
  return (
    <>
      <Panel title={t('quality.findings')}>
        <Findings findings={report.findings} />
      </Panel>
      <Panel title={t('quality.calendar')} description={t('quality.calendarLead', { timezone: report.timezone })}>
        <GapCalendar days={report.days} />
        <GapList gaps={report.gaps} />
      </Panel>
      <QualityFacts report={report} />
    </>
  );
}

function toSpanText({ first, last, lines, files }: QualityReport): string {
  if (first === null || last === null) return '';
  const days = formatDays(first.slice(0, 10), last.slice(0, 10));
  const counts = { days, lines: formatInteger(lines), files: formatInteger(files) };
  return t(files === 1 ? 'quality.spanOfOne' : 'quality.span', counts);
}
