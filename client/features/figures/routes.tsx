/** The addresses of the figures. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../rootRoute.tsx';
import { readContractSearch, readFigureSearch, readMapSearch, readOpportunitySearch } from './parts/search.ts';

const indicators = createRoute({
  getParentRoute: () => rootRoute,
  path: '/chiffres',
  validateSearch: readFigureSearch,
  component: lazyRouteComponent(() => import('./indicators/IndicatorsPage.tsx'), 'IndicatorsPage'),
});
const indicator = createRoute({
  getParentRoute: () => rootRoute,
  path: '/chiffres/indicateurs/$indicatorId',
  validateSearch: readFigureSearch,
  component: lazyRouteComponent(() => import('./indicators/IndicatorPage.tsx'), 'IndicatorPage'),
});
const contracts = createRoute({
  getParentRoute: () => rootRoute,
  path: '/chiffres/marches',
  validateSearch: readContractSearch,
  component: lazyRouteComponent(() => import('./contracts/ContractsPage.tsx'), 'ContractsPage'),
});
const purchases = createRoute({
  getParentRoute: () => rootRoute,
  path: '/chiffres/achats',
  component: lazyRouteComponent(() => import('./purchases/PurchasesPage.tsx'), 'PurchasesPage'),
});
const map = createRoute({
  getParentRoute: () => rootRoute,
  path: '/chiffres/cartographie',
  validateSearch: readMapSearch,
  component: lazyRouteComponent(() => import('./map/MapPage.tsx'), 'MapPage'),
});
const opportunities = createRoute({
  getParentRoute: () => rootRoute,
  path: '/chiffres/gisements',
  validateSearch: readOpportunitySearch,
  component: lazyRouteComponent(() => import('./opportunities/OpportunitiesPage.tsx'), 'OpportunitiesPage'),
});
const decisions = createRoute({
  getParentRoute: () => rootRoute,
  path: '/chiffres/a-decider',
  component: lazyRouteComponent(() => import('./decisions/DecisionsPage.tsx'), 'DecisionsPage'),
});
const reviews = createRoute({
  getParentRoute: () => rootRoute,
  path: '/chiffres/bilans',
  component: lazyRouteComponent(() => import('./reviews/ReviewsPage.tsx'), 'ReviewsPage'),
});
const imports = createRoute({
  getParentRoute: () => rootRoute,
  path: '/chiffres/imports',
  component: lazyRouteComponent(() => import('./imports/ImportsPage.tsx'), 'ImportsPage'),
});
const oneImport = createRoute({
  getParentRoute: () => rootRoute,
  path: '/chiffres/imports/$importId',
  component: lazyRouteComponent(() => import('./imports/ImportPage.tsx'), 'ImportPage'),
});

export const figuresRoutes = [indicators, indicator, contracts, purchases, map, opportunities, decisions, reviews, imports, oneImport] as const;
