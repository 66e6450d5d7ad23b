/**
 * The clauses of the organisation: their list by state, one clause written in one page, clauses brought in from Word.
 * Promises that what is typed is saved as one types and never lost; that what keeps a clause out of the library is said beside it,
 * with a link to its field; that each button says what it does before it does it; and that nothing of Clausier's is taken unseen.
 */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../../rootRoute.tsx';
import { readOwnListSearch, readPartSearch } from './search.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clauses/nos-clauses',
  validateSearch: readOwnListSearch,
  component: lazyRouteComponent(() => import('./OwnClausesPage.tsx'), 'OwnClausesPage'),
});
const bring = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clauses/nos-clauses/importer',
  component: lazyRouteComponent(() => import('../import/ImportPage.tsx'), 'ImportPage'),
});
const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clauses/nos-clauses/$id',
  validateSearch: readPartSearch,
  component: lazyRouteComponent(() => import('./OwnClausePage.tsx'), 'OwnClausePage'),
});

export const ownClauseRoutes = [list, bring, one] as const;
