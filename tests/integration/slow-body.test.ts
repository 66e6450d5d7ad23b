/** How long a request may take to arrive. */
import { afterEach, expect, it, vi } from 'vitest';
import { testApp } from '../support/app.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('a request that came by no connection is never late: a minute later, nothing is thrown', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const app = await testApp();
  expect((await app.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Schéma' } })).statusCode).toBe(201);
  expect(() => vi.advanceTimersByTime(61_000)).not.toThrow();
  vi.useRealTimers();
  await app.close();
});
