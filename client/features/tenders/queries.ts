/**
 * Reads about a consultation, ready for useQuery. Keys all begin with ['tender', id]: after each save the workspace
 * invalidates whatever follows from it (`refreshTender`), never the consultation itself, which its saver holds.
 */
import { type Query, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { PlaceProposals, DocumentText, TenderDocumentList } from '#shared/api/documents.ts';
import type { KeptClauses, KeptDifference, LotResults } from '#shared/api/clause-use.ts';
import type { ClauseFamily } from '#shared/api/clauses.ts';
import type { FindingList } from '#shared/api/findings.ts';
import type { TenderNotices } from '#shared/api/notice.ts';
import type { Recommendations } from '#shared/api/recommendations.ts';
import type { Tender, TenderList, TenderRegime } from '#shared/api/tenders.ts';
import { request } from '../../api.ts';

/** `/api/tenders/<id>/<rest>`. */
export const tenderPath = (id: string, rest = ''): string => `/api/tenders/${encodeURIComponent(id)}${rest && `/${rest}`}`;

export const tenderKeys = {
  list: ['tenders'] as const,
  one: (id: string) => ['tender', id] as const,
  regime: (id: string) => ['tender', id, 'regime'] as const,
  recommendations: (id: string) => ['tender', id, 'recommendations'] as const,
  findings: (id: string) => ['tender', id, 'findings'] as const,
  clause: (id: string, lotId: string, slug: string) => ['tender', id, 'clause', lotId, slug] as const,
  kept: (id: string) => ['tender', id, 'kept'] as const,
  keptFamily: (id: string, lotId: string, slug: string, hash: string) => ['tender', id, 'kept', lotId, slug, hash] as const,
  keptDifference: (id: string, lotId: string, slug: string) => ['tender', id, 'kept', lotId, slug, 'difference'] as const,
  results: (id: string) => ['tender', id, 'results'] as const,
  notice: (id: string) => ['tender', id, 'notice'] as const,
  documents: (id: string) => ['tender', id, 'documents'] as const,
  documentText: (id: string, documentId: string) => ['tender', id, 'document', documentId, 'text'] as const,
  places: (id: string, documentId: string) => ['tender', id, 'document', documentId, 'places'] as const,
};

/**
 * Asks again for all that follows from the consultation; its own content stays. What is being read for the first time is read anew: its answer may
 * be that of before the save, and invalidating it alone would wait for that answer and keep it.
 */
export async function refreshTender(client: QueryClient, id: string): Promise<void> {
  const filters = { queryKey: tenderKeys.one(id), predicate: ({ queryKey }: Query) => queryKey.length > tenderKeys.one(id).length };
  await client.cancelQueries(filters);
  await client.invalidateQueries(filters);
}

const read = <T>(queryKey: readonly unknown[], path: string) => queryOptions({ queryKey, queryFn: ({ signal }) => request<T>(path, { signal }) });

export const tendersQuery = read<TenderList>(tenderKeys.list, '/api/tenders');
export const deletedTendersQuery = read<TenderList>([...tenderKeys.list, 'deleted'], '/api/tenders?deleted=true');

/** Read afresh at each opening, then held by its saver. */
export const tenderQuery = (id: string) =>
  queryOptions({
    queryKey: tenderKeys.one(id),
    queryFn: ({ signal }) => request<Tender>(tenderPath(id), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const regimeQuery = (id: string) => read<TenderRegime>(tenderKeys.regime(id), tenderPath(id, 'regime'));
export const recommendationsQuery = (id: string) => read<Recommendations>(tenderKeys.recommendations(id), tenderPath(id, 'recommendations'));
export const findingsQuery = (id: string) => read<FindingList>(tenderKeys.findings(id), tenderPath(id, 'findings'));
const lotClausePath = (id: string, lotId: string, slug: string, part: string): string =>
  tenderPath(id, `lots/${encodeURIComponent(lotId)}/clauses/${encodeURIComponent(slug)}/${part}`);
/** The version of every clause of every lot. */
export const keptClausesQuery = (id: string) => read<KeptClauses>(tenderKeys.kept(id), tenderPath(id, 'clauses'));
/** A clause in a version that the library no longer gives. */
export const keptFamilyQuery = (id: string, lotId: string, slug: string, hash: string) =>
  read<ClauseFamily>(tenderKeys.keptFamily(id, lotId, slug, hash), lotClausePath(id, lotId, slug, 'family'));
export const keptDifferenceQuery = (id: string, lotId: string, slug: string) =>
  read<KeptDifference>(tenderKeys.keptDifference(id, lotId, slug), lotClausePath(id, lotId, slug, 'difference'));
export const resultsQuery = (id: string) => read<LotResults>(tenderKeys.results(id), tenderPath(id, 'results'));
export const noticeQuery = (id: string) => read<TenderNotices>(tenderKeys.notice(id), tenderPath(id, 'notice'));
export const documentsQuery = (id: string) => read<TenderDocumentList>(tenderKeys.documents(id), tenderPath(id, 'documents'));
export const documentTextQuery = (id: string, documentId: string) =>
  read<DocumentText>(tenderKeys.documentText(id, documentId), tenderPath(id, `documents/${encodeURIComponent(documentId)}/text`));
export const placesQuery = (id: string, documentId: string) =>
  read<PlaceProposals>(tenderKeys.places(id, documentId), tenderPath(id, `documents/${encodeURIComponent(documentId)}/places`));
