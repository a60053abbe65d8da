import { Modal } from '@mantine/core';
import { methodOf } from '@renderer/report/ReportMetadata';
import type { RowOfReport } from '@renderer/report/views';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import { useState } from 'react';
import { PageTransitions } from './PageTransitions';
import { t } from './texts';

const urlMethods = [
  'Actions.getPageUrls',
  'Actions.getEntryPageUrls',
  'Actions.getExitPageUrls',
  'Actions.getPageUrlsFollowingSiteSearch',
];
const titleMethods = urlMethods.map((method) => method.replace('PageUrls', 'PageTitles'));

/** Is it one page, and no folder of pages? */
export function isPage({ report, row }: Pick<RowOfReport, 'report' | 'row'>): boolean {
  const method = methodOf(report);
  if (row.idsubdatatable) return false;
  return titleMethods.includes(method) || (urlMethods.includes(method) && typeof row.url === 'string');
}

/** The transitions of a table's row; pages of its lists take its place. */
export function TransitionsDialog({ target, onClose }: { target: RowOfReport; onClose: () => void }) {
  const isTitle = titleMethods.includes(methodOf(target.report));
  const [name, setName] = useState(isTitle ? target.row.label.trim() : (target.row.url ?? ''));
  return (
    <Modal
      opened
      onClose={onClose}
      size="80rem"
      title={t('title', { name: toVisibleText(name) })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <PageTransitions selection={target.selection} name={name} type={isTitle ? 'title' : 'url'} onPage={setName} />
    </Modal>
  );
}
