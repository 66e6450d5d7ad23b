import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { anomaliesQuery, importQuery, importsQuery, refreshWithout, stopReading } from '../../../client/features/figures/imports/queries.ts';
import { refreshFigures } from '../../../client/features/figures/queries.ts';

/** A read on screen: how often it was asked, and whether its asking was given up. */
function onScreen(client: QueryClient, queryKey: readonly unknown[]): { asked: () => number; isGivenUp: () => boolean } {
  const signals: AbortSignal[] = [];
  const queryFn = ({ signal }: { signal: AbortSignal }) => {
    signals.push(signal);
    return new Promise<string>((resolve) => setTimeout(resolve, 1, 'read'));
  };
  new QueryObserver(client, { queryKey, queryFn, retry: false }).subscribe(() => {});
  return { asked: () => signals.length, isGivenUp: () => signals.some(({ aborted }) => aborted) };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('the page of a file that is taken away', () => {
  const shown = (client: QueryClient) => ({
    page: onScreen(client, importQuery('a').queryKey),
    lines: onScreen(client, anomaliesQuery('a', 'DUPLICATE', 1).queryKey),
    list: onScreen(client, importsQuery.queryKey),
    other: onScreen(client, importQuery('b').queryKey),
  });
  const counts = (reads: ReturnType<typeof shown>): number[] => Object.values(reads).map(({ asked }) => asked());

  it('asks for nothing more about it while it is still on screen; everything else is read again', async () => {
    const client = new QueryClient();
    const reads = shown(client);
    await settled();
    void refreshWithout(client, 'a');
    await settled();
    expect(counts(reads)).toEqual([1, 1, 2, 2]);
    void refreshFigures(client);
    await settled();
    expect(counts(reads)).toEqual([2, 2, 3, 3]);
    client.clear();
  });

  it('gives up what it was still reading about it, and that alone', async () => {
    const client = new QueryClient();
    const reads = shown(client);
    await stopReading(client, 'a');
    expect(Object.values(reads).map(({ isGivenUp }) => isGivenUp())).toEqual([true, true, false, false]);
    client.clear();
  });
});
