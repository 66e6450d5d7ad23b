/** The reads several screens share, ready for useQuery. Answers about the law are kept ten minutes: content changes with a release only. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Catalogue } from '#shared/api/catalogue.ts';
import type { Ccag, ClauseFamily, ClauseList, ClauseQuery } from '#shared/api/clauses.ts';
import type { CpvList } from '#shared/api/cpv.ts';
import type { HoursEstimate, HoursRequest, LabourShareList } from '#shared/api/hours.ts';
import type { CitedReference, Doubt, LawSwitch, ReferenceList, ThresholdList } from '#shared/api/references.ts';
import type { SchemeList } from '#shared/api/schemes.ts';
import { keys, request, withQuery } from './api.ts';

type List<T> = { items: T[]; total: number };
const CONTENT = { staleTime: 10 * 60_000 };
type Health = { status: 'ok'; version: string; contentVersion: string };

export const healthQuery = queryOptions({ queryKey: keys.health, queryFn: ({ signal }) => request<Health>('/api/health', { signal }), ...CONTENT });

/** While the law of another day is read, the same thing stays on screen as it was; another thing does not. */
const keepSame =
  (id: string) =>
  <T>(previous: T | undefined, query: { queryKey: readonly unknown[] } | undefined): T | undefined =>
    query?.queryKey[1] === id ? previous : undefined;

/** The list keeps its last answer on screen while the next one comes. */
export const clausesQuery = (query: ClauseQuery) =>
  queryOptions({
    queryKey: keys.clauses(query),
    queryFn: ({ signal }) => request<ClauseList>(withQuery('/api/clauses', query), { signal }),
    placeholderData: keepPreviousData,
    ...CONTENT,
  });

/** `isShipped`: Clausier's own text, even where the organisation adapted it. */
export const clauseQuery = (slug: string, on: string, isShipped = false) =>
  queryOptions({
    queryKey: [...keys.clause(slug, on), ...(isShipped ? ['shipped'] : [])],
    queryFn: ({ signal }) => request<ClauseFamily>(withQuery(`/api/clauses/${encodeURIComponent(slug)}`, { on, shipped: isShipped || undefined }), { signal }),
    placeholderData: keepSame(slug),
    ...CONTENT,
  });

export const referencesQuery = (on: string) =>
  queryOptions({
    queryKey: keys.references(on),
    queryFn: ({ signal }) => request<ReferenceList>(withQuery('/api/references', { on }), { signal }),
    placeholderData: keepPreviousData,
    ...CONTENT,
  });

export const referenceQuery = (id: string, on: string) =>
  queryOptions({
    queryKey: keys.reference(id, on),
    queryFn: ({ signal }) => request<CitedReference>(withQuery(`/api/references/${encodeURIComponent(id)}`, { on }), { signal }),
    placeholderData: keepSame(id),
    ...CONTENT,
  });

export const thresholdsQuery = (on: string) =>
  queryOptions({
    queryKey: keys.thresholds(on),
    queryFn: ({ signal }) => request<ThresholdList>(withQuery('/api/thresholds', { on }), { signal }),
    placeholderData: keepPreviousData,
    ...CONTENT,
  });

export const switchesQuery = queryOptions({
  queryKey: keys.switches,
  queryFn: ({ signal }) => request<List<LawSwitch>>('/api/switches', { signal }),
  ...CONTENT,
});
export const doubtsQuery = queryOptions({ queryKey: keys.doubts, queryFn: ({ signal }) => request<List<Doubt>>('/api/doubts', { signal }), ...CONTENT });
export const ccagsQuery = queryOptions({ queryKey: keys.ccags, queryFn: ({ signal }) => request<List<Ccag>>('/api/ccags', { signal }), ...CONTENT });
export const catalogueQuery = queryOptions({ queryKey: keys.catalogue, queryFn: ({ signal }) => request<Catalogue>('/api/catalogue', { signal }), ...CONTENT });
export const schemesQuery = queryOptions({ queryKey: keys.schemes, queryFn: ({ signal }) => request<SchemeList>('/api/schemes', { signal }) });

/** The bin; read again whenever the list is. */
export const deletedSchemesQuery = queryOptions({
  queryKey: [...keys.schemes, 'deleted'],
  queryFn: ({ signal }) => request<SchemeList>('/api/schemes?deleted=true', { signal }),
});

/** Codes and words of the CPV; the last answer stays while the next one comes. */
export const cpvQuery = (q: string) =>
  queryOptions({
    queryKey: ['cpv', q],
    queryFn: ({ signal }) => request<CpvList>(withQuery('/api/cpv', { q, limit: 30 }), { signal }),
    placeholderData: keepPreviousData,
    ...CONTENT,
  });

export const labourSharesQuery = queryOptions({
  queryKey: ['hours', 'labour-shares'],
  queryFn: ({ signal }) => request<LabourShareList>('/api/hours/labour-shares', { signal }),
  ...CONTENT,
});

/** The same request always gives the same estimate. */
export const estimateQuery = (asked: HoursRequest) =>
  queryOptions({
    queryKey: ['hours', 'estimate', asked],
    queryFn: ({ signal }) => request<HoursEstimate>('/api/hours/estimate', { method: 'POST', body: asked, signal }),
    placeholderData: keepPreviousData,
    ...CONTENT,
  });
