import { app } from 'electron';
import { runApp } from './electron/runApp';
import { EngineClient } from './worker/EngineClient';
import { findPluginPlaces } from './worker/EngineClientDataFile';

// Bundles are named here, in the entry: `import.meta.url` means another file in a bundler's chunk.
const workerUrl = new URL('./worker.js', import.meta.url);
const parseThreadUrl = new URL('./parseThread.js', import.meta.url);
const archiveThreadUrl = new URL('./archiveThread.js', import.meta.url);

runApp(new URL('../../', import.meta.url), ({ database, sampleLog }) =>
  EngineClient.open({
    workerUrl,
    parseThreadUrl,
    archiveThreadUrl,
    databasePath: database,
    version: app.getVersion(),
    host: 'electron',
    sampleLog,
    command: 'heartwood (app)',
    plugins: findPluginPlaces(database, undefined),
  }),
);
