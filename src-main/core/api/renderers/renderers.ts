import type { ApiResult } from '@shared/plugin/defineApi';
import { renderCsv, renderTextError } from './renderCsv';
import { renderHtml, renderHtmlError } from './renderHtml';
import { renderRss, renderRssError } from './renderRss';
import { renderXml, renderXmlError } from './renderXml';
import { toJson } from './toJson';

export interface RenderOptions {
  /** `VisitsSummary.get` */
  method: string;
  /** Leaves the column idsubdatatable out of CSV, TSV and HTML. */
  hidesIdSubtable: boolean;
  /** Indents JSON. */
  isPretty: boolean;
  /** The heading of a column in CSV, TSV and HTML. */
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
    render: (result, { isPretty }) => JSON.stringify(toJson(result), null, isPretty ? 2 : 0),
    renderError: (message) => JSON.stringify({ result: 'error', message }),
  },
  csv: {
    contentType: 'text/csv; charset=utf-8',
    render: (result, options) => renderCsv(result, ',', options),
    renderError: renderTextError,
  },
  tsv: {
    contentType: 'text/tab-separated-values; charset=utf-8',
    render: (result, options) => renderCsv(result, '\t', options),
    renderError: renderTextError,
  },
  html: { contentType: 'text/html; charset=utf-8', render: renderHtml, renderError: renderHtmlError },
  rss: { contentType: 'application/rss+xml; charset=utf-8', render: renderRss, renderError: renderRssError },
} as const satisfies Record<string, Renderer>;

export type FormatName = keyof typeof renderers;
