import type { ApiResult } from '@shared/plugin/defineApi';
import { renderCsv, renderCsvError } from './renderCsv';
import { renderXml, renderXmlError } from './renderXml';
import { toJson } from './toJson';

export interface RenderOptions {
  /** Leaves the column idsubdatatable out of CSV and TSV. */
  hidesIdSubtable: boolean;
  /** The heading of a column in CSV and TSV. */
  columnTitle: (name: string) => string;
}

/** How an answer becomes text in one format. */
export interface Renderer {
  contentType: string;
  render(result: ApiResult, options: RenderOptions): string;
  renderError(message: string): string;
}

/** Every format of the API by its name. */
export const renderers = {
  xml: { contentType: 'text/xml; charset=utf-8', render: renderXml, renderError: renderXmlError },
  json: {
    contentType: 'application/json; charset=utf-8',
    render: (result) => JSON.stringify(toJson(result)),
    renderError: (message) => JSON.stringify({ result: 'error', message }),
  },
  csv: {
    contentType: 'text/csv; charset=utf-8',
    render: (result, options) => renderCsv(result, ',', options),
    renderError: renderCsvError,
  },
  tsv: {
    contentType: 'text/tab-separated-values; charset=utf-8',
    render: (result, options) => renderCsv(result, '\t', options),
    renderError: renderCsvError,
  },
} as const satisfies Record<string, Renderer>;

export type FormatName = keyof typeof renderers;
