import { configure, render } from '@testing-library/react';
import { App } from '@renderer/app/App';
import { useJobStore } from '@renderer/app/import/jobStore';
import { FakeHost } from './FakeHost';

/** What jsdom lacks and the UI kit asks for. */
export function addBrowserParts(): void {
  window.matchMedia = (query: string) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      addListener: () => undefined,
      removeListener: () => undefined,
    }) as unknown as MediaQueryList;
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollIntoView = () => undefined;
  Object.defineProperty(navigator, 'language', { configurable: true, value: 'en-GB' });
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
}

/** Draws the whole app at an address, on a host without an engine. */
export function openApp(path: string, host = new FakeHost()): FakeHost {
  addBrowserParts();
  configure({ asyncUtilTimeout: 8000 });
  useJobStore.setState({ jobs: [] });
  window.location.hash = path;
  render(<App host={host} />);
  return host;
}
