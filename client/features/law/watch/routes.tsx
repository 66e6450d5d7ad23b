/** The addresses of the watch. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../../rootRoute.tsx';
import { readWatchSearch } from './search.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/droit/veille',
  validateSearch: readWatchSearch,
  component: lazyRouteComponent(() => import('./WatchListPage.tsx'), 'WatchListPage'),
});
const changes = createRoute({
  getParentRoute: () => rootRoute,
  path: '/droit/veille/changements',
  component: lazyRouteComponent(() => import('./ChangesSeenPage.tsx'), 'ChangesSeenPage'),
});
const item = createRoute({
  getParentRoute: () => rootRoute,
  path: '/droit/veille/$kind/$itemId',
  component: lazyRouteComponent(() => import('./WatchItemPage.tsx'), 'WatchItemPage'),
});

export const watchRoutes = [list, changes, item] as const;
