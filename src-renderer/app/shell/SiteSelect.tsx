import { Select } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import type { Selection } from '../../report/ReportMetadata';
import { t } from '../../ui/t';
import { useSites } from '../useSites';

interface Props {
  selection: Selection;
  onSelect: (selection: Selection) => void;
}

export function SiteSelect({ selection, onSelect }: Props) {
  const sites = useSites().data ?? [];
  return (
    <Select
      aria-label={t('site.select')}
      w={{ base: 170, lg: 200, xl: 240 }}
      styles={{ input: { textOverflow: 'ellipsis' } }}
      leftSection={<IconWorld size={16} stroke={1.7} />}
      comboboxProps={{ width: 'max-content', position: 'bottom-start', shadow: 'md' }}
      searchable={sites.length > 8}
      allowDeselect={false}
      data={sites.map((site) => ({ value: String(site.idsite), label: site.name }))}
      value={String(selection.idSite)}
      onChange={(value) => value && onSelect({ ...selection, idSite: Number(value) })}
    />
  );
}
