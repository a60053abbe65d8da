import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, toErrorValue, toSentence } from '@shared/errors';

/** Sent with every answer: nothing may be loaded from, framed by or sent to anywhere else. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    // The UI kit sets styles of elements from script.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

export interface Answer {
  status: number;
  contentType: string;
  body: string | Uint8Array;
}

export function sendAnswer(response: ServerResponse, { status, contentType, body }: Answer): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  response.writeHead(status, { 'Content-Type': contentType, 'Cache-Control': 'no-store' });
  response.end(body);
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  sendAnswer(response, { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(value ?? null) });
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  sendAnswer(response, { status, contentType: 'text/plain; charset=utf-8', body: `${text}\n` });
}

/** An error as the screen's bridge reads it, and programs: `{"result": "error", "error": {code, params}, "message": the sentence}`. */
export function sendError(response: ServerResponse, error: unknown): void {
  const value = toErrorValue(error);
  // What is left of the request's body is not read: the connection cannot serve another.
  if (!response.headersSent) response.setHeader('Connection', 'close');
  sendJson(response, statusOf(error), { result: 'error', error: value, message: toSentence(value.code, value.params) });
}

function statusOf(error: unknown): number {
  if (!(error instanceof AppError) || error.code === 'internal') return 500;
  return error.code === 'request.tooLarge' ? 413 : 400;
}

const MEGABYTE = 1024 * 1024;
const bodyLimit = 4 * MEGABYTE;

/** The address asked for. Only what follows the host counts: `//elsewhere/` is a path here. */
export function toUrl(request: IncomingMessage): URL {
  const path = request.url ?? '/';
  return new URL(`http://127.0.0.1${path.startsWith('/') ? path : '/'}`);
}

/** A request's body as text. Throws: AppError request.tooLarge, when it is larger than any honest one. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > bodyLimit) throw new AppError('request.tooLarge', { megabytes: bodyLimit / MEGABYTE });
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
