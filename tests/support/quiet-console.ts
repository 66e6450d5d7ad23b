/** An unexpected error on the console fails the test that made it. */
import { afterEach, beforeEach, expect, vi } from 'vitest';

beforeEach(() => {
  vi.spyOn(console, 'error');
});

afterEach(() => {
  const spy = vi.mocked(console.error);
  const calls = spy.mock?.calls ?? [];
  vi.restoreAllMocks();
  expect(calls).toEqual([]);
});
