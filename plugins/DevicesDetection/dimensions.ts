import {
  brandNames,
  browserName,
  defineDimensions,
  deviceTypes,
  operatingSystemName,
  type CellValue,
} from 'heartwood/sdk';

const devices = { category: 'DevicesDetection_Devices' } as const;
const software = { category: 'DevicesDetection_Software' } as const;

/** The name of a code; an empty one has none. */
const named =
  (toName: (code: string) => string) =>
  (code: CellValue): CellValue =>
    code ? toName(String(code)) : null;

export default defineDimensions({
  config_device_type: {
    type: 'INTEGER',
    from: { fact: 'client', value: (fact) => fact.deviceType },
    label: 'DevicesDetection_DeviceType',
    segment: {
      name: 'deviceType',
      values: Object.fromEntries(Object.entries(deviceTypes)),
      hint: 'desktop, smartphone, tablet',
      ...devices,
    },
  },
  config_device_brand: {
    type: 'TEXT',
    from: { fact: 'client', value: (fact) => fact.deviceBrand },
    label: 'DevicesDetection_DeviceBrand',
    segment: { name: 'deviceBrand', values: brandNames, hint: 'Apple, Samsung', ...devices },
  },
  config_device_model: {
    type: 'TEXT',
    from: { fact: 'client', value: (fact) => fact.deviceModel },
    label: 'DevicesDetection_DeviceModel',
    segment: { name: 'deviceModel', hint: 'iPad', isExact: true, ...devices },
  },
  config_os: {
    type: 'TEXT',
    from: { fact: 'client', value: (fact) => fact.osCode },
    label: 'DevicesDetection_ColumnOperatingSystem',
    segment: [
      { name: 'operatingSystemCode', hint: 'WIN, MAC, LIN, AND, IOS', ...software },
      {
        name: 'operatingSystemName',
        hint: 'Windows, Android',
        to: named(operatingSystemName),
        label: 'DevicesDetection_OperatingSystemName',
        ...software,
      },
    ],
  },
  config_os_version: {
    type: 'TEXT',
    from: { fact: 'client', value: (fact) => fact.osVersion },
    label: 'DevicesDetection_ColumnOperatingSystemVersion',
    segment: { name: 'operatingSystemVersion', hint: '10', ...software },
  },
  config_browser_name: {
    type: 'TEXT',
    from: { fact: 'client', value: (fact) => fact.browserCode },
    label: 'DevicesDetection_ColumnBrowser',
    segment: [
      { name: 'browserCode', hint: 'FF, CH, SF', ...software },
      {
        name: 'browserName',
        hint: 'Firefox, Chrome',
        to: named(browserName),
        label: 'DevicesDetection_BrowserName',
        ...software,
      },
    ],
  },
  config_browser_version: {
    type: 'TEXT',
    from: { fact: 'client', value: (fact) => fact.browserVersion },
    label: 'DevicesDetection_ColumnBrowserVersion',
    segment: { name: 'browserVersion', hint: '141.0', ...software },
  },
  config_browser_engine: {
    type: 'TEXT',
    from: { fact: 'client', value: (fact) => fact.browserEngine },
    label: 'DevicesDetection_BrowserEngine',
    segment: { name: 'browserEngine', hint: 'Blink, Gecko, WebKit', ...software },
  },
});
