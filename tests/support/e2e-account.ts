/** People of a served Clausier, as they come in: the link, the password, the second factor. */
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import type { Role } from '../../shared/permissions.ts';
import type { Server } from './e2e-server.ts';

export const PASSWORD = 'cheval agrafe batterie lune';

const LINK = /\/lien#[\w-]+/;

/** The path of the link the server printed when it started. */
export async function printedLink({ said }: Pick<Server, 'said'>): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const [link] = LINK.exec(said()) ?? [];
    if (link) return link;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no link in:\n${said()}`);
}

/** The code that an authentication application would show now. */
export const codeOf = (secret: string): string => new TOTP({ secret: Secret.fromBase32(secret.replace(/\s/g, '')) }).generate();

/** Asks the server as the page does: same origin, same session. */
export const ask = (page: Page, method: string, path: string, body?: object): Promise<unknown> =>
  page.evaluate(
    async ([how, where, sent]) => {
      const response = await fetch(where, {
        method: how,
        ...(sent === null ? {} : { headers: { 'content-type': 'application/json' }, body: sent }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${how} ${where}: ${response.status} ${text}`);
      return JSON.parse(text || 'null');
    },
    [method, path, body ? JSON.stringify(body) : null] as const,
  );

export const textIn = (value: unknown, name: string): string => {
  const found: unknown = typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : null;
  if (typeof found !== 'string') throw new Error(`${name} is not in ${JSON.stringify(value)}`);
  return found;
};
const partIn = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : null;

/** Invites somebody from an administrator's page; gives their id, and the path of their link. */
export async function invite(
  administrator: Page,
  email: string,
  roles: readonly Role[],
  name = email.split('@')[0] ?? '',
): Promise<{ id: string; link: string }> {
  const answer = await ask(administrator, 'POST', '/api/people', { email, name, roles });
  const { pathname, hash } = new URL(textIn(partIn(answer, 'link'), 'url'));
  return { id: textIn(partIn(answer, 'person'), 'id'), link: `${pathname}${hash}` };
}

/** Creates a scheme from any page; gives its id. */
export const createScheme = async (page: Page, title: string): Promise<string> => textIn(await ask(page, 'POST', '/api/schemes', { title }), 'id');

/** Follows an invitation up to the first page. */
export async function followInvitation(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
  await page.getByRole('button', { name: /^Compte de/ }).waitFor();
}

/** Fills the form of the sign-in, wherever it stands. */
export async function signInAs(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
}
