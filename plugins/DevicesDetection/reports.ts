import {
  brandLogo,
  brandName,
  browserLogo,
  browserName,
  defineReports,
  deviceTypeLogo,
  deviceTypeName,
  deviceTypes,
  operatingSystemFamily,
  operatingSystemName,
  osLogo,
  processedVisitMetrics,
  visitMetrics,
  type ReportContext,
  type ReportDeclaration,
  type Row,
} from 'heartwood/sdk';

const common = {
  category: 'General_Visitors',
  metrics: visitMetrics,
  processedMetrics: processedVisitMetrics,
  visualization: 'bars',
} as const satisfies Partial<ReportDeclaration>;
const devices = { ...common, subcategory: 'DevicesDetection_Devices' } as const;
const software = { ...common, subcategory: 'DevicesDetection_Software' } as const;

/** `WIN;10` → `WIN` and `10` */
function splitCode(label: string): [code: string, rest: string] {
  const at = label.indexOf(';');
  return at < 0 ? [label, ''] : [label.slice(0, at), label.slice(at + 1)];
}

const codeOf = (label: string) => splitCode(label)[0];
const toDeviceType = (label: string) => (label === '' ? null : Number(label));
const orUnknown = (name: string, context: ReportContext) => name || context.translate('General_Unknown');

/** `name==value` for one column, `a==x;b==y` for a label of two. */
function segmentOf(first: string, second?: string) {
  return (label: string, row: Row): string | undefined => {
    if (row.isSummary) return undefined;
    const [code, rest] = second === undefined ? [label, ''] : splitCode(label);
    const head = `${first}==${encodeURIComponent(code)}`;
    return second === undefined ? head : `${head};${second}==${encodeURIComponent(rest)}`;
  };
}

/** Segments name brands as people do. */
const brandSegment = (code: string) => `deviceBrand==${encodeURIComponent(code && brandName(code))}`;

export default defineReports([
  {
    ...devices,
    method: 'getType',
    name: 'DevicesDetection_DeviceType',
    documentation: 'DevicesDetection_DeviceTypeReportDocumentation',
    order: 15,
    dimension: 'DevicesDetection_DeviceType',
    record: 'DevicesDetection_types',
    goalMetrics: 'visits',
    constantLabels: Object.keys(deviceTypes),
    label: (label, context) => deviceTypeName(toDeviceType(label), context.translate),
    metadata: { logo: (label) => deviceTypeLogo(toDeviceType(label)) },
    segment: (label) => `deviceType==${label === '' ? '' : encodeURIComponent(deviceTypes[Number(label)] ?? label)}`,
    visualization: 'pie',
  },
  {
    ...devices,
    method: 'getBrand',
    name: 'DevicesDetection_DeviceBrand',
    documentation: 'DevicesDetection_DeviceBrandReportDocumentation',
    order: 16,
    dimension: 'DevicesDetection_DeviceBrand',
    record: 'DevicesDetection_brands',
    goalMetrics: 'visits',
    label: (label, context) => orUnknown(label && brandName(label), context),
    metadata: { logo: brandLogo },
    segment: (label, row) => (row.isSummary ? undefined : brandSegment(label)),
  },
  {
    ...devices,
    method: 'getModel',
    name: 'DevicesDetection_DeviceModel',
    documentation: 'DevicesDetection_DeviceModelReportDocumentation',
    order: 17,
    dimension: 'DevicesDetection_DeviceModel',
    record: 'DevicesDetection_models',
    goalMetrics: 'visits',
    label: (label, context) => {
      const [brand, model] = splitCode(label);
      return [orUnknown(brand && brandName(brand), context), orUnknown(model, context)].join(' - ');
    },
    segment: (label, row) => {
      if (row.isSummary) return undefined;
      const [brand, model] = splitCode(label);
      return `${brandSegment(brand)};deviceModel==${encodeURIComponent(model)}`;
    },
  },
  {
    ...software,
    method: 'getOsFamilies',
    name: 'DevicesDetection_OperatingSystemFamilies',
    documentation: 'DevicesDetection_OsFamiliesReportDocumentation',
    order: 21,
    dimension: 'DevicesDetection_OperatingSystemFamily',
    record: 'DevicesDetection_os',
    groupLabel: (label) => label && operatingSystemFamily(label),
    label: orUnknown,
    metadata: { logo: (label) => osLogo(label) },
    visualization: 'pie',
  },
  {
    ...software,
    method: 'getOsVersions',
    name: 'DevicesDetection_OperatingSystemVersions',
    documentation: 'DevicesDetection_OsVersionsReportDocumentation',
    order: 22,
    dimension: 'DevicesDetection_ColumnOperatingSystemVersion',
    record: 'DevicesDetection_osVersions',
    label: (label, context) => {
      const [code, version] = splitCode(label);
      return `${orUnknown(code && operatingSystemName(code), context)} ${version}`.trim();
    },
    metadata: { logo: (label) => osLogo(codeOf(label)) },
    segment: segmentOf('operatingSystemCode', 'operatingSystemVersion'),
  },
  {
    ...software,
    method: 'getBrowsers',
    name: 'DevicesDetection_Browsers',
    documentation: 'DevicesDetection_BrowsersReportDocumentation',
    order: 19,
    dimension: 'DevicesDetection_ColumnBrowser',
    record: 'DevicesDetection_browsers',
    goalMetrics: 'visits',
    label: (label, context) => orUnknown(label && browserName(label), context),
    metadata: { logo: (label) => browserLogo(label) },
    segment: segmentOf('browserCode'),
    visualization: 'pie',
  },
  {
    ...software,
    method: 'getBrowserVersions',
    name: 'DevicesDetection_BrowserVersions',
    documentation: 'DevicesDetection_BrowserVersionsReportDocumentation',
    order: 20,
    dimension: 'DevicesDetection_ColumnBrowserVersion',
    record: 'DevicesDetection_browserVersions',
    label: (label, context) => {
      const [code, version] = splitCode(label);
      return `${orUnknown(code && browserName(code), context)} ${version}`.trim();
    },
    metadata: { logo: (label) => browserLogo(codeOf(label)) },
    segment: segmentOf('browserCode', 'browserVersion'),
  },
  {
    ...software,
    method: 'getBrowserEngines',
    name: 'DevicesDetection_BrowserEngines',
    documentation: 'DevicesDetection_BrowserEnginesReportDocumentation',
    order: 23,
    dimension: 'DevicesDetection_BrowserEngine',
    record: 'DevicesDetection_browserEngines',
    label: orUnknown,
    segment: segmentOf('browserEngine'),
  },
]);
