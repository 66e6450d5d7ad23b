/** Which addresses are ways in, and where one goes after them. Pure. */
export const WAYS_IN: readonly string[] = ['/connexion', '/lien', '/mot-de-passe-oublie'];

/** True for the pages shown without navigation: nobody works there. */
export const isWayIn = (path: string): boolean => WAYS_IN.includes(path);

/** The page of a phone in a room: shown without navigation, signed in or not. */
export const isPhone = (path: string): boolean => path === '/salle' || path.startsWith('/salle/');

/** The screen of a room, projected: the whole window is its own. */
export const isStage = (path: string): boolean => path.startsWith('/formation/salles/');

/** The path of ours that a text names, `/` when it is another site's, a way in, or nothing. */
export function innerPath(text: unknown, origin: string): string {
  if (typeof text !== 'string' || !text.startsWith('/') || !URL.canParse(text, origin)) return '/';
  const url = new URL(text, origin);
  // `/.//site` stays on our origin here, and would leave it once read again.
  const isOurs = url.origin === origin && !url.pathname.startsWith('//');
  return isOurs && !isWayIn(url.pathname) ? `${url.pathname}${url.search}${url.hash}` : '/';
}
