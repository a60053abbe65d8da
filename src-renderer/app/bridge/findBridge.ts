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
  return window.heartwood ?? openHttpBridge();
}
