#!/usr/bin/env node
// Writes resources/flags, resources/logos and the table of what is there (src-shared/devices/data/logoFiles.ts):
//   node resources/make-icons.mjs
// Flags come from flag-icons, brand icons from simple-icons (only those under CC0); everything else is drawn here.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const resources = dirname(fileURLToPath(import.meta.url));
const packages = join(resources, '../node_modules');
const { browsers, os, brands, searchEngines, socials, aiAssistants, devices, plain } = JSON.parse(
  readFileSync(join(resources, 'icons.json'), 'utf8'),
);

const listed = JSON.parse(readFileSync(join(packages, 'simple-icons/data/simple-icons.json'), 'utf8'));
const simpleIcons = new Map(
  listed
    .filter((icon) => icon.license === undefined)
    .map((icon) => [icon.slug ?? icon.title.toLowerCase().replace(/[^a-z0-9]/g, ''), icon]),
);

const luminance = (hex) => {
  const [red, green, blue] = [0, 2, 4].map((at) => (parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
// Nearly black and nearly white icons would vanish in one of the two themes.
const legible = (hex) => (luminance(hex) < 0.045 || luminance(hex) > 0.75 ? '7c828d' : hex);

const svg = (body) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${body}</svg>\n`;

const brandIcon = (slug) => {
  const icon = simpleIcons.get(slug);
  if (icon === undefined) throw new Error(`simple-icons has no icon '${slug}' under CC0`);
  const file = readFileSync(join(packages, `simple-icons/icons/${slug}.svg`), 'utf8');
  return svg(`<path fill="#${legible(icon.hex)}" d="${/ d="([^"]+)"/.exec(file)[1]}"/>`);
};

// A tile with letters, for names without a free icon.
const tile = (letters, colour) =>
  svg(
    `<rect x="1" y="1" width="22" height="22" rx="6" fill="#${colour}"/><text x="12" y="${letters.length > 1 ? 15.8 : 17}" ` +
      `text-anchor="middle" font-family="Inter,Helvetica,Arial,sans-serif" font-weight="700" ` +
      `font-size="${letters.length > 1 ? 10.5 : 14}" fill="#fff">${letters}</text>`,
  );

const drawing = (body) =>
  svg(
    `<g fill="none" stroke="#7c828d" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${body}</g>`,
  );

// `slug` of simple-icons, `letters #colour` for a tile, or the name of a plain drawing.
const icon = (spec) => {
  const [letters, colour] = spec.split(' #');
  if (colour !== undefined) return tile(letters, colour);
  return plain[spec] === undefined ? brandIcon(spec) : drawing(plain[spec]);
};

const empty = (folder) => {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.endsWith('.svg')) rmSync(join(folder, name));
};

const written = {};
const writeAll = (folder, specs) => {
  empty(join(resources, 'logos', folder));
  for (const [name, spec] of Object.entries(specs)) {
    writeFileSync(join(resources, 'logos', folder, `${name}.svg`), icon(spec));
  }
  written[folder] = Object.keys(specs).sort();
};
for (const [folder, specs] of Object.entries({ browsers, os, brands, devices, searchEngines, socials, aiAssistants })) {
  writeAll(folder, specs);
}

empty(join(resources, 'flags'));
const flags = join(packages, 'flag-icons/flags/4x3');
const countries = readdirSync(flags).filter((name) => /^[a-z]{2}\.svg$/.test(name) && name !== 'xx.svg');
for (const name of countries) copyFileSync(join(flags, name), join(resources, 'flags', name));
writeFileSync(
  join(resources, 'flags/xx.svg'),
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"><path fill="#e3e5e9" d="M0 0h640v480H0z"/>' +
    '<text x="320" y="350" text-anchor="middle" font-family="Inter,Helvetica,Arial,sans-serif" font-weight="600" ' +
    'font-size="320" fill="#7c828d">?</text></svg>\n',
);
written.flags = ['xx', ...countries.map((name) => name.slice(0, 2))].sort();

const wrap = (names) => names.join(' ').replace(/(.{1,112})(?: |$)/g, '    $1\n');
const rows = Object.entries(written).map(([folder, names]) => `  ${folder}: \`\n${wrap(names)}  \`,\n`);
writeFileSync(
  join(resources, '../src-shared/devices/data/logoFiles.ts'),
  '/** The SVG files of resources/flags and resources/logos, without their ending. Written by resources/make-icons.mjs. */\n' +
    `export const logoFiles = {\n${rows.join('')}} as const;\n`,
);
