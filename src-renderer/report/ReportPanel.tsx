import { Panel } from '../ui/Panel';
import { NumbersReport } from './NumbersReport';
import { ReportChart } from './ReportChart';
import type { ReportMetadata, Selection } from './ReportMetadata';
import { ReportTable } from './ReportTable';

interface Props {
  report: ReportMetadata;
  selection: Selection;
  /** Where the page's own title says the same. */
  isTitleHidden?: boolean;
  pageSize?: number;
}

/** A report made from nothing but its metadata: title, definition, chart where it suits, table. */
export function ReportPanel({ report, selection, isTitleHidden, pageSize }: Props) {
  return (
    <Panel title={report.name} isTitleHidden={isTitleHidden} description={report.documentation}>
      {report.dimension ? (
        <>
          <ReportChart report={report} selection={selection} />
          <ReportTable key={report.uniqueId} report={report} selection={selection} pageSize={pageSize} />
        </>
      ) : (
        <NumbersReport report={report} selection={selection} />
      )}
    </Panel>
  );
}
