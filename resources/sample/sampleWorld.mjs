// The world of the sample log: pages, people, machines and where they come from, as [weight, thing].

const page = (weight, path, size) => [weight, { path, size }];
export const pages = [
  page(30, '/', 14200),
  page(9, '/about/', 9100),
  page(5, '/contact/', 6100),
  page(14, '/shop/', 17600),
  page(9, '/shop/tables/', 15300),
  page(8, '/shop/tables/oak-dining-table/', 12800),
  page(4, '/shop/tables/ember-side-table/', 12100),
  page(7, '/shop/chairs/', 14900),
  page(6, '/shop/chairs/windsor-chair/', 12400),
  page(3, '/shop/chairs/workshop-stool/', 11900),
  page(6, '/shop/boards/', 13300),
  page(9, '/shop/boards/end-grain-chopping-board/', 12600),
  page(4, '/shop/boards/olive-serving-board/', 11800),
  page(5, '/shop/care/hard-wax-oil/', 10400),
  page(12, '/blog/', 16800),
  page(16, '/blog/how-to-oil-a-table/', 21400),
  page(13, '/blog/sharpen-a-chisel/', 19800),
  page(9, '/blog/oak-or-ash/', 17200),
  page(8, '/blog/dovetails-by-hand/', 23600),
  page(6, '/blog/why-wood-moves/', 18100),
  page(5, '/blog/a-bench-from-one-tree/', 22900),
  page(4, '/blog/finishes-that-are-safe-for-food/', 17700),
  page(3, '/blog/caf%C3%A9-tables-for-lisbon/', 15800),
  page(10, '/courses/', 12900),
  page(8, '/courses/first-joints/', 13800),
  page(6, '/courses/carve-a-spoon/', 13100),
  page(4, '/courses/build-a-chair-in-a-week/', 14600),
  page(3, '/courses/dates/', 8800),
  page(2, '/imprint/', 5200),
  page(2, '/privacy/', 7400),
];

export const downloads = [
  [6, '/downloads/care-guide.pdf'],
  [5, '/downloads/workbench-plans.pdf'],
  [3, '/downloads/dovetail-templates.zip'],
  [2, '/downloads/price-list-2026.pdf'],
  [1, '/downloads/course-calendar-2027.xlsx'],
];

export const searches = [
  'oak dining table',
  'how to oil a table',
  'sharpen chisel',
  'chopping board',
  'end grain board',
  'hard wax oil',
  'wood course weekend',
  'windsor chair',
  'dovetail template',
  'gift voucher',
  'oak or ash',
  'carve spoon',
  'Tisch ölen',
  'tabla de cortar',
];

export const referrers = [
  [34, 'https://www.google.com/'],
  [6, 'https://www.google.de/'],
  [5, 'https://www.google.co.uk/'],
  [4, 'https://www.google.fr/'],
  [3, 'https://images.google.com/images?q={keyword}'],
  [9, 'https://www.bing.com/search?q={keyword}'],
  [4, 'https://www.bing.com/'],
  [8, 'https://duckduckgo.com/'],
  [4, 'https://www.ecosia.org/search?q={keyword}'],
  [2, 'https://yandex.ru/search/?text={keyword}'],
  [3, 'https://search.yahoo.com/search?p={keyword}'],
  [2, 'https://www.qwant.com/?q={keyword}'],
  [5, 'https://www.facebook.com/'],
  [2, 'https://l.facebook.com/'],
  [5, 'https://www.reddit.com/r/woodworking/'],
  [4, 'https://www.instagram.com/'],
  [2, 'https://www.linkedin.com/feed/'],
  [3, 'https://mastodon.social/'],
  [3, 'https://www.youtube.com/'],
  [4, 'https://www.pinterest.com/'],
  [6, 'https://chatgpt.com/'],
  [4, 'https://www.perplexity.ai/'],
  [1, 'https://gemini.google.com/'],
  [5, 'https://joinery-forum.example.org/threads/best-oil-for-oak'],
  [4, 'https://slow-furniture.example.net/makers'],
  [2, 'https://lisbon-cafes.example.org/interiors/'],
  [2, 'https://en.wikipedia.org/wiki/Dovetail_joint'],
];

export const campaigns = [
  [6, { target: '/courses/?utm_source=newsletter&utm_medium=email&utm_campaign=autumn-courses', referrer: '-' }],
  [4, { target: '/shop/boards/?utm_source=instagram&utm_medium=social&utm_campaign=boards', referrer: 'https://www.instagram.com/' }],
  [3, { target: '/?mtm_campaign=Autumn%20Courses&mtm_kwd=first%20joints', referrer: 'https://www.google.com/' }],
  [2, { target: '/shop/?pk_campaign=makers-fair&pk_kwd=flyer', referrer: '-' }],
  [2, { target: '/blog/how-to-oil-a-table/?utm_source=joinery-forum&utm_medium=banner&utm_campaign=oil&utm_term=hard+wax', referrer: 'https://joinery-forum.example.org/' }],
];

// What the site had before it was rebuilt, and others still link to.
export const oldLinks = [
  { target: '/index.php?page=tables', referrer: 'https://slow-furniture.example.net/makers' },
  { target: '/blog/2019/03/sharpening.html', referrer: 'https://joinery-forum.example.org/threads/chisels' },
  { target: '/courses/spoon-carving/', referrer: 'https://www.google.com/' },
  { target: '/shop/tables', referrer: 'https://en.wikipedia.org/wiki/Table_(furniture)' },
  { target: '/blog', referrer: '-' },
  { target: '/images/old-logo.html', referrer: '-' },
];

const place = (weight, offset, ...blocks) => [weight, { offset, blocks }];
// Large blocks of internet providers, with the hours that their clocks are ahead. The last part of each address is 0:
// the log is anonymised, nobody real is meant.
export const places = [
  place(24, 1, '81.128', '86.128', '80.0', '2a00:23c4:1a'),
  place(18, -5, '24.0', '73.0', '68.32', '98.192', '2601:1c0'),
  place(14, 2, '84.160', '87.128', '91.0', '217.80', '2003:c9'),
  place(7, 2, '82.64', '90.0', '86.192'),
  place(5, -4, '99.224', '184.144'),
  place(4, 2, '80.56', '86.80'),
  place(4, 2, '83.32', '88.0'),
  place(4, 2, '79.0', '151.16'),
  place(3, 2, '90.224', '81.224'),
  place(3, 2, '83.0'),
  place(3, 10, '1.120', '101.160'),
  place(3, 9, '126.0', '133.200'),
  place(4, 5, '49.32', '117.192', '122.160'),
  place(3, -3, '189.0'),
  place(2, -6, '189.128'),
  place(2, 3, '95.24'),
  place(1, 3, '78.160'),
  place(1, 2, '105.0'),
  place(1, -3, '190.16'),
  place(1, 9, '175.192'),
  place(1, 3, '88.112'),
  place(1, 2, '85.0'),
];

const chrome = (system, version) => `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;
const android = (model, version) => `Mozilla/5.0 (Linux; Android ${model}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Mobile Safari/537.36`;
const firefox = (system, version) => `Mozilla/5.0 (${system}; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
const apple = (device, version) => `Mozilla/5.0 (${device}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version} `;
const windows = 'Windows NT 10.0; Win64; x64';
const mac = 'Macintosh; Intel Mac OS X 10_15_7';
const linux = 'X11; Linux x86_64';
const iphone = 'iPhone; CPU iPhone OS 18_7 like Mac OS X';
export const agents = [
  [16, chrome(windows, 152)],
  [9, chrome(windows, 151)],
  [8, chrome(mac, 152)],
  [3, chrome(linux, 151)],
  [1, chrome('X11; CrOS x86_64 14541.0.0', 150)],
  [8, `${chrome(windows, 152)} Edg/152.0.0.0`],
  [2, `${chrome(windows, 150)} OPR/134.0.0.0`],
  [7, firefox(windows, 156)],
  [3, firefox(linux, 156)],
  [2, firefox('Macintosh; Intel Mac OS X 10.15', 155)],
  [1, firefox(windows, 140)],
  [8, `${apple(mac, '26.6')}Safari/605.1.15`],
  [14, `${apple(iphone, '26.6')}Mobile/15E148 Safari/604.1`],
  [5, `${apple('iPhone; CPU iPhone OS 17_6 like Mac OS X', '17.6')}Mobile/15E148 Safari/604.1`],
  [4, `${apple('iPad; CPU OS 18_6 like Mac OS X', '18.6')}Mobile/15E148 Safari/604.1`],
  [2, `Mozilla/5.0 (${iphone}) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/152.0.7632.41 Mobile/15E148 Safari/604.1`],
  [14, android('10; K', 152)],
  [5, android('16; Pixel 9', 152)],
  [4, android('15; SM-S928B', 151)],
  [3, android('14; moto g84 5G', 150)],
  [2, android('13; Redmi Note 12', 149)],
  [4, 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/30.0 Chrome/146.0.0.0 Mobile Safari/537.36'],
  [2, 'Mozilla/5.0 (Android 15; Mobile; rv:156.0) Gecko/156.0 Firefox/156.0'],
];

const bot = (weight, userAgent, address, more = {}) => [weight, { userAgent, address, ...more }];
// Crawlers with addresses from the ranges that their operators publish.
export const bots = [
  bot(16, 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', '66.249.66.{1-250}'),
  bot(10, 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', '157.55.39.{1-250}'),
  bot(3, 'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)', '5.255.253.{1-250}'),
  bot(3, 'DuckDuckBot/1.1; (+http://duckduckgo.com/duckduckbot.html)', '20.191.45.{200-220}'),
  bot(9, 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.3; +https://openai.com/gptbot)', '20.171.207.{1-250}'),
  bot(8, 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)', '216.73.216.{1-250}'),
  bot(5, 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; PerplexityBot/1.0; +https://perplexity.ai/perplexitybot)', '44.208.221.{1-250}'),
  bot(6, 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot', '23.98.142.{176-191}', { targets: ['/blog/how-to-oil-a-table/'] }),
  bot(3, 'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; OAI-SearchBot/1.3; +https://openai.com/searchbot)', '20.42.10.{176-191}'),
  bot(4, 'CCBot/2.0 (https://commoncrawl.org/faq/)', '18.97.9.{160-175}'),
  bot(3, 'Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)', '110.249.201.{1-250}'),
  bot(5, 'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)', '54.36.148.{1-250}'),
  bot(4, 'Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)', '185.191.171.{1-40}'),
  bot(5, 'Feedly/1.0 (+http://www.feedly.com/fetcher.html; 41 subscribers)', '216.151.137.{1-30}', { targets: ['/feed.xml'] }),
  bot(6, 'Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)', '69.162.124.{226-235}', { targets: ['/'], method: 'HEAD' }),
  bot(2, 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', '173.252.83.{1-120}', { targets: ['/shop/boards/'] }),
  bot(2, 'curl/8.14.1', '51.15.0.0', { targets: ['/feed.xml'] }),
];

export const probes = ['/wp-login.php', '/.env', '/.git/config', '/xmlrpc.php', '/phpmyadmin/index.php', '/admin/login', '/wp-content/plugins/x.php', '/?id=1%27%20OR%201=1--'];
