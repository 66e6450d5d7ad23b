/** The addresses of the schemes: /schemas and what is under it. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../rootRoute.tsx';

const schemes = createRoute({ getParentRoute: () => rootRoute, path: '/schemas', component: lazyRouteComponent(() => import('./index.tsx'), 'SchemesPage') });

export const schemeRoutes = [schemes] as const;
