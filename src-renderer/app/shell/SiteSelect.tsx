import { Select } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import type { Selection } from '../../report/ReportMetadata';
import { useNavigation, useViews } from '../../report/views';
import { t } from '../../ui/t';
import { useSites } from '../useSites';
import classes from './Header.module.css';

interface Props {
  selection: Selection;
  onSelect: (selection: Selection) => void;
}

/** Stands for all sites among their ids. */
const ALL = 'all';

export function SiteSelect({ selection, onSelect }: Props) {
  const sites = useSites().data ?? [];
  const { openPage } = useNavigation();
  const allSitesPage = Object.values(useViews()).find((views) => views.allSitesPage)?.allSitesPage;
  const entries = sites.map((site) => ({ value: String(site.idsite), label: site.name }));
  const all = allSitesPage && sites.length > 1 ? [{ value: ALL, label: t('site.all') }] : [];
  return (
    <Select
      aria-label={t('site.select')}
      className={classes.site}
      w={{ base: 170, lg: 200, xl: 240 }}
      styles={{ input: { textOverflow: 'ellipsis' } }}
      leftSection={<IconWorld size={16} stroke={1.7} />}
      comboboxProps={{ width: 'max-content', position: 'bottom-start', shadow: 'md' }}
      searchable={sites.length > 8}
      allowDeselect={false}
      data={[...all, ...entries]}
      value={String(selection.idSite)}
      onChange={(value) => {
        if (value === ALL && allSitesPage) openPage(selection, allSitesPage);
        else if (value) onSelect({ ...selection, idSite: Number(value) });
      }}
    />
  );
}
