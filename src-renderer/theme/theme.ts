import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** Linen to bark: every grey of the interface, warm. */
const linen: MantineColorsTuple = [
  '#faf6f0',
  '#f3ede3',
  '#e9e0d2',
  '#dccfbd',
  '#c4b39c',
  '#9c8a74',
  '#6f6051',
  '#55483c',
  '#3b3129',
  '#251d17',
];

/** The same hues at night; Mantine reads text from 0 and surfaces from 5 to 8. */
const night: MantineColorsTuple = [
  '#efe6da',
  '#d8cbbb',
  '#b6a692',
  '#8f7f6d',
  '#554839',
  '#40352b',
  '#2b231c',
  '#1f1914',
  '#17120e',
  '#0f0b08',
];

/** The accent: the red-brown of heartwood. */
const cedar: MantineColorsTuple = [
  '#fdf1e7',
  '#f8dfca',
  '#f1c39c',
  '#e9a56b',
  '#df8b45',
  '#c86f2a',
  '#ad5a1c',
  '#924915',
  '#773b12',
  '#5b2d0f',
];

const teal: MantineColorsTuple = [
  '#e8f5f4',
  '#cfe8e6',
  '#a3d2cf',
  '#73bab6',
  '#4ba19d',
  '#2f8885',
  '#1f706e',
  '#185b5a',
  '#134847',
  '#0d3433',
];

const red: MantineColorsTuple = [
  '#fcedea',
  '#f6d5cf',
  '#eba99f',
  '#e07d6f',
  '#d35a4a',
  '#bf4031',
  '#a63226',
  '#8a291f',
  '#6d2019',
  '#4f1712',
];

/** The kit picks one text colour for a filled accent; ours is dark by day and bright by night, so each has its own. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  const isAccent = input.variant === 'filled' && input.color === input.theme.primaryColor;
  return isAccent ? { ...resolved, color: 'var(--mantine-primary-color-contrast)' } : resolved;
};

export const theme = createTheme({
  primaryColor: 'cedar',
  variantColorResolver,
  primaryShade: { light: 7, dark: 4 },
  colors: { cedar, gray: linen, dark: night, teal, red },
  white: '#fffdfa',
  black: '#251d17',
  autoContrast: true,
  luminanceThreshold: 0.28,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: {
    fontWeight: '640',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  shadows: {
    xs: '0 1px 2px rgb(59 41 25 / 8%)',
    sm: '0 1px 3px rgb(59 41 25 / 10%), 0 4px 12px -6px rgb(59 41 25 / 12%)',
    md: '0 2px 6px rgb(59 41 25 / 10%), 0 12px 28px -12px rgb(59 41 25 / 22%)',
    lg: '0 4px 12px rgb(59 41 25 / 12%), 0 24px 48px -16px rgb(59 41 25 / 28%)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: {
      defaultProps: {
        openDelay: 250,
        multiline: true,
        maw: 320,
        withArrow: true,
        events: { hover: true, focus: true, touch: true },
      },
    },
    Paper: { defaultProps: { radius: 'lg' } },
    Modal: { defaultProps: { radius: 'lg', centered: true } },
    Popover: { defaultProps: { shadow: 'md', radius: 'lg' } },
    Menu: { defaultProps: { shadow: 'md', radius: 'lg' } },
  },
});

/** The page is linen, cards are paper lying on it; by night, bark. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-primary-color-contrast': '#fffdfa',
    '--mantine-color-body': '#fffdfa',
    '--mantine-color-dimmed': '#6f6051',
    '--mantine-color-placeholder': '#75675a',
    '--mantine-color-default-border': '#dccfbd',
    '--mantine-color-anchor': '#8a4313',
    '--mantine-color-error': '#a63226',
    '--heartwood-page': '#f7f2ea',
    '--heartwood-line': '#e9e0d2',
    '--heartwood-share': '#f6e3d0',
    '--heartwood-positive': '#185b5a',
    '--heartwood-negative': '#a63226',
    '--heartwood-series-1': '#ad5a1c',
    '--heartwood-series-2': '#1f7f88',
    '--heartwood-series-3': '#c9952f',
    '--heartwood-series-4': '#4a5f95',
    '--heartwood-series-5': '#77853a',
    '--heartwood-series-6': '#8c4a6b',
    '--heartwood-series-rest': '#b3a592',
    '--heartwood-before': '#a8977f',
  },
  dark: {
    '--mantine-primary-color-contrast': '#251d17',
    '--mantine-color-body': '#211a15',
    '--mantine-color-dimmed': '#b6a692',
    '--mantine-color-placeholder': '#a08f7b',
    '--mantine-color-default': '#2b231c',
    '--mantine-color-default-border': '#4a3e32',
    '--mantine-color-anchor': '#eda766',
    '--mantine-color-error': '#eb8f80',
    '--heartwood-page': '#17120e',
    '--heartwood-line': '#372d24',
    '--heartwood-share': '#47301d',
    '--heartwood-positive': '#73bab6',
    '--heartwood-negative': '#eb8f80',
    '--heartwood-series-1': '#e0914c',
    '--heartwood-series-2': '#4fb0b4',
    '--heartwood-series-3': '#e2bd5d',
    '--heartwood-series-4': '#8ea2d8',
    '--heartwood-series-5': '#a9b965',
    '--heartwood-series-6': '#c98aa8',
    '--heartwood-series-rest': '#7d6e5d',
    '--heartwood-before': '#8a7a66',
  },
});
