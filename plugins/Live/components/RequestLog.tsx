import { NativeSelect } from '@mantine/core';
import type { ViewProps } from '@renderer/report/views';
import { Panel } from '@renderer/ui/Panel';
import { useState } from 'react';
import { RequestList } from './RequestList';
import { t } from './texts';

/** All request lines of the time and segment on screen. */
export function RequestLog({ selection }: ViewProps) {
  const [order, setOrder] = useState<'desc' | 'asc'>('desc');
  return (
    <Panel title={t('requestLog')} description={t('requestLogDocumentation')} isTitleHidden>
      <NativeSelect
        mb="md"
        w="max-content"
        aria-label={t('order')}
        data={[
          { value: 'desc', label: t('newestFirst') },
          { value: 'asc', label: t('oldestFirst') },
        ]}
        value={order}
        onChange={(event) => setOrder(event.currentTarget.value === 'asc' ? 'asc' : 'desc')}
      />
      <RequestList selection={selection} order={order} />
    </Panel>
  );
}
