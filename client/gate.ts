/**
 * Who may open which address. On one desk, every page and no account; served, somebody signed in, but for the ways in and the
 * two pages the law wants open. Where one was going is kept in the address of the sign-in page, as a path of ours only.
 */
import { redirect } from '@tanstack/react-router';
import { arrive } from './presence.ts';
import { queryClient } from './queryClient.ts';
import { isOpen, sessionQuery } from './session.ts';
import { keepFor } from './stored.ts';

const WAYS_IN: readonly string[] = ['/connexion', '/lien', '/mot-de-passe-oublie'];
const OPEN: readonly string[] = [...WAYS_IN, '/accessibilite', '/donnees-personnelles'];
/** What one desk does not have. */
const SERVED_ONLY: readonly string[] = [...WAYS_IN, '/compte'];

/** True for the pages shown without navigation: nobody works there. */
export const isWayIn = (path: string): boolean => WAYS_IN.includes(path);

/** The path of ours that a text names, `/` when it is another site's, a way in, or nothing. */
export function innerPath(text: unknown, origin: string): string {
  if (typeof text !== 'string' || !text.startsWith('/') || !URL.canParse(text, origin)) return '/';
  const url = new URL(text, origin);
  return url.origin === origin && !isWayIn(url.pathname) ? `${url.pathname}${url.search}${url.hash}` : '/';
}

/** Before any page is drawn: asks once who is here, and leads elsewhere when it must. */
export async function gate({ href, pathname, search }: { href: string; pathname: string; search: { suite?: string } }): Promise<void> {
  const session = await queryClient.ensureQueryData(sessionQuery);
  if (session.mode === 'local') {
    if (SERVED_ONLY.includes(pathname)) throw redirect({ to: '/', replace: true });
    return;
  }
  if (isOpen(session) && session.person) {
    keepFor(session.person.id);
    arrive(session.person.id);
    if (pathname === '/connexion') throw redirect({ href: innerPath(search.suite, location.origin), replace: true });
    return;
  }
  if (OPEN.includes(pathname)) return;
  throw redirect({ to: '/connexion', search: href === '/' ? {} : { suite: href }, replace: true });
}
