/** What signing in elsewhere leaves in the browser, and how its end is read. */
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';

const SESSION = '__Host-clausier';

/** The cookies an answer leaves in the browser. */
export const cookiesOf = (response: LightMyRequestResponse): string =>
  response.cookies
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');

export function refused(response: LightMyRequestResponse, error: string): void {
  expect(response.statusCode).toBe(303);
  expect(response.headers.location).toBe(`/connexion?erreur=${error}`);
  expect(cookiesOf(response)).toBe('');
}

export function entered(response: LightMyRequestResponse, next = '/'): void {
  expect(response.headers.location).toBe(next);
  expect(response.statusCode).toBe(303);
  expect(response.cookies.find(({ name }) => name === SESSION)).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/' });
}
