/** The addresses of a room: the screen that is projected, for who animates; the page of the phones, open to anyone. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../rootRoute.tsx';

const stage = createRoute({
  getParentRoute: () => rootRoute,
  path: '/formation/salles/$id',
  component: lazyRouteComponent(() => import('./StagePage.tsx'), 'StagePage'),
});
const phone = createRoute({
  getParentRoute: () => rootRoute,
  path: '/salle/{-$code}',
  component: lazyRouteComponent(() => import('./PhonePage.tsx'), 'PhonePage'),
});

export const roomRoutes = [stage, phone] as const;
