import { IconArrowsSplit2 } from '@tabler/icons-react';
import { defineViews } from '@renderer/report/views';
import { t } from './texts';
import { isPage, TransitionsDialog } from './TransitionsDialog';
import { TransitionsPage } from './TransitionsPage';

export default defineViews({
  components: { TransitionsPage },
  rowActions: [{ title: () => t('show'), icon: IconArrowsSplit2, isFor: isPage, dialog: TransitionsDialog }],
});
