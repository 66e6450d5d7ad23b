import { afterEach, describe, expect, it, vi } from 'vitest';
import { request, toProblem, withQuery } from '../../../client/api.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A server that never answers; the request ends with its signal. */
const hang = (): void => {
  vi.stubGlobal(
    'fetch',
    (_path: string, { signal }: { signal: AbortSignal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  );
};

/** Limits asked for, each of them over at once. */
const hurry = (): number[] => {
  const asked: number[] = [];
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((limit) => {
    asked.push(limit);
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException('late', 'TimeoutError')), 1);
    return controller.signal;
  });
  return asked;
};

const problemOf = (promise: Promise<unknown>) => promise.then(() => null, toProblem);

describe('requests', () => {
  it('a silence is a server that does not answer', async () => {
    hang();
    const asked = hurry();
    expect(await problemOf(request('/api/health'))).toMatchObject({ status: 0, code: 'TIMEOUT', title: 'Le serveur ne répond pas' });
    await problemOf(request('/api/files', { method: 'POST', body: new FormData() }));
    expect(asked).toEqual([30_000, 90_000]);
  });

  it('a request given up by its caller stays given up', async () => {
    hang();
    const controller = new AbortController();
    const asked = request('/api/health', { signal: controller.signal });
    controller.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('no network, or an answer cut short, is a server out of reach', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
    expect(await problemOf(request('/api/health'))).toMatchObject({ status: 0, code: 'UNREACHABLE' });
    vi.stubGlobal('fetch', () => Promise.resolve({ ok: true, headers: new Headers(), text: () => Promise.reject(new TypeError('cut')) }));
    expect(await problemOf(request('/api/health'))).toMatchObject({ status: 0, code: 'UNREACHABLE' });
  });

  it('shows the problem the server words', async () => {
    const body = { type: 'about:blank', title: 'T', status: 400, detail: 'D', code: 'C', remedy: 'R' };
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(body), { status: 400 })));
    expect(await problemOf(request('/api/health'))).toEqual(body);
  });

  it('leaves out the parameters without a value', () => {
    expect(withQuery('/a', { q: '', keep: undefined, on: '2026-11-23' })).toBe('/a?on=2026-11-23');
  });
});
