import { fromErrorValue, type ErrorValue } from '@shared/errors';
import type { Bridge } from '@shared/ipc/contract';
import { openHttpBridge } from './HttpBridge';

declare global {
  interface Window {
    /** Given by Electron's preload. */
    heartwood?: Bridge;
  }
}

/** The host's bridge: the preload's in Electron, HTTP in a browser. */
export function findBridge(): Bridge {
  return window.heartwood ? withErrors(window.heartwood) : openHttpBridge();
}

/** Errors leave the preload as plain values, since Error objects lose their fields on the way; here they are errors again. */
function withErrors(bridge: Bridge): Bridge {
  const raise = (reason: unknown): never => {
    throw isErrorValue(reason) ? fromErrorValue(reason) : reason;
  };
  return {
    call: (name, input) => bridge.call(name, input).catch(raise),
    on: (name, listener) => bridge.on(name, listener),
    importFiles: (files, options) => bridge.importFiles(files, options).catch(raise),
    previewFiles: (files, options) => bridge.previewFiles(files, options).catch(raise),
    pickFiles: bridge.pickFiles,
  };
}

function isErrorValue(reason: unknown): reason is ErrorValue {
  return typeof reason === 'object' && reason !== null && 'code' in reason && 'params' in reason;
}
