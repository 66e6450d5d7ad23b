/**
 * Who may open which address. On one desk, every page and no account; served, somebody signed in, but for the ways in, the two
 * pages the law wants open, the one where anybody checks a certificate, and the phone of a room. Where one was going is kept in the address of the
 * sign-in page, as a path of ours only.
 */
import { redirect } from '@tanstack/react-router';
import { innerPath, WAYS_IN } from './innerPath.ts';
import { arrive } from './presence.ts';
import { queryClient } from './queryClient.ts';
import { isOpen, sessionQuery } from './session.ts';
import { keepFor } from './stored.ts';

const OPEN: readonly string[] = [...WAYS_IN, '/accessibilite', '/donnees-personnelles'];
/** Open with all that is under them. */
const OPEN_ROOTS: readonly string[] = ['/attestation', '/salle'];
const isPublic = (path: string): boolean => OPEN.includes(path) || OPEN_ROOTS.some((root) => path === root || path.startsWith(`${root}/`));
/** What one desk does not have. */
const SERVED_ONLY: readonly string[] = [...WAYS_IN, '/compte'];

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
  if (isPublic(pathname)) return;
  throw redirect({ to: '/connexion', search: href === '/' ? {} : { suite: href }, replace: true });
}
