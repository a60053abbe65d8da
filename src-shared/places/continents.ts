/** The continents of Matomo's reports, with the ISO 3166 codes of their countries. */
const countriesByContinent = {
  afr: 'ao bf bi bj bw cd cf cg ci cm cv dj dz eg eh er et ga gh gm gn gq gw io ke km lr ls ly ma mg ml mr mu mw mz na ne ng re rw sc sd sh sl sn so ss st sz td tg tn tz ug yt za zm zw',
  amc: 'ag ai aw bb bl bq bs bz cr cu cw dm do gd gp gt hn ht jm kn ky lc mf mq ms ni pa pr sv sx tc tt vc vg vi',
  amn: 'bm ca gl mx pm us',
  ams: 'ar bo br cl co ec fk gf gy pe py sr uy ve',
  ant: 'aq bv gs hm tf',
  asi: 'ae af am az bd bh bn bt cc cn cx ge hk id il in iq ir jo jp kg kh kp kr kw kz la lb lk mm mn mo mv my np om ph pk ps qa sa sg sy th tj tl tm tr tw uz vn ye',
  eur: 'ad al at ax ba be bg by ch cy cz de dk ee es eu fi fo fr gb gg gi gr hr hu ie im is it je li lt lu lv mc md me mk mt nl no pl pt ro rs ru se si sj sk sm ua va xk',
  oce: 'as au ck fj fm gu ki mh mp nc nf nr nu nz pf pg pn pw sb tk to tv um vu wf ws',
} as const;

export type ContinentCode = keyof typeof countriesByContinent | 'unk';

const continentByCountry = new Map<string, ContinentCode>(
  Object.entries(countriesByContinent).flatMap(([continent, countries]) =>
    countries.split(' ').map((country) => [country, continent as ContinentCode] as const),
  ),
);

/** The continent of a country; `unk` for what is no country. */
export function toContinent(country: string): ContinentCode {
  return continentByCountry.get(country) ?? 'unk';
}
