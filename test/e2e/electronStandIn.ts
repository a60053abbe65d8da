import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page, Request as PageRequest, Route } from 'playwright-core';
import type { BrowserWindowConstructorOptions } from 'electron';

/**
 * Stands in for the `electron` module under the built bundles: a window is a page of a real Chromium, in which the built
 * preload runs against `ipcRenderer`, `contextBridge` and `webUtils` of the same kind.
 *
 * A browser knows no scheme of ours, so the page's address is https://heartwood.test/ and each request is answered by
 * the app's own protocol handler, as app://heartwood/.
 */
const pageOrigin = 'https://heartwood.test';
const appOrigin = 'app://heartwood';
const toAppAddress = (address: string) => address.replace(pageOrigin, appOrigin);
const toPageAddress = (address: string) => address.replace(appOrigin, pageOrigin);

type IpcHandler = (event: unknown, ...args: unknown[]) => unknown;
type ProtocolHandler = (request: Request) => Promise<Response>;

class PreventableEvent {
  isPrevented = false;
  constructor(readonly url = '') {}
  preventDefault(): void {
    this.isPrevented = true;
  }
}

/** What the app did to the system, for the test to look at. */
export class StandIn {
  readonly windows: StandInWindow[] = [];
  readonly handlers = new Map<string, IpcHandler>();
  readonly opened: string[] = [];
  readonly errorBoxes: string[] = [];
  readonly schemes: unknown[] = [];
  protocolHandler: ProtocolHandler | null = null;
  menu: { label?: string; submenu?: unknown }[] = [];
  permissionRequest: ((contents: unknown, permission: string, decide: (isGranted: boolean) => void) => void) | null =
    null;
  permissionCheck: ((contents: unknown, permission: string) => boolean) | null = null;
  /** What the open dialog answers next. */
  filesToPick: string[] = [];
  /** Paths of files by name, for webUtils.getPathForFile. */
  readonly pathsOfFiles: Record<string, string> = {};
  readonly app: ReturnType<typeof newApp>;

  constructor(readonly context: BrowserContext) {
    this.app = newApp();
  }

  static async open(browser: Browser): Promise<StandIn> {
    return new StandIn(await browser.newContext());
  }

  /** Runs the built entry against this stand-in. */
  async run(entry: URL): Promise<StandInWindow> {
    const modules = this.toModule();
    Object.assign(globalThis, { electronStandIn: modules });
    const names = Object.keys(modules).join(', ');
    const source = `export const { ${names} } = globalThis.electronStandIn;`;
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier === 'electron' ? { url: 'stand-in:electron', shortCircuit: true } : next(specifier, context),
      load: (url, context, next) =>
        url === 'stand-in:electron' ? { format: 'module', source, shortCircuit: true } : next(url, context),
    });
    // Loads past the test runner, which would take the bundle for one of its own sources.
    createRequire(import.meta.url)(fileURLToPath(entry));
    await waitUntil(() => this.windows[0]?.isLoaded || this.errorBoxes.length > 0);
    if (!this.windows[0]) throw new Error(this.errorBoxes.join('\n'));
    return this.windows[0];
  }

  /** Calls an IPC handler as the page at `url` would. */
  async invoke(url: string, channel: string, ...args: unknown[]): Promise<unknown> {
    return this.handlers.get(channel)?.({ senderFrame: { url, parent: null } }, ...args);
  }

  private toModule(): Record<string, unknown> {
    const { app, handlers, schemes, opened } = this;
    return {
      app,
      BrowserWindow: bindWindow(this),
      dialog: {
        showErrorBox: (title: string, text: string) => this.errorBoxes.push(`${title}: ${text}`),
        showOpenDialog: async () => ({ canceled: this.filesToPick.length === 0, filePaths: this.filesToPick }),
      },
      ipcMain: { handle: (channel: string, handler: IpcHandler) => handlers.set(channel, handler) },
      Menu: {
        buildFromTemplate: (template: StandIn['menu']) => template,
        setApplicationMenu: (menu: StandIn['menu']) => (this.menu = menu),
      },
      nativeTheme: { shouldUseDarkColors: false },
      protocol: {
        registerSchemesAsPrivileged: (added: unknown[]) => schemes.push(...added),
        handle: (_scheme: string, handler: ProtocolHandler) => (this.protocolHandler = handler),
      },
      session: {
        defaultSession: {
          setPermissionRequestHandler: (handler: never) => (this.permissionRequest = handler),
          setPermissionCheckHandler: (handler: never) => (this.permissionCheck = handler),
          setDevicePermissionHandler: () => {},
        },
      },
      shell: {
        openExternal: async (address: string) => void opened.push(address),
        openPath: async (path: string) => void opened.push(path),
      },
    };
  }
}

function newApp() {
  const app = new EventEmitter();
  return Object.assign(app, {
    isPackaged: false,
    hasQuit: false,
    requestSingleInstanceLock: () => true,
    whenReady: async () => {},
    getVersion: () => '0.0.0-test',
    exit: () => {},
    quit(this: { hasQuit: boolean }) {
      const event = new PreventableEvent();
      app.emit('will-quit', event);
      if (!event.isPrevented) this.hasQuit = true;
    },
  });
}

/** The class that the bundle calls `BrowserWindow`, bound to one stand-in. */
function bindWindow(standIn: StandIn) {
  return class extends StandInWindow {
    static getAllWindows = () => standIn.windows;
    constructor(options: BrowserWindowConstructorOptions) {
      super(standIn, options);
    }
  };
}

/** A window: a page of Chromium with the preload in it. */
export class StandInWindow extends EventEmitter {
  page: Page | null = null;
  isLoaded = false;
  focused = 0;
  readonly webContents: StandInContents;

  constructor(
    private readonly standIn: StandIn,
    readonly options: BrowserWindowConstructorOptions,
  ) {
    super();
    this.webContents = new StandInContents(this);
    standIn.windows.push(this);
    standIn.app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(address: string): Promise<void> {
    const { context } = this.standIn;
    await context.exposeBinding('standInInvoke', ({ frame }, channel: string, ...args: unknown[]) => {
      const senderFrame = { url: toAppAddress(frame.url()), parent: frame.parentFrame() };
      return this.standIn.handlers.get(channel)?.({ senderFrame }, ...args);
    });
    await context.addInitScript(rendererElectron, this.standIn.pathsOfFiles);
    const preload = readFileSync(String(this.options.webPreferences?.preload), 'utf8');
    await context.addInitScript(
      `if (window === window.top) (function (require, exports, module) {${preload}\n})(standInRequire, {}, {});`,
    );
    await context.route('**/*', (route) => this.answer(route));
    this.page = await context.newPage();
    await this.page.goto(toPageAddress(address));
    this.isLoaded = true;
    context.on('page', (popup) => void popup.close());
    this.emit('ready-to-show');
  }

  show(): void {}

  focus(): void {
    this.focused += 1;
  }

  /** A window that the page opens asks for its page before it has a frame. */
  private isOfPopup(request: PageRequest): boolean {
    try {
      return request.frame().page() !== this.page;
    } catch {
      return true;
    }
  }

  private async answer(route: Route): Promise<void> {
    const request = route.request();
    const address = toAppAddress(request.url());
    if (request.isNavigationRequest() && this.isLoaded) {
      if (this.isOfPopup(request)) {
        this.webContents.windowOpenHandler?.({ url: address });
        return route.abort();
      }
      const event = new PreventableEvent(address);
      this.webContents.emit('will-navigate', event);
      if (event.isPrevented) return route.abort('aborted');
    }
    const answer = await this.standIn.protocolHandler?.(new Request(address, { method: request.method() }));
    if (!answer || !address.startsWith(appOrigin)) return route.abort();
    return route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  }
}

class StandInContents extends EventEmitter {
  windowOpenHandler: ((details: { url: string }) => { action: string }) | null = null;

  constructor(private readonly window: StandInWindow) {
    super();
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    const { page, isLoaded } = this.window;
    if (!page || !isLoaded) return;
    const message = { channel, args };
    page
      .evaluate(({ channel, args }) => (window as unknown as StandInPage).standInReceive(channel, args), message)
      .catch(() => {});
  }
}

interface StandInPage {
  standInInvoke(channel: string, ...args: unknown[]): Promise<unknown>;
  standInReceive(channel: string, args: unknown[]): void;
  standInRequire(name: string): unknown;
  [name: string]: unknown;
}

/** Runs in the page: what a sandboxed preload may require. */
function rendererElectron(pathsOfFiles: Record<string, string>): void {
  const page = window as unknown as StandInPage;
  const listeners: { channel: string; listener: (event: unknown, ...args: unknown[]) => void }[] = [];
  page.standInReceive = (channel, args) => {
    for (const known of [...listeners]) if (known.channel === channel) known.listener({}, ...args);
  };
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => (page[name] = value) },
    ipcRenderer: {
      invoke: page.standInInvoke,
      on: (channel: string, listener: never) => listeners.push({ channel, listener }),
      off: (_channel: string, listener: never) =>
        listeners.splice(
          listeners.findIndex((known) => known.listener === listener),
          1,
        ),
    },
    webUtils: { getPathForFile: (file: File) => pathsOfFiles[file.name] ?? '' },
  };
  page.standInRequire = (name) => {
    if (name !== 'electron') throw new Error(`a sandboxed preload cannot require ${name}`);
    return electron;
  };
}

export async function waitUntil(isTrue: () => unknown, seconds = 60): Promise<void> {
  for (let i = 0; i < seconds * 20; i++) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not come to be');
}
