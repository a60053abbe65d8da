import { AppError } from '@shared/errors';
import { DataTableMap } from '@shared/datatable/DataTableMap';
import type { ApiResult } from '@shared/plugin/defineApi';
import { escapeXml } from './escapeXml';
import { renderHtml } from './renderHtml';
import type { RenderOptions } from './renderers';

const HEAD = '<?xml version="1.0" encoding="utf-8" ?>\n';

/** Tables by date as a feed, the newest first: each date an item that holds its table. Throws: AppError without dates. */
export function renderRss(result: ApiResult, options: RenderOptions): string {
  if (!(result instanceof DataTableMap) || result.keyName !== 'date') {
    const hint = 'A feed needs one site and several dates: use another format, or date=last7.';
    throw new AppError('api.parameterInvalid', { name: 'format', value: 'rss', hint });
  }
  const items = [...result.tables].reverse().map(([date, table]) => toItem(date, renderHtml(table, options)));
  const title = escapeXml(options.method);
  return `${HEAD}<rss version="2.0">\n<channel>\n\t<title>${title}</title>\n\t<description>${title}</description>\n\t<generator>Heartwood</generator>\n${items.join('')}</channel>\n</rss>`;
}

export function renderRssError(message: string): string {
  return `${HEAD}<error>${escapeXml(message)}</error>`;
}

function toItem(date: string, html: string): string {
  const name = escapeXml(date);
  return `\t<item>\n\t\t<title>${name}</title>\n\t\t<guid isPermaLink="false">${name}</guid>\n\t\t<pubDate>${toPubDate(date)}</pubDate>\n\t\t<description>${escapeXml(html)}</description>\n\t</item>\n`;
}

/** The first day of a label such as `2012-08`, `2012-08-06,2012-08-12`. */
function toPubDate(label: string): string {
  const [first = ''] = label.split(',');
  return new Date(`${first}${'-01-01'.slice(first.length - 4)}T00:00:00Z`).toUTCString();
}
