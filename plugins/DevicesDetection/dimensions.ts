import { defineDimensions, deviceTypes } from 'heartwood/sdk';

export default defineDimensions({
  config_device_type: {
    type: 'INTEGER',
    from: { fact: 'client', value: (fact) => fact.deviceType },
    label: 'DevicesDetection_DeviceType',
    segment: {
      name: 'deviceType',
      values: Object.fromEntries(Object.entries(deviceTypes)),
      hint: 'desktop, smartphone, tablet',
    },
  },
  config_device_brand: {
    type: 'TEXT',
    from: { fact: 'client', value: (fact) => fact.deviceBrand },
    label: 'DevicesDetection_DeviceBrand',
    segment: { name: 'deviceBrand', hint: 'AP (the code of a brand)' },
  },
  config_device_model: {
    type: 'TEXT',
    from: { fact: 'client', value: (fact) => fact.deviceModel },
    label: 'DevicesDetection_DeviceModel',
    segment: { name: 'deviceModel', hint: 'iPad' },
  },
  config_os: {
    type: 'TEXT',
    from: { fact: 'client', value: (fact) => fact.osCode },
    label: 'DevicesDetection_ColumnOperatingSystem',
    segment: { name: 'operatingSystemCode', hint: 'WIN, MAC, LIN, AND, IOS' },
  },
  config_os_version: {
    type: 'TEXT',
    from: { fact: 'client', value: (fact) => fact.osVersion },
    label: 'DevicesDetection_ColumnOperatingSystemVersion',
    segment: { name: 'operatingSystemVersion', hint: '10' },
  },
  config_browser_name: {
    type: 'TEXT',
    from: { fact: 'client', value: (fact) => fact.browserCode },
    label: 'DevicesDetection_ColumnBrowser',
    segment: { name: 'browserCode', hint: 'FF, CH, SF' },
  },
  config_browser_version: {
    type: 'TEXT',
    from: { fact: 'client', value: (fact) => fact.browserVersion },
    label: 'DevicesDetection_ColumnBrowserVersion',
    segment: { name: 'browserVersion', hint: '141.0' },
  },
  config_browser_engine: {
    type: 'TEXT',
    from: { fact: 'client', value: (fact) => fact.browserEngine },
    label: 'DevicesDetection_BrowserEngine',
    segment: { name: 'browserEngine', hint: 'Blink, Gecko, WebKit' },
  },
});
