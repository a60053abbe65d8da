import { fromErrorValue, type ErrorValue } from '@shared/errors';

export interface Upload {
  done: Promise<{ job: string }>;
  cancel: () => void;
}

/** Sends files to the host one after another; with the last one it starts their import. Reports all bytes sent. */
export function uploadFiles(
  files: readonly File[],
  options: Record<string, unknown>,
  onProgress: (bytes: number) => void,
): Upload {
  let request: XMLHttpRequest | null = null;
  let isCancelled = false;
  const batch = crypto.randomUUID();

  const run = async (): Promise<{ job: string }> => {
    let sent = 0;
    let answer: { job: string | null } = { job: null };
    for (const [index, file] of files.entries()) {
      if (isCancelled) break;
      const query = new URLSearchParams({ name: file.name, batch, options: JSON.stringify(options) });
      if (index < files.length - 1) query.set('more', '1');
      request = new XMLHttpRequest();
      answer = await send(request, `upload?${query}`, file, (bytes) => onProgress(sent + bytes));
      sent += file.size;
    }
    if (answer.job === null) throw new DOMException('The upload was cancelled.', 'AbortError');
    return { job: answer.job };
  };
  return {
    done: run(),
    cancel: () => {
      isCancelled = true;
      request?.abort();
    },
  };
}

/** XMLHttpRequest, because fetch does not say how much it has sent. */
function send(
  request: XMLHttpRequest,
  address: string,
  file: File,
  onProgress: (bytes: number) => void,
): Promise<{ job: string | null }> {
  return new Promise((resolve, reject) => {
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => {
      const value = request.response as { job: string | null; error?: ErrorValue } | null;
      if (request.status === 200 && value) resolve(value);
      else reject(value?.error ? fromErrorValue(value.error) : new Error(`The upload failed (${request.status}).`));
    };
    request.onerror = () => reject(new Error('The upload failed: the host does not answer.'));
    request.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'));
    request.open('POST', address);
    request.responseType = 'json';
    request.send(file);
  });
}
