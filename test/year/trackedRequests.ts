import { agents } from './agents';

type Line = (date: string) => string;

const items = JSON.stringify([['S1', 'Oak table', 'Tables', 200, 1]]);
const orderItems = JSON.stringify([
  ['S1', 'Oak table', 'Tables', 200, 1],
  ['S2', 'Oak chair', 'Chairs', 50, 4],
]);

const everywhere = {
  idsite: '1',
  rec: '1',
  res: '1920x1080',
  lang: 'de',
  h: '20',
  m: '15',
  s: '10',
  cookie: '1',
  pdf: '1',
  java: '1',
};
const timing = {
  pf_net: '20',
  pf_srv: '110',
  pf_tfr: '30',
  pf_dm1: '200',
  pf_dm2: '300',
  pf_onl: '40',
  bw_bytes: '9000',
};
const variables = {
  cvar: '{"1":["wood","oak"]}',
  _cvar: '{"1":["member","yes"]}',
  dimension1: 'gold',
  dimension2: 'oak',
};
const at = (path: string) => ({ url: `https://shop.example${path}` });

/** What the page of one visitor reports on a day, half a minute apart. */
const reported: readonly Record<string, string>[] = [
  { ...at('/'), action_name: 'Home', urlref: 'https://www.google.com/', ...timing, ...variables },
  {
    ...at('/products/oak-table'),
    action_name: 'Shop / Oak table',
    ...timing,
    _pks: 'S1',
    _pkn: 'Oak table',
    _pkc: 'Tables',
    _pkp: '200',
  },
  { ...at('/products/oak-table'), e_c: 'Video', e_a: 'play', e_n: 'How it grows', e_v: '3' },
  { ...at('/products/oak-table'), c_n: 'Banner', c_p: 'spring.jpg', c_t: 'https://shop.example/spring' },
  { ...at('/products/oak-table'), c_n: 'Banner', c_p: 'spring.jpg', c_t: 'https://shop.example/spring', c_i: 'click' },
  { ...at('/search'), action_name: 'Search', search: 'oak', search_cat: 'furniture', search_count: '7' },
  { ...at('/products/oak-chair'), action_name: 'Shop / Oak chair', ...timing },
  { ...at('/search'), action_name: 'Search', search: 'ebony', search_cat: 'furniture', search_count: '0' },
  { ...at('/'), link: 'https://partner.example/oak' },
  { ...at('/'), download: 'https://shop.example/files/plan.pdf' },
  { ...at('/cart'), idgoal: '0', revenue: '200', ec_items: items },
  { ...at('/paid'), action_name: 'Thanks', ...timing },
];

/** An order, a goal and the last page, which another visitor reports. */
const bought: readonly Record<string, string>[] = [
  { ...at('/products/oak-chair'), action_name: 'Shop / Oak chair', ...timing, ...variables, uid: 'anna' },
  { ...at('/paid'), idgoal: '1', revenue: '5', uid: 'anna' },
];

const order = (date: string) => ({
  ...at('/paid'),
  idgoal: '0',
  ec_id: `order-${date}`,
  revenue: '410',
  ec_st: '400',
  ec_tx: '60',
  ec_sh: '20',
  ec_dt: '10',
  ec_items: orderItems,
  uid: 'anna',
});

const line =
  (ip: string, time: string, toParameters: (date: string) => Record<string, string>): Line =>
  (date) => {
    const [year, month, day] = date.split('-').map(Number);
    const name = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, 1)).toLocaleString('en', {
      month: 'short',
      timeZone: 'UTC',
    });
    const query = new URLSearchParams({ ...everywhere, ...toParameters(date) }).toString();
    const when = `${String(day).padStart(2, '0')}/${name}/${year}:${time} +0000`;
    return `${ip} - - [${when}] "GET /matomo.php?${query} HTTP/1.1" 204 0 "https://shop.example/" "${agents.chrome}"`;
  };

const clock = (hour: number, index: number) =>
  `${hour}:${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 ? '30' : '00'}`;

/** A day's lines of the tracker, each made for a date. */
export const trackedRequests: readonly Line[] = [
  ...reported.map((parameters, i) =>
    line('198.51.100.30', clock(20, i), () => ({ ...parameters, _id: '1111111111111111' })),
  ),
  ...bought.map((parameters, i) => line('198.51.100.31', clock(21, i), () => parameters)),
  line('198.51.100.31', clock(21, 2), order),
];
