import { toParameters, type Selection } from '@renderer/report/ReportMetadata';
import { OpenLinkDialog } from '@renderer/report/OpenLinkDialog';
import { useState } from 'react';
import type { Visit } from './answers';
import classes from './Live.module.css';
import type { Order } from './OrderSelect';
import { PagedList } from './PagedList';
import { RequestsDialog } from './RequestsDialog';
import { t } from './texts';
import { VisitCard } from './VisitCard';
import { VisitorDialog } from './VisitorDialog';

const SIZE = 20;

interface Props {
  selection: Selection;
  order?: Order;
}

/** The visits of a selection, one below the other. */
export function VisitList({ selection, order = 'desc' }: Props) {
  const parameters = { ...toParameters(selection), method: 'Live.getLastVisitsDetails', filter_sort_order: order };
  return (
    <PagedList<Visit> key={JSON.stringify(parameters)} parameters={parameters} size={SIZE} emptyText={t('noVisits')}>
      {(visits) => <Visits visits={visits} />}
    </PagedList>
  );
}

/** Visits that are there, and what opens from them. */
export function Visits({ visits, isOneVisitor = false }: { visits: readonly Visit[]; isOneVisitor?: boolean }) {
  const [link, setLink] = useState<string | null>(null);
  const [visitor, setVisitor] = useState<Visit | null>(null);
  const [visit, setVisit] = useState<Visit | null>(null);
  return (
    <div className={classes.log}>
      {visits.map((one) => (
        <VisitCard
          key={`${one.idSite} ${one.idVisit}`}
          visit={one}
          onLink={setLink}
          onProfile={isOneVisitor ? undefined : setVisitor}
          onRequests={setVisit}
        />
      ))}
      <OpenLinkDialog url={link} onClose={() => setLink(null)} />
      {visitor && <VisitorDialog visit={visitor} onClose={() => setVisitor(null)} />}
      {visit && (
        <RequestsDialog
          title={`${visit.serverDate} ${visit.serverTimePrettyFirstAction}`}
          selection={toVisitSelection(visit)}
          onClose={() => setVisit(null)}
        />
      )}
    </div>
  );
}

/** Nothing but this visit. */
function toVisitSelection({ idSite, idVisit, serverDate }: Visit): Selection {
  return { idSite, period: 'day', date: serverDate, segment: `visitId==${idVisit}` };
}
