/** The addresses of the administration; what the journal and the people are narrowed to stays in the address. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rootRoute } from '../../rootRoute.tsx';
import { readJournalSearch } from './journal/search.ts';
import { readPeopleSearch } from './people/search.ts';

const root = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration',
  beforeLoad: () => {
    throw redirect({ to: '/administration/etat', replace: true });
  },
});
const state = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/etat',
  component: lazyRouteComponent(() => import('./state/StatePage.tsx'), 'StatePage'),
});
const people = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/personnes',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('./people/PeoplePage.tsx'), 'PeoplePage'),
});
const person = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/personnes/$id',
  component: lazyRouteComponent(() => import('./people/PersonPage.tsx'), 'PersonPage'),
});
const teams = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/equipes',
  component: lazyRouteComponent(() => import('./teams/TeamsPage.tsx'), 'TeamsPage'),
});
const journal = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/journal',
  validateSearch: readJournalSearch,
  component: lazyRouteComponent(() => import('./journal/JournalPage.tsx'), 'JournalPage'),
});
const backups = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/sauvegardes',
  component: lazyRouteComponent(() => import('./backups/BackupsPage.tsx'), 'BackupsPage'),
});
const content = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/contenu',
  component: lazyRouteComponent(() => import('./content/ContentPage.tsx'), 'ContentPage'),
});
const organisation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/administration/organisation',
  component: lazyRouteComponent(() => import('./organisation/OrganisationPage.tsx'), 'OrganisationPage'),
});

export const adminRoutes = [root, state, people, person, teams, journal, backups, content, organisation] as const;
