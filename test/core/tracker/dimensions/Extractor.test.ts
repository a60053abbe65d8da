import { describe, expect, it } from 'vitest';
import { Extractor } from '@main/core/tracker/dimensions/Extractor';

const find = (dimension: 'url' | 'urlparam' | 'host', pattern: string, text: string, isSensitive = true) =>
  new Extractor({ dimension, pattern }, isSensitive, () => undefined).valueIn(text);

describe('values of custom dimensions', () => {
  it('are the first group of an expression, or all that it finds', () => {
    expect(find('url', '/blog/([^/]+)', 'https://a.example/blog/oak/1')).toBe('oak');
    expect(find('url', '/blog', 'https://a.example/blog/oak/1')).toBe('/blog');
    expect(find('url', '/BLOG/(.)', 'https://a.example/blog/oak')).toBeNull();
    expect(find('url', '/BLOG/(.)', 'https://a.example/blog/oak', false)).toBe('o');
  });

  it('are texts as they are where no expression is given, without what surrounds them', () => {
    expect(find('host', '', ' a.example ')).toBe('a.example');
    expect(find('host', '', '  ')).toBeNull();
    expect(find('host', '', 'x'.repeat(300))).toHaveLength(255);
  });

  it('are parameters of addresses, decoded', () => {
    expect(find('urlparam', 'lang', 'https://a.example/?x=1&lang=de%20at+ch#lang=en')).toBe('de at ch');
    expect(find('urlparam', 'lang', 'https://a.example/?Lang=de')).toBeNull();
    expect(find('urlparam', 'lang', 'https://a.example/?Lang=de', false)).toBe('de');
    expect(find('urlparam', 'lang', 'https://a.example/?lang=%E4%ZZ')).not.toBeNull();
    expect(find('urlparam', 'lang', 'https://a.example/')).toBeNull();
  });
});
