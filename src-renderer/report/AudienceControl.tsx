import { SegmentedControl } from '@mantine/core';
import { audiences, type Audience } from '@shared/audience/audiences';
import { t } from '../ui/t';
import type { Selection } from './ReportMetadata';

interface Props {
  selection: Selection;
  onSelect: (selection: Selection) => void;
}

/** Whose requests the reports of a page count. It stays while one goes from page to page. */
export function AudienceControl({ selection, onSelect }: Props) {
  const { audience = 'everything', ...others } = selection;
  const choose = (value: string) =>
    onSelect(value === 'everything' ? others : { ...others, audience: value as Audience });
  return (
    <SegmentedControl
      size="sm"
      aria-label={t('audience.label')}
      data={audiences.map((value) => ({ value, label: t(`audience.${value}`) }))}
      value={audience}
      onChange={choose}
    />
  );
}
