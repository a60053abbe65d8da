import { Panel } from '../ui/Panel';
import { NumbersReport } from './NumbersReport';
import { ReportChart } from './ReportChart';
import type { ReportMetadata, Selection } from './ReportMetadata';
import { ReportTable } from './ReportTable';

/** A report made from nothing but its metadata: title, definition, chart where it suits, table. */
export function ReportPanel({ report, selection }: { report: ReportMetadata; selection: Selection }) {
  return (
    <Panel title={report.name} description={report.documentation}>
      {report.dimension ? (
        <>
          <ReportChart report={report} selection={selection} />
          <ReportTable key={report.uniqueId} report={report} selection={selection} />
        </>
      ) : (
        <NumbersReport report={report} selection={selection} />
      )}
    </Panel>
  );
}
