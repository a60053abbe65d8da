import { Select } from '@mantine/core';
import { useAnswer } from '@renderer/report/ApiContext';
import { PanelState } from '@renderer/report/PanelState';
import { toParameters, type ReportRow } from '@renderer/report/ReportMetadata';
import type { ViewProps } from '@renderer/report/views';
import { Panel } from '@renderer/ui/Panel';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import { toStoredUrl } from '@shared/plugin/actions';
import { useState } from 'react';
import { PageTransitions } from './PageTransitions';
import { t } from './texts';

/** The pages to choose from. */
const MOST_SEEN = 100;

/** The transitions of a page to choose, at first of the one that was seen most. */
export function TransitionsPage({ selection }: ViewProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const answer = useAnswer<ReportRow[]>({
    ...toParameters(selection),
    method: 'Actions.getPageUrls',
    flat: '1',
    filter_limit: String(MOST_SEEN),
    filter_sort_column: 'nb_hits',
    showColumns: 'label,nb_hits',
  });
  const rows = Array.isArray(answer.data) ? answer.data : [];
  const pages = [...new Set(rows.flatMap(({ url }) => (url ? [toStoredUrl(url)] : [])))];
  const name = chosen ?? pages[0];
  const offered = name === undefined || pages.includes(name) ? pages : [name, ...pages];
  return (
    <Panel title={t('show')} description={t('documentation')} isTitleHidden>
      <PanelState answer={answer} isEmpty={name === undefined} emptyText={t('noPages')}>
        <Select
          aria-label={t('page')}
          mb="lg"
          maw={560}
          searchable
          allowDeselect={false}
          data={offered.map((value) => ({ value, label: toVisibleText(value) }))}
          value={name ?? null}
          onChange={setChosen}
        />
        {name !== undefined && <PageTransitions selection={selection} name={name} type="url" onPage={setChosen} />}
      </PanelState>
    </Panel>
  );
}
