/**
 * Sends a file that may weigh more than a gigabyte: the browser's older way, the only one that says how much has left. Refusals become
 * the same ProblemError as everywhere; a sending given up rejects with an AbortError.
 */
import type { Import, ImportKind, ImportOptions } from '#shared/api/imports.ts';
import { failureOf, unreachable } from '../../../api.ts';
import { importPath } from './queries.ts';

export type ToSend = { kind: ImportKind; options: ImportOptions; file: File };
export type Sending = { signal: AbortSignal; progress: (bytes: number) => void };

const NO_BODY: readonly number[] = [204, 304];

const answerOf = (call: XMLHttpRequest): Response => {
  const headers = new Headers();
  for (const name of ['content-type', 'retry-after']) {
    const value = call.getResponseHeader(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(NO_BODY.includes(call.status) ? null : call.responseText, { status: call.status, headers });
};

/** The options leave before the file: the server knows what it reads from the first byte. */
export function sendImport({ kind, options, file }: ToSend, { signal, progress }: Sending): Promise<Import> {
  const form = new FormData();
  form.append('kind', kind);
  form.append('options', JSON.stringify(options));
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    const stop = (): void => call.abort();
    call.open('POST', importPath());
    call.setRequestHeader('accept', 'application/json, application/problem+json');
    call.upload.addEventListener('progress', ({ loaded }) => progress(Math.min(loaded, file.size)));
    call.addEventListener('load', () => {
      if (call.status >= 200 && call.status < 300) resolve(JSON.parse(call.responseText));
      else failureOf(answerOf(call)).then(reject, reject);
    });
    call.addEventListener('error', () => reject(unreachable()));
    call.addEventListener('abort', () => reject(new DOMException('sending given up', 'AbortError')));
    call.addEventListener('loadend', () => signal.removeEventListener('abort', stop));
    signal.addEventListener('abort', stop);
    call.send(form);
  });
}
