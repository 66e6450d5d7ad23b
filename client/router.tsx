/** The addresses of the product. Each feature is loaded when it is opened; addresses stay short, plain and shareable. */
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { adminRoutes } from './features/admin/routes.tsx';
import { accountRoutes } from './features/account/routes.tsx';
import { ownClauseRoutes } from './features/clauses/own/routes.tsx';
import { readClauseSearch } from './features/clauses/search.ts';
import { figuresRoutes } from './features/figures/routes.tsx';
import { HomePage } from './features/home/HomePage.tsx';
import { readLawSearch } from './features/law/search.ts';
import { watchRoutes } from './features/law/watch/routes.tsx';
import { networkRoutes } from './features/network/routes.tsx';
import { participationRoutes } from './features/participations/routes.tsx';
import { roomRoutes } from './features/rooms/routes.tsx';
import { roundRoutes } from './features/rounds/routes.tsx';
import { schemeRoutes } from './features/schemes/routes.tsx';
import { tenderRoutes } from './features/tenders/routes.tsx';
import { leadRoutes } from './features/training/lead/routes.tsx';
import { trainingRoutes } from './features/training/routes.tsx';
import { rootRoute } from './rootRoute.tsx';
import { PageFault } from './shell/PageFault.tsx';
import { NotFound } from './shell/NotFound.tsx';
import { Loading } from './ui/Loading.tsx';

const home = createRoute({ getParentRoute: () => rootRoute, path: '/', component: HomePage });

const clauses = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clauses',
  validateSearch: readClauseSearch,
  component: lazyRouteComponent(() => import('./features/clauses/ClausesPage.tsx'), 'ClausesPage'),
});
const clause = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clauses/$slug',
  validateSearch: readClauseSearch,
  component: lazyRouteComponent(() => import('./features/clauses/ClausePage.tsx'), 'ClausePage'),
});

const law = createRoute({
  getParentRoute: () => rootRoute,
  path: '/droit',
  validateSearch: readLawSearch,
  component: lazyRouteComponent(() => import('./features/law/ReferencesPage.tsx'), 'ReferencesPage'),
});
const reference = createRoute({
  getParentRoute: () => rootRoute,
  path: '/droit/$id',
  component: lazyRouteComponent(() => import('./features/law/ReferencePage.tsx'), 'ReferencePage'),
});
const thresholds = createRoute({
  getParentRoute: () => rootRoute,
  path: '/droit/seuils',
  validateSearch: readLawSearch,
  component: lazyRouteComponent(() => import('./features/law/ThresholdsPage.tsx'), 'ThresholdsPage'),
});
const changes = createRoute({
  getParentRoute: () => rootRoute,
  path: '/droit/bascules',
  component: lazyRouteComponent(() => import('./features/law/ChangesPage.tsx'), 'ChangesPage'),
});
const doubts = createRoute({
  getParentRoute: () => rootRoute,
  path: '/droit/doutes',
  component: lazyRouteComponent(() => import('./features/law/DoubtsPage.tsx'), 'DoubtsPage'),
});

const hours = createRoute({
  getParentRoute: () => rootRoute,
  path: '/heures',
  component: lazyRouteComponent(() => import('./features/hours/HoursPage.tsx'), 'HoursPage'),
});

const about = createRoute({
  getParentRoute: () => rootRoute,
  path: '/a-propos',
  component: lazyRouteComponent(() => import('./features/about/AboutPage.tsx'), 'AboutPage'),
});
const accessibility = createRoute({
  getParentRoute: () => rootRoute,
  path: '/accessibilite',
  component: lazyRouteComponent(() => import('./features/about/AccessibilityPage.tsx'), 'AccessibilityPage'),
});
const privacy = createRoute({
  getParentRoute: () => rootRoute,
  path: '/donnees-personnelles',
  component: lazyRouteComponent(() => import('./features/about/PrivacyPage.tsx'), 'PrivacyPage'),
});

const routeTree = rootRoute.addChildren([
  home,
  clauses,
  clause,
  ...ownClauseRoutes,
  law,
  thresholds,
  changes,
  doubts,
  reference,
  ...watchRoutes,
  about,
  accessibility,
  privacy,
  hours,
  ...schemeRoutes,
  ...roundRoutes,
  ...participationRoutes,
  ...tenderRoutes,
  ...trainingRoutes,
  ...leadRoutes,
  ...roomRoutes,
  ...figuresRoutes,
  ...networkRoutes,
  ...accountRoutes,
  ...adminRoutes,
]);

/** Plain `?q=123&piece=ccap`: values are always text, so that an address can be written by hand. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));
const stringifySearch = (search: Record<string, unknown>): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value));
  const text = parameters.toString();
  return text ? `?${text}` : '';
};

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Loading what="Ouverture de la page…" />,
  defaultErrorComponent: PageFault,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
