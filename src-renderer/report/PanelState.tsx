import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Rings } from '../ui/Rings';
import { t } from '../ui/t';
import type { ApiAnswer } from './ApiContext';

interface Props {
  answer: Pick<ApiAnswer<unknown>, 'error' | 'isLoading' | 'retry'>;
  isEmpty?: boolean;
  emptyText?: string;
  /** Height of what is coming, so that nothing jumps. */
  height?: number;
  children: ReactNode;
}

/** The one place that decides between loading, failed, empty and there. */
export function PanelState({ answer, isEmpty = false, emptyText, height = 220, children }: Props) {
  if (answer.error) {
    return (
      <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t('panel.failed')}>
        <Text size="sm" mb="xs">
          {answer.error.message}
        </Text>
        <Button size="compact-sm" variant="default" onClick={answer.retry}>
          {t('panel.retry')}
        </Button>
      </Alert>
    );
  }
  if (answer.isLoading) {
    return (
      <Stack gap={10} h={height} aria-busy="true" aria-label={t('panel.loading')} role="status">
        {[100, 86, 92, 70, 78].map((width) => (
          <Skeleton key={width} h={18} w={`${width}%`} />
        ))}
      </Stack>
    );
  }
  if (isEmpty) {
    return (
      <Stack align="center" justify="center" gap="xs" py="xl" px="md" mih={Math.min(height, 160)}>
        <Rings size={34} style={{ color: 'var(--heartwood-before)' }} />
        <Text size="sm" c="dimmed" ta="center" maw={440}>
          {emptyText ?? t('empty.report')}
        </Text>
      </Stack>
    );
  }
  return <>{children}</>;
}
