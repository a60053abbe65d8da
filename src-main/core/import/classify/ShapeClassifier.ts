import type { ClientFact } from '@shared/plugin/facts';

/** Shapes to remember: phones times systems. */
const MAX_SHAPES = 5_000;

/** Versions that stand for any other; in no place where one of them is asked for do user agents have it. */
const CHROME_PROBE = '100.0';
const BRAND_PROBE = '90.0';

/**
 * A browser built on Chrome: beginning and system, build of the device, what follows, Chrome's version, what follows,
 * and the brand with its version. Chrome 27 is left out: it had another engine.
 */
const blink =
  /^(Mozilla\/5\.0 \((?:[^()]|\([^()]*\))+?)(?: Build\/[A-Z]{1,4}\d?[A-Z]?\.\d{4,6}(?:\.[A-Z\d]{1,4})*)?(\) AppleWebKit\/537\.36 \(KHTML, like Gecko\) Chrome\/)((?!27)\d{2,3}\.\d{1,3})\.\d{1,5}\.\d{1,4}((?: Mobile)? Safari\/537\.36)(?: (SamsungBrowser|OPR|Edg|EdgA|YaBrowser)\/(\d{1,3}\.\d{1,3})(?:\.\d{1,5}){0,2})?$/;

/**
 * Classifies user agents that differ in nothing but versions once: browsers on Chrome have thousands of versions, and the
 * answer differs from one to the next in the browser's version only. null for any other user agent, and for bots.
 */
export class ShapeClassifier {
  private readonly facts = new Map<string, ClientFact>();

  constructor(private readonly classify: (userAgent: string) => ClientFact) {}

  find(userAgent: string): ClientFact | null {
    const match = blink.exec(userAgent);
    if (match === null) return null;
    const [, system = '', engine = '', chromeVersion = '', ending = '', brand, brandVersion = ''] = match;
    const shape = `${system}${engine}${CHROME_PROBE}.0.0${ending}${brand === undefined ? '' : ` ${brand}/${BRAND_PROBE}.0.0`}`;
    const fact = this.factOf(shape);
    if (fact.class !== 'person') return null;
    if (fact.browserVersion === CHROME_PROBE) return { ...fact, browserVersion: chromeVersion };
    return fact.browserVersion === BRAND_PROBE ? { ...fact, browserVersion: brandVersion } : null;
  }

  private factOf(shape: string): ClientFact {
    let fact = this.facts.get(shape);
    if (fact === undefined) {
      if (this.facts.size >= MAX_SHAPES) this.facts.clear();
      fact = this.classify(shape);
      this.facts.set(shape, fact);
    }
    return fact;
  }
}
