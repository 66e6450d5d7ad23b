/** Reads and addresses of the published versions of a scheme. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { PublicationList, PublicationText } from '#shared/api/publications.ts';
import { request } from '../../../api.ts';

const PUBLICATIONS = 'publications';

/** `/api/schemes/<id>/publications/<parts>`, each part encoded. */
export const publicationPath = (schemeId: string, ...parts: readonly string[]): string =>
  ['/api/schemes', ...[schemeId, PUBLICATIONS, ...parts].map(encodeURIComponent)].join('/');

export const publicationsQuery = (schemeId: string) =>
  queryOptions({ queryKey: [PUBLICATIONS, schemeId], queryFn: ({ signal }) => request<PublicationList>(publicationPath(schemeId), { signal }) });

export const publicationQuery = (schemeId: string, id: string) =>
  queryOptions({
    queryKey: [PUBLICATIONS, schemeId, id],
    queryFn: ({ signal }) => request<PublicationText>(publicationPath(schemeId, id), { signal }),
  });

export const refreshPublications = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: [PUBLICATIONS] });
