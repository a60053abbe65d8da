/** Matomo's device types: the stored number, and what segments call it. */
export const deviceTypeSegmentValues: Readonly<Record<string, string>> = {
  '0': 'desktop',
  '1': 'smartphone',
  '2': 'tablet',
  '3': 'feature phone',
  '4': 'console',
  '5': 'tv',
  '6': 'car browser',
  '7': 'smart display',
  '8': 'camera',
  '9': 'portable media player',
  '10': 'phablet',
  '11': 'smart speaker',
  '12': 'wearable',
  '13': 'peripheral',
};
