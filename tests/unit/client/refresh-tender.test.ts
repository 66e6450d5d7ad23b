import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { refreshTender, tenderKeys } from '../../../client/features/tenders/queries.ts';

type Answer = (value: string) => void;

/** A read on screen whose answers come when the test says so. */
function onScreen(client: QueryClient, queryKey: readonly unknown[]): { answers: Answer[]; shown: () => unknown } {
  const answers: Answer[] = [];
  const queryFn = () => new Promise<string>((resolve) => answers.push(resolve));
  const observer = new QueryObserver(client, { queryKey, queryFn, retry: false });
  observer.subscribe(() => {});
  return { answers, shown: () => observer.getCurrentResult().data };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('what follows from a consultation, once it is saved', () => {
  it('is read anew even when its first reading has not ended: the answer of before the save is not kept', async () => {
    const client = new QueryClient();
    const { answers, shown } = onScreen(client, tenderKeys.recommendations('t'));
    expect(answers).toHaveLength(1);
    void refreshTender(client, 't');
    await settled();
    answers[0]?.('before the save');
    await settled();
    expect(answers).toHaveLength(2);
    answers[1]?.('after the save');
    await settled();
    expect(shown()).toBe('after the save');
    client.clear();
  });

  it('leaves the consultation itself alone, and the other consultations', async () => {
    const client = new QueryClient();
    const [own, other] = [onScreen(client, tenderKeys.one('t')), onScreen(client, tenderKeys.recommendations('u'))];
    void refreshTender(client, 't');
    await settled();
    expect([own.answers.length, other.answers.length]).toEqual([1, 1]);
    client.clear();
  });
});
