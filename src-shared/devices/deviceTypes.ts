/** Device types by their number, spelled as the segment `deviceType` and reports of Matomo spell them. */
export const deviceTypes = [
  'desktop',
  'smartphone',
  'tablet',
  'feature phone',
  'console',
  'tv',
  'car browser',
  'smart display',
  'camera',
  'portable media player',
  'phablet',
  'smart speaker',
  'wearable',
  'peripheral',
] as const;
export type DeviceType = (typeof deviceTypes)[number];

/** The number of a device type, as `config_device_type` stores it. */
export function deviceTypeNumber(type: DeviceType): number {
  return deviceTypes.indexOf(type);
}

/** The name a report shows for a device type's number (1 → Smartphone), the word for unknown of null and unknown numbers. */
export function deviceTypeName(type: number | null, translate: (key: string) => string): string {
  const name = type === null ? undefined : deviceTypes[type];
  return translate(name === undefined ? 'General_Unknown' : `DeviceType_${name.replaceAll(' ', '_')}`);
}
