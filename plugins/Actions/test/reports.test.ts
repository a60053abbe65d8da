import { DataTable, Row } from 'heartwood/sdk';
import { describe, expect, it } from 'vitest';
import { reportContext } from 'heartwood/testing';
import texts from '../lang/en.json';
import { dropPrefix, files, pages } from '../reportParts';

const context = reportContext('Actions', texts);
const leaf = new Row({ label: '/b c' }, { url: 'https://example.com/a/b%20c' });
const folder = new Row({ label: 'a' }, {}, new DataTable());

describe('Actions reports', () => {
  it('ask for a page by its address and for a folder by its beginning', () => {
    expect(pages.segment('/b%20c', leaf, ['a'], context)).toBe(
      'pageUrl==https%253A%252F%252Fexample.com%252Fa%252Fb%252520c',
    );
    expect(pages.segment('a', folder, [], context)).toBe('pageUrl=^https%253A%252F%252Fexample.com%252Fa%252F');
  });

  it('ask for a host, and a folder of it, by the host', () => {
    expect(pages.segment('//b.example', folder, [], context)).toBe('pageUrl=^https%253A%252F%252Fb.example%252F');
    expect(pages.segment('a', folder, ['//b.example'], context)).toBe(
      'pageUrl=^https%253A%252F%252Fb.example%252Fa%252F',
    );
    expect(pages.label('//b.example')).toBe('b.example');
  });

  it('link pages only', () => {
    expect(pages.metadata.url('/b', context, leaf)).toBe('https://example.com/a/b%20c');
    expect(pages.metadata.url('a', context, folder)).toBeUndefined();
  });

  it('ask for a download by its address, for a host not at all', () => {
    expect(files('downloadUrl').segment('/b c', leaf)).toBe(
      'downloadUrl==https%253A%252F%252Fexample.com%252Fa%252Fb%252520c',
    );
    expect(files('downloadUrl').segment('example.com', folder)).toBeUndefined();
  });

  it('drop the name of the plugin from columns', () => {
    const table = DataTable.simple({ Actions_nb_pageviews: 3, nb_visits: 1 });
    expect(dropPrefix(table).rows[0]?.columns).toEqual({ nb_pageviews: 3, nb_visits: 1 });
  });
});
