/** The reads of our clauses, and what a change makes stale. */
import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  ClauseCommentList,
  ClauseDifference,
  ClauseUpdate,
  OwnClause,
  OwnClauseList,
  OwnClauseState,
  OwnClauseVersionList,
} from '#shared/api/own-clauses.ts';
import { request, withQuery } from '../../../api.ts';

const ROOT = '/api/own-clauses';
/** `ownPath(id, 'comments')` → `/api/own-clauses/…/comments`. */
export const ownPath = (...parts: string[]): string => [ROOT, ...parts.map(encodeURIComponent)].join('/');

export const ownClausesQuery = (state?: OwnClauseState) =>
  queryOptions({
    queryKey: ['own-clauses', 'list', state ?? 'all'],
    queryFn: ({ signal }) => request<OwnClauseList>(withQuery(ROOT, { state }), { signal }),
    placeholderData: keepPreviousData,
  });

/** The one clause of that name, written here or adapted; for the page of the library. */
export const ownOfSlugQuery = (slug: string) =>
  queryOptions({ queryKey: ['own-clauses', 'slug', slug], queryFn: ({ signal }) => request<OwnClauseList>(withQuery(ROOT, { slug }), { signal }) });

export const ownClauseQuery = (id: string) =>
  queryOptions({ queryKey: ['own-clauses', 'one', id], queryFn: ({ signal }) => request<OwnClause>(ownPath(id), { signal }) });

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['own-clauses', 'one', id, 'versions'],
    queryFn: ({ signal }) => request<OwnClauseVersionList>(ownPath(id, 'versions'), { signal }),
  });

/** `revision`: what is being written changes the answer. */
export const differenceQuery = (id: string, from: string, to: string, revision: number) =>
  queryOptions({
    queryKey: ['own-clauses', 'one', id, 'difference', from, to, revision],
    queryFn: ({ signal }) => request<ClauseDifference>(withQuery(ownPath(id, 'difference'), { from, to }), { signal }),
    placeholderData: keepPreviousData,
  });

export const updateQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['own-clauses', 'one', id, 'update', revision],
    queryFn: ({ signal }) => request<ClauseUpdate>(ownPath(id, 'update'), { signal }),
    placeholderData: keepPreviousData,
  });

export const commentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['own-clauses', 'one', id, 'comments'],
    queryFn: ({ signal }) => request<ClauseCommentList>(ownPath(id, 'comments'), { signal }),
  });

/** The library may give another text: everything read of it is read again. */
export async function refreshClauses(client: QueryClient): Promise<void> {
  await Promise.all([['own-clauses'], ['clauses'], ['clause'], ['fill']].map((queryKey) => client.invalidateQueries({ queryKey })));
}
