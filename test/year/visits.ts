import { agents } from './agents';

/** A page of a visit: its target, or with what is unusual about it. */
type Page = string | { target: string; status?: number; bytes?: number; seconds?: number; method?: string };

/** Somebody who comes to a site. */
export interface Visit {
  ip: string;
  hour: string;
  agent: string;
  pages: readonly Page[];
  referrer?: string;
  language?: string;
  user?: string;
  /** Only on every so manyth day. */
  every?: number;
}

/** The people of a day, over every channel. */
export const visits: readonly Visit[] = [
  {
    ip: '8.8.8.8',
    hour: '09',
    agent: agents.firefox,
    referrer: 'https://www.google.com/',
    language: 'en-US,en;q=0.9',
    pages: [
      '/',
      '/products/oak-table',
      '/search?q=oak',
      '/products/oak-chair',
      '/search?q=ebony',
      { target: '/files/catalogue.pdf', bytes: 900_000, seconds: 2.5 },
      '/thanks',
    ],
  },
  {
    ip: '1.1.1.1',
    hour: '10',
    agent: agents.chrome,
    referrer: 'https://news.trees.example/about-oaks',
    language: 'de-DE',
    pages: ['/guide/wood', '/guide/care'],
  },
  {
    ip: '133.11.0.1',
    hour: '11',
    agent: agents.android,
    referrer: 'https://www.bing.com/search?q=oak+table',
    language: 'ja',
    pages: ['/products/oak-table', '/thanks'],
  },
  {
    ip: '133.11.0.2',
    hour: '12',
    agent: agents.iphone,
    pages: ['/landing?utm_source=letter&utm_medium=email&utm_campaign=spring&utm_term=oak&utm_content=top', '/'],
  },
  {
    ip: '52.95.0.1',
    hour: '13',
    agent: agents.firefox,
    referrer: 'https://chatgpt.com/',
    pages: ['/guide/wood', '/products/oak-chair'],
  },
  { ip: '8.8.4.4', hour: '14', agent: agents.chrome, referrer: 'https://www.perplexity.ai/', pages: ['/guide/care'] },
  { ip: '9.9.9.9', hour: '15', agent: agents.ipad, referrer: 'https://www.reddit.com/r/trees', pages: ['/guide/wood'] },
  {
    ip: '1.0.0.1',
    hour: '16',
    agent: agents.chrome,
    user: 'anna',
    language: 'fr',
    pages: ['/', '/account', '/thanks'],
  },
  {
    ip: '4.2.2.2',
    hour: '17',
    agent: agents.firefox,
    referrer: 'https://duckduckgo.com/',
    pages: [
      { target: '/old', status: 301 },
      { target: '/older', status: 302 },
      '/new',
      { target: '/gone', status: 404 },
      { target: '/broken', status: 500, seconds: 9 },
    ],
    every: 2,
  },
  {
    ip: '4.2.2.1',
    hour: '18',
    agent: agents.chrome,
    referrer: 'https://links.example/list',
    pages: [{ target: '/gone', status: 404 }],
  },
  { ip: '8.26.56.26', hour: '19', agent: agents.chrome, referrer: 'http://semalt.com/', pages: ['/'] },
];
