/** A référent on her way: the register as the scheme lead fills it, Word files as text, a certificate as a stranger checks it, another day. */
import type { Page } from 'playwright-core';
import { downloaded } from './e2e-person.ts';
import { codeOf, PASSWORD, printedLink } from './e2e-account.ts';
import type { Desk } from './browser.ts';
import { part } from './word/word-files.ts';

/** Goes in by the link the server printed, up to the first page, second factor included. */
export async function openOrganisation(
  desk: Desk,
  page: Page,
  { organisation, name, email }: { organisation: string; name: string; email: string },
): Promise<void> {
  await page.goto(await printedLink(desk.server));
  await page.getByLabel('Nom de votre organisation').fill(organisation);
  await page.getByLabel('Votre nom').fill(name);
  await page.getByLabel('Votre adresse électronique').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
  await page.getByLabel('Code à six chiffres').fill(codeOf((await page.locator('.enrolment__secret').textContent()) ?? ''));
  await page.getByRole('button', { name: 'Activer le second facteur' }).click();
  await page.getByRole('button', { name: 'Je les ai gardés' }).click();
  await page.getByRole('button', { name: `Compte de ${name}` }).waitFor();
}

/** By the entry of the main menu. */
export const goTo = (page: Page, entry: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: entry, exact: true }).click();

/** Writes the departments, one a line, on the page of the network. */
export async function writeDepartments(page: Page, names: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Ajouter des directions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ajouter des directions' });
  await dialog.getByLabel('Noms des directions').fill(names.join('\n'));
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

type Appointment = { name: string; department: string; territory: string; from: string };

/** Puts a référent in the register, linked to the account that bears the same name. */
export async function appoint(page: Page, { name, department, territory, from }: Appointment): Promise<void> {
  await page.getByRole('button', { name: 'Ajouter au registre' }).click();
  await page.getByRole('menuitem', { name: 'Un référent' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ajouter un référent' });
  await dialog.getByLabel(/^Nom/).fill(name);
  await dialog.getByLabel('Direction', { exact: true }).selectOption({ label: department });
  await dialog.getByLabel('Territoire').fill(territory);
  await dialog.getByLabel('Désigné le').fill(from);
  await dialog.getByLabel('Compte dans Clausier').selectOption({ label: name });
  await dialog.getByRole('button', { name: /^(Ajouter|Enregistrer)/ }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** What a Word file says: its main part without the tags. */
export const wordsOf = (file: Uint8Array): string => part(file, 'word/document.xml').replace(/<[^>]+>/g, '');

/** Downloads a Word file, and gives what it says. */
export async function downloadedWords(page: Page, start: () => Promise<unknown>): Promise<string> {
  const { name, file } = await downloaded(page, start);
  if (!name.endsWith('.docx')) throw new Error(`not a Word file: ${name}`);
  return wordsOf(file);
}

/** The code as somebody would copy it with one sign wrong. */
export const mistyped = (code: string): string => code.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A'));

/**
 * What starts the same server that many days later: where it takes the day and the instant, the machine’s clock is moved forward.
 * Nothing of the product is changed.
 */
export function daysLater(days: number): NodeJS.ProcessEnv {
  const moved = `
    const real = Date.now;
    const now = () => real() + ${days * 86_400_000};
    globalThis.Date = new Proxy(Date, {
      construct: (made, given, target) => Reflect.construct(made, given.length > 0 ? given : [now()], target),
      get: (made, name) => (name === 'now' ? now : Reflect.get(made, name)),
    });`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(moved)}` };
}
