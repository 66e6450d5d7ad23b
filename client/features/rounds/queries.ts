/** Reads and addresses of the review rounds. Every key begins with 'rounds': an answer, a decision or a closing refreshes them all. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { ConsultedList, MyPartList, Round, RoundList, RoundMailed, RoundReading } from '#shared/api/rounds.ts';
import { request } from '../../api.ts';

const ROUNDS = 'rounds';

/** `/api/schemes/<id>/rounds/<parts>`, each part encoded. */
export const roundPath = (schemeId: string, ...parts: readonly string[]): string =>
  ['/api/schemes', ...[schemeId, ROUNDS, ...parts].map(encodeURIComponent)].join('/');
export const consultedPath = (schemeId: string, ...parts: readonly string[]): string =>
  ['/api/schemes', ...[schemeId, 'consulted', ...parts].map(encodeURIComponent)].join('/');
export const MINE_CALENDAR = '/api/rounds/relectures.ics';

export const myPartsQuery = queryOptions({ queryKey: [ROUNDS, 'mine'], queryFn: ({ signal }) => request<MyPartList>('/api/rounds/mine', { signal }) });

export const roundsQuery = (schemeId: string) =>
  queryOptions({ queryKey: [ROUNDS, schemeId], queryFn: ({ signal }) => request<RoundList>(roundPath(schemeId), { signal }) });

export const roundQuery = (schemeId: string, roundId: string) =>
  queryOptions({ queryKey: [ROUNDS, schemeId, roundId], queryFn: ({ signal }) => request<Round>(roundPath(schemeId, roundId), { signal }) });

export const lettersQuery = (schemeId: string, roundId: string) =>
  queryOptions({
    queryKey: [ROUNDS, schemeId, roundId, 'messages'],
    queryFn: ({ signal }) => request<RoundMailed>(roundPath(schemeId, roundId, 'messages'), { signal }),
  });

export const readingQuery = (schemeId: string, roundId: string, partId: string) =>
  queryOptions({
    queryKey: [ROUNDS, schemeId, roundId, 'parts', partId],
    queryFn: ({ signal }) => request<RoundReading>(roundPath(schemeId, roundId, 'parts', partId), { signal }),
  });

export const consultedQuery = (schemeId: string) =>
  queryOptions({ queryKey: [ROUNDS, schemeId, 'consulted'], queryFn: ({ signal }) => request<ConsultedList>(consultedPath(schemeId), { signal }) });

export const refreshRounds = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: [ROUNDS] });
