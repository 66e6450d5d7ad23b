/** An organisation at work: what its administrator does on screen, and how each person comes in. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axe, settled } from './browser.ts';
import { PASSWORD, signInAs } from './e2e-account.ts';

/** Names what was going on when it failed: a story is one test. */
export async function step<T>(name: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw new Error(`« ${name} » : ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

const accountOf = (page: Page) => page.getByRole('button', { name: /^Compte de/ });

export async function createTeam(page: Page, name: string): Promise<void> {
  await page.goto('/administration/equipes');
  await page.getByRole('button', { name: 'Nouvelle équipe' }).click();
  await page.getByLabel('Nom de l’équipe').fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: new RegExp(name) }).waitFor();
}

export type Invited = { name: string; email: string; role: string; team: string };

/** Invites from the page of people; gives the path of the link to hand over. */
export async function inviteOnScreen(page: Page, { name, email, role, team }: Invited): Promise<string> {
  await page.goto('/administration/personnes');
  await page.getByRole('button', { name: 'Inviter une personne' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom').fill(name);
  await dialog.getByLabel('Adresse électronique').fill(email);
  await dialog.getByLabel(role, { exact: true }).check();
  await dialog.getByLabel(team).check();
  await dialog.getByRole('button', { name: 'Créer l’invitation' }).click();
  const { pathname, hash } = new URL(await dialog.getByLabel('Lien à usage unique').inputValue());
  await dialog.getByRole('button', { name: 'Fermer' }).click();
  return `${pathname}${hash}`;
}

/** Opens somebody's page of the administration, as it is now on the server. */
export async function openPerson(page: Page, name: string): Promise<void> {
  await page.goto('/administration/personnes');
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Gives and takes roles, by their French names. */
export async function changeRoles(page: Page, name: string, { give, take = [] }: { give: readonly string[]; take?: readonly string[] }): Promise<void> {
  await openPerson(page, name);
  for (const role of give) await page.getByLabel(role, { exact: true }).check();
  for (const role of take) await page.getByLabel(role, { exact: true }).uncheck();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText(`${name}\u202f: c’est enregistré.`).waitFor();
}

/** Through the identity provider; `subject` is what one types there, when it does not know the browser any more. */
export async function throughProvider(page: Page, subject: string): Promise<void> {
  await page.getByRole('button', { name: 'Se connecter avec ProConnect' }).click();
  const asked = page.getByLabel('Identifiant');
  await asked.or(accountOf(page)).first().waitFor();
  if (await asked.isVisible()) {
    await asked.fill(subject);
    await page.getByRole('button', { name: 'Continuer' }).click();
  }
  await accountOf(page).waitFor();
}

/** Somebody whose session is over: no page opens, then the password opens them. */
export async function comeBackIn(page: Page, email: string): Promise<void> {
  await page.goto('/consultations');
  await page.waitForURL('**/connexion?suite=%2Fconsultations');
  await signInAs(page, email, PASSWORD);
  await page.waitForURL('**/consultations');
  await settled(page);
}

/** The page is at rest, and accessible. */
export async function holds(page: Page): Promise<void> {
  await settled(page);
  expect(await axe(page)).toEqual([]);
}

/** The open consultation says that it is read, takes no letter and sends nothing. */
export async function cannotWrite(page: Page): Promise<void> {
  await page.getByText('Vous lisez cette consultation.').waitFor();
  const sent: string[] = [];
  page.on('request', (request) => request.method() !== 'GET' && sent.push(`${request.method()} ${request.url()}`));
  const object = page.getByLabel('Objet', { exact: true });
  const before = await object.inputValue();
  await object.focus();
  await page.keyboard.type('Je ne devrais pas écrire');
  await page.keyboard.press('Tab');
  expect(await object.inputValue()).toBe(before);
  await holds(page);
  expect(sent).toEqual([]);
}
