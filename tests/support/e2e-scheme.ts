/** Gestures of the scheme workspace, by what a person sees and hears. */
import type { Locator, Page, Route } from 'playwright-core';
import { settled } from './browser.ts';

/** Creates a scheme from the list, and lands on its first step. */
export async function createScheme(page: Page, title: string, start: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Nouveau schéma' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nouveau schéma' });
  await dialog.getByLabel('Titre').fill(title);
  await dialog.getByRole('radio', { name: start }).check();
  await dialog.getByRole('button', { name: 'Créer le schéma' }).click();
  await page.waitForURL(/\/schemas\/[^/]+\/organisation$/);
  await settled(page);
}

/** Goes on to the following step by its own link. By keyboard: a message may stand over it for a while. */
export async function next(page: Page, title: string | RegExp): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Étape précédente et suivante' })
    .getByRole('link', { name: /^Suivant/ })
    .press('Enter');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await settled(page);
}

/** Goes to a step from the outline. */
export async function goTo(page: Page, title: string | RegExp): Promise<void> {
  await page.getByRole('navigation', { name: 'Étapes du schéma' }).getByRole('link', { name: title }).click();
  await settled(page);
}

/** Waits until everything typed is on the server. */
export async function saved(page: Page): Promise<void> {
  await page
    .locator('.save-state')
    .getByText(/^Enregistré à/)
    .waitFor();
}

/** The open row of a list, by the name of its list. */
export const openRow = (page: Page, list: string): Locator => page.getByRole('list', { name: list, exact: true }).locator('> li.rows__item--open').last();

/** Adds a row, and waits until the product has put the focus in its first field, as a person would before typing. */
export async function addRow(page: Page, add: Locator, list: string): Promise<Locator> {
  await add.click();
  await page.waitForFunction(() => document.activeElement?.matches('.rows__body :is(input, textarea, select)'));
  return openRow(page, list);
}

/** Opens a row that is closed. */
export async function openRowNamed(page: Page, list: string, name: string): Promise<Locator> {
  const row = page
    .getByRole('list', { name: list, exact: true })
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name, exact: true }) })
    .first();
  const toggle = row.getByRole('button', { name, exact: true });
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
  return row;
}

/** Writes paragraphs in a rich text, by keyboard. */
export async function write(page: Page, label: string, lines: readonly string[], tool?: string): Promise<void> {
  const text = page.getByRole('textbox', { name: label, exact: true });
  await text.click();
  if (tool)
    await page
      .getByRole('toolbar', { name: new RegExp(`: ${label}$`) })
      .getByRole('button', { name: tool })
      .click();
  for (const [index, line] of lines.entries()) {
    if (index > 0) await page.keyboard.press('Enter');
    await page.keyboard.insertText(line);
  }
}

/** Ticks entries of a catalogue and adds them. */
export async function pick(page: Page, dialogName: string, titles: readonly string[]): Promise<void> {
  const dialog = page.getByRole('dialog', { name: dialogName });
  for (const title of titles) {
    await dialog.getByRole('searchbox', { name: 'Chercher' }).fill(title);
    await dialog.getByRole('checkbox', { name: title, exact: true }).check();
  }
  await dialog.getByRole('button', { name: `Ajouter (${titles.length})` }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Keeps a page from hearing what the others save, as between two signs; gives back how to let it hear again. */
export async function deafen(page: Page): Promise<() => Promise<void>> {
  const silence = (route: Route): Promise<void> => route.fulfill({ json: { revision: 1, discussion: '', others: [] } });
  await page.route('**/presence', silence);
  return () => page.unroute('**/presence', silence);
}

/** Asks now for what others did, as on coming back to the tab, instead of waiting for the next sign of the page (`saving.test.ts` waits for it). */
export const lookAgain = (page: Page): Promise<unknown> => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

/** A scheme made without the page, for journeys that start inside; gives its id. */
export async function newScheme(address: string, title = 'Schéma d’essai', startingPoint: string | null = null): Promise<string> {
  const answer = await fetch(`${address}/api/schemes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title, startingPoint }),
  });
  const made: unknown = await answer.json();
  if (typeof made !== 'object' || made === null || !('id' in made)) throw new Error(`no scheme made: ${answer.status}`);
  return String(made.id);
}
