/** The addresses of the schemes: the list, and one address per step; a finding adds the field after `#`. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rootRoute } from '../../rootRoute.tsx';

const schemes = createRoute({ getParentRoute: () => rootRoute, path: '/schemas', component: lazyRouteComponent(() => import('./index.tsx'), 'SchemesPage') });

const scheme = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schemas/$id',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/schemas/$id/$step', params: { id: params.id, step: 'organisation' }, replace: true });
  },
});

/** `axe` names the axis under the eyes, on the step of the axes. */
const step = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schemas/$id/$step',
  validateSearch: (search: Record<string, unknown>): { axe?: string } => (typeof search['axe'] === 'string' ? { axe: search['axe'] } : {}),
  component: lazyRouteComponent(() => import('./WorkspacePage.tsx'), 'WorkspacePage'),
});

export const schemeRoutes = [schemes, scheme, step] as const;
