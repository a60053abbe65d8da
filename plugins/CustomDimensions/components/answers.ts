/** A dimension as CustomDimensions.getConfiguredCustomDimensions answers it. */
export interface Dimension {
  idcustomdimension: number;
  name: string;
  scope: 'visit' | 'action';
  active: boolean;
  extractions: Extraction[];
  case_sensitive: boolean;
}

export interface Extraction {
  dimension: string;
  pattern: string;
}

/** What a value can be read from, with its name. */
export interface Source {
  value: string;
  name: string;
}

/** What is written in the form. */
export interface Draft {
  name: string;
  scope: Dimension['scope'];
  isActive: boolean;
  source: string;
  pattern: string;
  isCaseSensitive: boolean;
}

/** Only tracking requests say it. */
export const NO_SOURCE = '';
/** Sources that are asked for by name, not searched by an expression. */
const named = ['urlparam', 'variable'];

export function isNamed(source: string): boolean {
  return named.includes(source);
}

export function toDraft(dimension: Dimension | null): Draft {
  const [first] = dimension?.extractions ?? [{ dimension: 'url', pattern: '' }];
  return {
    name: dimension?.name ?? '',
    scope: dimension?.scope ?? 'action',
    isActive: dimension?.active ?? true,
    source: first?.dimension ?? NO_SOURCE,
    pattern: first?.pattern ?? '',
    isCaseSensitive: dimension?.case_sensitive ?? true,
  };
}

/** The call that keeps the draft. Ways to find a value besides the first, which only programs give, stay. */
export function toCall(draft: Draft, dimension: Dimension | null, idSite: string): Record<string, string> {
  const { name, scope, isActive, source, pattern, isCaseSensitive } = draft;
  const first = source === NO_SOURCE ? [] : [{ dimension: source, pattern }];
  const settings = {
    idSite,
    name,
    active: isActive ? '1' : '0',
    caseSensitive: isCaseSensitive ? '1' : '0',
    extractions: JSON.stringify([...first, ...(dimension?.extractions.slice(1) ?? [])]),
  };
  return dimension
    ? {
        method: 'CustomDimensions.configureExistingCustomDimension',
        idDimension: String(dimension.idcustomdimension),
        ...settings,
      }
    : { method: 'CustomDimensions.configureNewCustomDimension', scope, ...settings };
}
