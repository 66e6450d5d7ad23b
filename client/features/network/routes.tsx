/** The addresses of the network: its coverage, its register, its calendar. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../rootRoute.tsx';
import { readRegisterSearch } from './register.ts';

const coverage = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reseau',
  component: lazyRouteComponent(() => import('./CoveragePage.tsx'), 'CoveragePage'),
});
const register = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reseau/registre',
  validateSearch: readRegisterSearch,
  component: lazyRouteComponent(() => import('./RegisterPage.tsx'), 'RegisterPage'),
});
const calendar = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reseau/calendrier',
  component: lazyRouteComponent(() => import('./CalendarPage.tsx'), 'CalendarPage'),
});

export const networkRoutes = [coverage, register, calendar] as const;
