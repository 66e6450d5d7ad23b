/** The addresses of who animates the training: progress, groups, rooms, slides, questions to read again, the organisation's own modules. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../../rootRoute.tsx';

const getParentRoute = () => rootRoute;

const progress = createRoute({
  getParentRoute,
  path: '/formation/animer',
  validateSearch: ({ groupe }: Record<string, unknown>): { groupe?: string } => (typeof groupe === 'string' && groupe ? { groupe } : {}),
  component: lazyRouteComponent(() => import('./ProgressPage.tsx'), 'ProgressPage'),
});
const cohorts = createRoute({
  getParentRoute,
  path: '/formation/animer/groupes',
  component: lazyRouteComponent(() => import('./CohortsPage.tsx'), 'CohortsPage'),
});
const rooms = createRoute({
  getParentRoute,
  path: '/formation/animer/salles',
  component: lazyRouteComponent(() => import('./RoomsPage.tsx'), 'RoomsPage'),
});
const papers = createRoute({
  getParentRoute,
  path: '/formation/animer/supports',
  component: lazyRouteComponent(() => import('./PapersPage.tsx'), 'PapersPage'),
});
const flagged = createRoute({
  getParentRoute,
  path: '/formation/animer/a-relire',
  component: lazyRouteComponent(() => import('./FlaggedPage.tsx'), 'FlaggedPage'),
});
const ownModules = createRoute({
  getParentRoute,
  path: '/formation/animer/nos-modules',
  component: lazyRouteComponent(() => import('./OwnModulesPage.tsx'), 'OwnModulesPage'),
});
const ownModule = createRoute({
  getParentRoute,
  path: '/formation/nos-modules/$id',
  component: lazyRouteComponent(() => import('./own/OwnModulePage.tsx'), 'OwnModulePage'),
});

export const leadRoutes = [progress, cohorts, rooms, papers, flagged, ownModules, ownModule] as const;
