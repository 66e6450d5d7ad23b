/** The address of a review round: the table of its lead, or with `partie` the passages one person reads. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../rootRoute.tsx';

const round = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schemas/$id/relecture/$roundId',
  validateSearch: (search: Record<string, unknown>): { partie?: string } => (typeof search['partie'] === 'string' ? { partie: search['partie'] } : {}),
  component: lazyRouteComponent(() => import('./RoundPage.tsx'), 'RoundPage'),
});

export const roundRoutes = [round] as const;
