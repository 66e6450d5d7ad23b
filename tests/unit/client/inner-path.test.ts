import { describe, expect, it } from 'vitest';
import { innerPath } from '../../../client/innerPath.ts';

const ORIGIN = 'https://clausier.exemple.fr';

describe('where one goes after signing in', () => {
  it('is the page one was going to, search and place included', () => {
    expect(innerPath('/schemas/s1/axes?axe=a#intention', ORIGIN)).toBe('/schemas/s1/axes?axe=a#intention');
  });

  it.each([
    'https://ailleurs.exemple',
    '//ailleurs.exemple',
    '/.//ailleurs.exemple',
    '/\\ailleurs.exemple',
    '/\t/ailleurs.exemple',
    'javascript:alert(1)',
    'schemas',
    '',
    undefined,
    42,
  ])('is home rather than %j', (text) => {
    expect(innerPath(text, ORIGIN)).toBe('/');
  });

  it.each(['/connexion', '/connexion?suite=%2Fconnexion', '/lien', '/mot-de-passe-oublie', '/./connexion'])('is never a way in: %s', (text) => {
    expect(innerPath(text, ORIGIN)).toBe('/');
  });
});
