/** The addresses of accounts. `suite`: where one was going; `erreur`: what became of a sign-in elsewhere. Never a secret. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../rootRoute.tsx';

const text = (search: Record<string, unknown>, name: string): string | undefined => (typeof search[name] === 'string' ? search[name] : undefined);

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connexion',
  validateSearch: (search: Record<string, unknown>): { suite?: string; erreur?: string } => {
    const [suite, erreur] = [text(search, 'suite'), text(search, 'erreur')];
    return { ...(suite ? { suite } : {}), ...(erreur ? { erreur } : {}) };
  },
  component: lazyRouteComponent(() => import('./SignInPage.tsx'), 'SignInPage'),
});
const link = createRoute({ getParentRoute: () => rootRoute, path: '/lien', component: lazyRouteComponent(() => import('./LinkPage.tsx'), 'LinkPage') });
const forgotten = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mot-de-passe-oublie',
  component: lazyRouteComponent(() => import('./ForgottenPage.tsx'), 'ForgottenPage'),
});
const account = createRoute({
  getParentRoute: () => rootRoute,
  path: '/compte',
  component: lazyRouteComponent(() => import('./AccountPage.tsx'), 'AccountPage'),
});

export const accountRoutes = [signIn, link, forgotten, account] as const;
