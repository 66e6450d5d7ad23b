/** A clause that changes under a consultation: the text held, what changes read word by word and taken; then what happened to the lot, seen from the clause. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, describeInBrowser, settled, useDesk } from '../support/browser.ts';
import { plain } from '../support/e2e-example.ts';
import { newTender, withThreeLots } from '../support/e2e-tender.ts';
import { newVersion } from '../support/e2e-clause-version.ts';

const CLAUSE = 'heures-insertion-travaux';
const ADDED = 'Une phrase que l’organisation ajoute à cette clause.';

const shown = async (page: Page): Promise<string> => plain((await page.locator('main').textContent()) ?? '');

describeInBrowser('Une clause, ses versions et ce qui lui arrive', () => {
  const desk = useDesk();

  test('la consultation garde son texte, montre ce qui change, prend la nouvelle version, puis dit ce qui est arrivé', async () => {
    const page = await desk.open('/', { reducedMotion: 'reduce' });
    const { origin } = new URL(page.url());
    const id = await newTender(origin, 'Rénovation du groupe scolaire', withThreeLots);
    await newVersion(origin, CLAUSE, ADDED);

    await page.goto(`/consultations/${id}/clauses?lot=1`);
    const item = page.getByRole('listitem').filter({ hasText: 'Une version plus récente existe.' });
    await item.getByRole('region', { name: /^Texte/ }).waitFor();
    expect(plain((await item.textContent()) ?? '')).not.toContain(ADDED);
    expect(await axe(page), 'clauses').toEqual([]);

    await item.getByRole('button', { name: /^Voir ce qui change/ }).click();
    const dialog = page.getByRole('dialog', { name: /^Ce qui change/ });
    await dialog.locator('ins').filter({ hasText: ADDED }).first().waitFor();
    expect(plain((await dialog.locator('ins').filter({ hasText: ADDED }).first().textContent()) ?? '')).toContain('[ajouté :');
    expect(await axe(page), 'différence').toEqual([]);
    await dialog.getByRole('button', { name: 'Prendre la nouvelle version' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Une version plus récente existe.').waitFor({ state: 'detached' });
    await page
      .getByRole('region', { name: /^Texte/ })
      .getByText(ADDED)
      .first()
      .waitFor();

    await page.goto(`/consultations/${id}/resultats?lot=1`);
    await page.getByLabel('Offres reçues').fill('0');
    await page.getByLabel('Issue').selectOption('awarded');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText(/Un lot attribué a reçu au moins une offre/).waitFor();
    await page.getByLabel('Offres reçues').fill('3');
    // Going elsewhere and back loses nothing of what is typed.
    await page
      .getByRole('group', { name: 'Choisir le lot' })
      .getByRole('button', { name: /^Lot 2/ })
      .click();
    await page
      .getByRole('group', { name: 'Choisir le lot' })
      .getByRole('button', { name: /^Lot 1/ })
      .click();
    expect(await page.getByLabel('Offres reçues').inputValue()).toBe('3');
    await page.getByLabel('Motif, s’il est connu').fill('Volume d’heures tenu');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Enregistré.', { exact: true }).waitFor();
    expect(await axe(page), 'résultats').toEqual([]);

    await page.goto(`/clauses/${CLAUSE}`);
    await page.getByRole('heading', { name: 'Utilisée dans' }).waitFor();
    await page.getByRole('link', { name: 'Rénovation du groupe scolaire' }).waitFor();
    await settled(page);
    const text = await shown(page);
    expect(text).toContain('Retenue dans 1 lot, 1 avec un résultat connu : 3 offres reçues.');
    expect(text).toContain('C’est une observation, pas une cause');
    expect(text).toMatch(/Lot 1 – Gros œuvre : 3 offres · attribué \(Volume d’heures tenu\)/);
    expect(await axe(page), 'clause').toEqual([]);
  });
});
