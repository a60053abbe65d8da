import { IconListDetails, IconUsers } from '@tabler/icons-react';
import { defineViews } from '@renderer/report/views';
import { hasSegment } from './narrow';
import { RequestLog } from './RequestLog';
import { RequestsOfRow, VisitsOfRow } from './RowDialogs';
import { t } from './texts';
import { VisitorLog } from './VisitorLog';

export default defineViews({
  components: { VisitorLog, RequestLog },
  rowActions: [
    { title: () => t('showVisits'), icon: IconUsers, isFor: hasSegment, dialog: VisitsOfRow },
    { title: () => t('showRequests'), icon: IconListDetails, isFor: hasSegment, dialog: RequestsOfRow },
  ],
});
