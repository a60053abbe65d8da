import { version } from '../../../package.json';

export const productVersion: string = version;

/** The Matomo whose methods, parameters and names the Reporting API has. */
export const matomoVersion = '5.2.0';
