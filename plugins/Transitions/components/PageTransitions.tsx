import { useAnswer } from '@renderer/report/ApiContext';
import { PanelState } from '@renderer/report/PanelState';
import { toParameters, type Selection } from '@renderer/report/ReportMetadata';
import { toStoredUrl } from '@shared/plugin/actions';
import { FlowLists } from './FlowLists';
import { toIncoming, toOutgoing, type TransitionsAnswer } from './flows';
import { t } from './texts';
import { TransitionsPicture } from './TransitionsPicture';
import classes from './Transitions.module.css';

/** Rows of a list before the others are one. */
const LIMIT = 8;

interface Props {
  selection: Selection;
  name: string;
  type: 'url' | 'title';
  onPage: (name: string) => void;
}

/** What was done before and after one page. */
export function PageTransitions({ selection, name, type, onPage }: Props) {
  const answer = useAnswer<TransitionsAnswer>({
    ...toParameters(selection),
    method: 'Transitions.getTransitionsForAction',
    actionName: name,
    actionType: type,
    limitBeforeGrouping: String(LIMIT),
  });
  const { data } = answer;
  const pageviews = data?.pageMetrics.pageviews ?? 0;
  return (
    <PanelState answer={answer} isEmpty={pageviews === 0} emptyText={t('noData')} height={360}>
      {data && (
        <div className={classes.whole} data-stale={answer.isStale || undefined}>
          <TransitionsPicture
            name={toStoredUrl(name)}
            pageviews={pageviews}
            incoming={toIncoming(data)}
            outgoing={toOutgoing(data)}
          />
          <div className={classes.lists}>
            <FlowLists title={t('incomingTraffic')} flows={toIncoming(data)} onPage={onPage} />
            <FlowLists title={t('outgoingTraffic')} flows={toOutgoing(data)} onPage={onPage} />
          </div>
        </div>
      )}
    </PanelState>
  );
}
