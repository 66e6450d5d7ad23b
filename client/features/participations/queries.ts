/** Reads and addresses of the public consultations. Every key begins with 'participations': a decision, an answer or a closing refreshes them all, and the track of the consulted. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Participation, ParticipationCommentList, ParticipationList } from '#shared/api/participations.ts';
import { request, withQuery } from '../../api.ts';
import { refreshRounds } from '../rounds/queries.ts';
import type { VoiceSearch } from './search.ts';

const PARTICIPATIONS = 'participations';

/** `/api/schemes/<id>/participations/<parts>`, each part encoded. */
export const participationPath = (schemeId: string, ...parts: readonly string[]): string =>
  ['/api/schemes', ...[schemeId, PARTICIPATIONS, ...parts].map(encodeURIComponent)].join('/');

export const participationsQuery = (schemeId: string) =>
  queryOptions({
    queryKey: [PARTICIPATIONS, schemeId],
    queryFn: ({ signal }) => request<ParticipationList>(participationPath(schemeId), { signal }),
  });

export const participationQuery = (schemeId: string, id: string) =>
  queryOptions({
    queryKey: [PARTICIPATIONS, schemeId, id],
    queryFn: ({ signal }) => request<Participation>(participationPath(schemeId, id), { signal }),
  });

export const voicesQuery = (schemeId: string, id: string, { etat, passage, titre, page }: VoiceSearch) =>
  queryOptions({
    queryKey: [PARTICIPATIONS, schemeId, id, 'voices', { etat, passage, titre, page }],
    queryFn: ({ signal }) =>
      request<ParticipationCommentList>(
        withQuery(participationPath(schemeId, id, 'voices'), {
          ...(etat === undefined ? {} : etat === 'sans-reponse' ? { unanswered: true } : { state: etat }),
          ...(passage === undefined ? {} : { place: passage }),
          ...(titre === undefined ? {} : { quality: titre }),
          ...(page === undefined ? {} : { page: String(page) }),
        }),
        { signal },
      ),
  });

export async function refreshParticipations(client: QueryClient): Promise<void> {
  await Promise.all([client.invalidateQueries({ queryKey: [PARTICIPATIONS] }), refreshRounds(client)]);
}
