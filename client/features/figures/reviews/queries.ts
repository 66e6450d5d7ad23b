/** Reads and addresses of the reviews. Keys begin with 'figures', as every screen here; what is due stands apart, for the first page. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { ReviewDueList, ReviewList } from '#shared/api/reviews.ts';
import { request } from '../../../api.ts';

const REVIEWS = ['figures', 'reviews'] as const;

/** `/api/schemes/<id>/reviews/<parts>`, each part encoded. */
export const reviewPath = (schemeId: string, ...parts: readonly string[]): string =>
  ['/api/schemes', ...[schemeId, 'reviews', ...parts].map(encodeURIComponent)].join('/');

export const CALENDAR_PATH = '/api/reviews/echeances.ics';

export const reviewsQuery = (schemeId: string) =>
  queryOptions({
    queryKey: [...REVIEWS, schemeId],
    queryFn: ({ signal }) => request<ReviewList>(reviewPath(schemeId), { signal }),
  });

export const duesQuery = queryOptions({
  queryKey: [...REVIEWS, 'due'],
  queryFn: ({ signal }) => request<ReviewDueList>('/api/reviews/due', { signal }),
});

/** After any change: the list, and what is due. */
export const refreshReviews = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: REVIEWS });
