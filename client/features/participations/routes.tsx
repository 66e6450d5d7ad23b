/** The address where a public consultation is moderated. The page that people read is not of the application: the server makes it. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../rootRoute.tsx';
import { readVoiceSearch } from './search.ts';

const participation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schemas/$id/participation/$participationId',
  validateSearch: readVoiceSearch,
  component: lazyRouteComponent(() => import('./ParticipationPage.tsx'), 'ParticipationPage'),
});

export const participationRoutes = [participation] as const;
