import type { ServerResponse } from 'node:http';
import { events } from '@shared/ipc/contract';
import type { EventName } from '@shared/ipc/contract';
import type { EngineClient } from '../worker/EngineClient';

const keepAliveMilliseconds = 20_000;

/** The engine's events, as server-sent events for every screen that listens. */
export class EventStream {
  private readonly screens = new Set<ServerResponse>();
  private readonly stopListening: (() => void)[];
  private readonly timer: NodeJS.Timeout;

  constructor(engine: EngineClient) {
    this.stopListening = (Object.keys(events) as EventName[]).map((name) =>
      engine.on(name, (value) => this.send(`event: ${name}\ndata: ${JSON.stringify(value)}\n\n`)),
    );
    this.timer = setInterval(() => this.send(': still here\n\n'), keepAliveMilliseconds);
    this.timer.unref();
  }

  add(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
    response.write('retry: 1000\n\n');
    this.screens.add(response);
    response.on('close', () => this.screens.delete(response));
  }

  close(): void {
    clearInterval(this.timer);
    for (const stop of this.stopListening) stop();
    for (const screen of this.screens) screen.end();
  }

  private send(text: string): void {
    for (const screen of this.screens) screen.write(text);
  }
}
