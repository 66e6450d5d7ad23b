/** The addresses of the consultations: the list, and one address per step; `?lot=2` names the lot under the eyes, `#…` a field. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rootRoute } from '../../rootRoute.tsx';
import { FIRST_STEP } from './addresses.ts';

const tenders = createRoute({
  getParentRoute: () => rootRoute,
  path: '/consultations',
  component: lazyRouteComponent(() => import('./index.tsx'), 'TendersPage'),
});

const tender = createRoute({
  getParentRoute: () => rootRoute,
  path: '/consultations/$id',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/consultations/$id/$step', params: { id: params.id, step: FIRST_STEP }, search: {}, replace: true });
  },
});

const lotOf = (search: Record<string, unknown>): number | undefined => {
  const number = Number(search['lot']);
  return Number.isInteger(number) && number > 0 ? number : undefined;
};

const step = createRoute({
  getParentRoute: () => rootRoute,
  path: '/consultations/$id/$step',
  validateSearch: (search: Record<string, unknown>): { lot?: number | undefined } => {
    const lot = lotOf(search);
    return lot === undefined ? {} : { lot };
  },
  component: lazyRouteComponent(() => import('./WorkspacePage.tsx'), 'WorkspacePage'),
});

export const tenderRoutes = [tenders, tender, step] as const;
