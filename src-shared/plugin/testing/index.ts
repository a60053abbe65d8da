/** What tests of plugins work with, imported as `heartwood/testing`: no database, no engine. */
export * from './dayLogs';
export * from './reportContext';
