import { Code, Text } from '@mantine/core';
import { useAnswer } from '@renderer/report/ApiContext';
import { formatDuration } from '@renderer/ui/formatNumber';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import type { LoggedRequest, LogLine } from './answers';
import { t } from './texts';

/** All that is known of a request, and the line of the log that said it. */
export function RequestFacts({ request }: { request: LoggedRequest }) {
  const facts: [label: string, value: string][] = [
    [t('host'), request.host],
    [t('referrer'), request.referrer],
    [t('userAgent'), request.userAgent],
    [t('user'), request.userId],
    [t('protocol'), request.protocol],
    [t('responseTime'), request.responseTime === null ? '' : formatDuration(request.responseTime)],
    [t('why'), request.reason],
  ];
  return (
    <dl>
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <Fact key={label} label={label} value={toVisibleText(value)} />
        ))}
      <dt>{t('logLine')}</dt>
      <dd>
        <Line idRequest={request.idRequest} />
      </dd>
    </dl>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Line({ idRequest }: { idRequest: string }) {
  const { data, error, isLoading } = useAnswer<LogLine>({ method: 'Live.getLogLine', idRequest });
  if (error) return <Text size="sm">{error.message}</Text>;
  if (isLoading || !data) return <Text size="sm">{t('reading')}</Text>;
  return (
    <>
      {data.file !== null && (
        <Text size="sm" c="dimmed">
          {t('place', { file: toVisibleText(data.file), line: data.line ?? '' })}
        </Text>
      )}
      {data.text === null ? (
        <Text size="sm">{data.message}</Text>
      ) : (
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {toVisibleText(data.text)}
        </Code>
      )}
    </>
  );
}
