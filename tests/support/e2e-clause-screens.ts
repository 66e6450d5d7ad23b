/** Every screen of the organisation's own clauses, on one desk: the list, the page of a clause and its parts, the review of a Word file. */
import type { Page } from 'playwright-core';
import { DOCX_MEDIA } from '../../shared/media-types.ts';
import { settled } from './browser.ts';
import { CLAUSES_FILE } from './clause-import.ts';
import { ask, textIn } from './e2e-account.ts';
import type { Screen } from './e2e-screens.ts';
import { soundClause } from './own-clause.ts';

const TITLE = 'Bornes de rechargement des visiteurs';

/** A clause of its own for each screen: what one leaves does not change another. */
async function writeClause(page: Page): Promise<void> {
  const made = await ask(page, 'POST', '/api/own-clauses', { title: TITLE, content: soundClause() });
  await page.goto(`/clauses/nos-clauses/${textIn(made, 'id')}`);
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await settled(page);
}

const ofClause = (name: string, reach?: (page: Page) => Promise<unknown>): Screen => ({
  name: `notre clause, ${name}`,
  path: '/clauses/nos-clauses',
  title: /^Bornes de rechargement des visiteurs – Nos clauses – Clausier$/,
  reach: async (page) => {
    await writeClause(page);
    await reach?.(page);
  },
});

const tab = (name: string) => (page: Page) => page.getByRole('tab', { name }).click();

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Proposer à la relecture' }).click();
  await page.getByRole('button', { name: 'Publier' }).click();
  await page.getByRole('button', { name: 'Publier cette version' }).click();
  await page.getByRole('button', { name: 'Reprendre la rédaction' }).waitFor();
}

const bringing: Screen = { name: 'importer des clauses', path: '/clauses/nos-clauses/importer', title: /^Importer depuis Word – Clausier$/ };

export const clauses: readonly Screen[] = [
  {
    name: 'nos clauses',
    path: '/clauses/nos-clauses',
    title: /^Nos clauses – Clausier$/,
    reach: async (page) => {
      await writeClause(page);
      await page.goto('/clauses/nos-clauses');
      await page.getByRole('list', { name: 'Clauses de l’organisation' }).waitFor();
    },
  },
  ofClause('le texte'),
  ofClause('une variable', (page) => page.locator('.own-variable summary').first().click()),
  ofClause('la note et la condition d’un paragraphe', async (page) => {
    await page.getByRole('textbox', { name: /^Texte/ }).click();
    await page.getByRole('button', { name: /note ou une condition|Note et condition/ }).click();
    await page.getByRole('dialog').waitFor();
  }),
  ofClause('la fiche', tab('Fiche')),
  ofClause('l’aperçu', tab('Aperçu')),
  ofClause('publiée, ses versions et un commentaire', async (page) => {
    await page.getByLabel('Votre commentaire').fill('À relire.');
    await page.getByRole('button', { name: 'Commenter' }).click();
    await page.getByText('Ouvert', { exact: true }).waitFor();
    await publish(page);
    // What the busy buttons announced stays a few seconds in the live region, naming buttons that are gone.
    await page.reload();
    await tab('Versions')(page);
    await page.getByRole('heading', { name: 'Version 1' }).waitFor();
  }),
  bringing,
  {
    ...bringing,
    name: 'importer des clauses, une proposition',
    reach: async (page) => {
      await page.getByLabel('Fichier Word à lire').setInputFiles({ name: 'recueil.docx', mimeType: DOCX_MEDIA, buffer: Buffer.from(CLAUSES_FILE) });
      await page.getByText('3\u00a0clauses proposées').waitFor();
      await settled(page);
    },
  },
];
