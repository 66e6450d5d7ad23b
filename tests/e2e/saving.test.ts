/** What is typed is never lost: reload, two windows, a server that stops, a removal regretted. */
import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, settled, useDesk } from '../support/browser.ts';
import { addRow, deafen, goTo, newScheme, saved } from '../support/e2e-scheme.ts';

/** Browsers report on their own a save refused because the scheme changed elsewhere. */
const STALE = [/status of 412/];
const DOWN = [/ERR_CONNECTION_REFUSED/, /ERR_CONNECTION_RESET/, /ERR_EMPTY_RESPONSE/];

describeInBrowser('Enregistrement', () => {
  const desk = useDesk();

  const openStep = async (person: BrowserContext, id: string, step: string): Promise<Page> => {
    const page = await person.newPage();
    await page.goto(`/schemas/${id}/${step}`);
    await settled(page);
    return page;
  };
  const name = (page: Page) => page.getByLabel('Nom', { exact: true });
  const figureNames = (page: Page) => page.getByRole('list', { name: 'Lignes', exact: true }).getByRole('heading', { level: 3 });
  const addFigure = async (page: Page, label: string): Promise<void> => {
    const row = await addRow(page, page.getByRole('button', { name: 'Ajouter un chiffre' }), 'Lignes');
    await row.getByLabel('Ce qui est mesuré').fill(label);
  };

  test('ce qui vient d’être tapé survit à un rechargement immédiat', async () => {
    const id = await newScheme(desk.address);
    const person = await desk.person();
    const page = await openStep(person, id, 'organisation');
    page.on('dialog', (dialog) => void dialog.accept());
    await name(page).pressSequentially('Ville d’essai');
    await page.reload();
    await settled(page);
    expect(await name(page).inputValue()).toBe('Ville d’essai');
    await saved(page);
  });

  test('deux fenêtres, deux parties différentes : tout se réunit sans rien demander', async () => {
    const id = await newScheme(desk.address);
    const [first, second] = [await desk.person(), await desk.person({ expected: STALE })];
    const [one, two] = [await openStep(first, id, 'organisation'), await openStep(second, id, 'gouvernance')];
    await name(one).fill('Région d’essai');
    await saved(one);
    await two.getByLabel('Qui porte le schéma').fill('Direction des achats');
    await saved(two);
    expect(await two.getByRole('dialog').count()).toBe(0);
    await goTo(two, /^Organisation/);
    expect(await name(two).inputValue()).toBe('Région d’essai');
    await one.goto(`/schemas/${id}/gouvernance`);
    await settled(one);
    expect(await one.getByLabel('Qui porte le schéma').inputValue()).toBe('Direction des achats');
  });

  test('deux fenêtres, la même liste : les lignes de chacune se réunissent sans rien demander', async () => {
    const id = await newScheme(desk.address);
    const [first, second] = [await desk.person(), await desk.person({ expected: STALE })];
    const [one, two] = [await openStep(first, id, 'etat-des-lieux'), await openStep(second, id, 'etat-des-lieux')];
    await addFigure(one, 'Chiffre de la première');
    await saved(one);
    await addFigure(two, 'Chiffre de la seconde');
    await saved(two);
    await figureNames(two).filter({ hasText: 'Chiffre de la première' }).waitFor();
    expect(await two.getByRole('dialog').count()).toBe(0);
    // And in the first window, which nobody reloads.
    await figureNames(one).filter({ hasText: 'Chiffre de la seconde' }).waitFor();
  });

  test('deux fenêtres, le même champ : remettre à plus tard ne perd rien, puis l’on choisit', async () => {
    const id = await newScheme(desk.address);
    const [first, second] = [await desk.person(), await desk.person({ expected: STALE })];
    const [one, two] = [await openStep(first, id, 'organisation'), await openStep(second, id, 'organisation')];
    await deafen(two);
    await name(one).fill('Nom de la première');
    await saved(one);
    await name(two).fill('Nom de la seconde');
    const dialog = two.getByRole('dialog', { name: 'Deux versions de ce schéma' });
    await dialog.getByRole('button', { name: 'Plus tard' }).click();
    expect(await name(two).inputValue()).toBe('Nom de la seconde');
    await two.getByRole('button', { name: 'Comparer les deux versions' }).click();
    await dialog.getByRole('radio', { name: 'Garder la mienne' }).check();
    await dialog.getByRole('button', { name: 'Garder ces choix' }).click();
    await saved(two);
    await one.reload();
    await settled(one);
    expect(await name(one).inputValue()).toBe('Nom de la seconde');
    // What was overwritten can still be gone back to.
    await goTo(one, /^Vérification et Word/);
    await one
      .getByRole('button', { name: /^Revenir à cette version/ })
      .first()
      .waitFor();
  });

  test('le serveur s’arrête pendant la saisie : on le lit, rien ne se perd, et tout part à son retour', async () => {
    const id = await newScheme(desk.address);
    const person = await desk.person({ expected: DOWN });
    const page = await openStep(person, id, 'organisation');
    await desk.server.stop();
    await name(page).fill('Tapé sans serveur');
    await page.getByText('Hors ligne\u202f: gardé dans cette page').waitFor();
    await page.getByLabel('Site internet').fill('https://essai.example');
    await desk.server.start();
    await saved(page);
    await page.reload();
    await settled(page);
    expect(await name(page).inputValue()).toBe('Tapé sans serveur');
    expect(await page.getByLabel('Site internet').inputValue()).toBe('https://essai.example');
  });

  test('l’onglet fermé pendant la panne, la saisie revient à la réouverture', async () => {
    const id = await newScheme(desk.address);
    const person = await desk.person({ expected: DOWN });
    const page = await openStep(person, id, 'organisation');
    await desk.server.stop();
    await name(page).fill('Fermé trop tôt');
    await page.getByText('Hors ligne\u202f: gardé dans cette page').waitFor();
    await page.close();
    await desk.server.start();
    const again = await openStep(person, id, 'organisation');
    expect(await name(again).inputValue()).toBe('Fermé trop tôt');
    await saved(again);
  });

  test('un schéma supprimé revient par « Annuler »', async () => {
    await newScheme(desk.address, 'Schéma à regretter');
    const page = await desk.open('/schemas');
    await settled(page);
    const row = page.getByRole('row').filter({ hasText: 'Schéma à regretter' });
    await page.getByRole('button', { name: 'Actions sur Schéma à regretter' }).click();
    await page.getByRole('menuitem', { name: 'Supprimer' }).click();
    await row.waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Annuler' }).click();
    await row.waitFor();
  });

  test('une action et un chiffre retirés reviennent à leur place par « Annuler »', async () => {
    const id = await newScheme(desk.address, 'Retraits', 'departement');
    const page = await openStep(await desk.person(), id, 'axes');
    await goTo(page, /^Axe\s1/);
    const actions = page.getByRole('list', { name: 'Actions', exact: true }).getByRole('heading', { level: 4 });
    const before = await actions.allTextContents();
    await page
      .getByRole('list', { name: 'Actions', exact: true })
      .getByRole('button', { name: /^Retirer/ })
      .first()
      .click();
    await page.getByText('Action retirée.').waitFor();
    expect(await actions.allTextContents()).toEqual(before.slice(1));
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Annuler' }).click();
    expect(await actions.allTextContents()).toEqual(before);

    await goTo(page, /^État des lieux/);
    await addFigure(page, 'Chiffre à regretter');
    await page.getByRole('button', { name: 'Retirer\u202f: Chiffre à regretter' }).click();
    await page.getByText('Chiffre retiré.').waitFor();
    await page.getByRole('alertdialog').filter({ hasText: 'Chiffre retiré.' }).getByRole('button', { name: 'Annuler' }).click();
    await figureNames(page).filter({ hasText: 'Chiffre à regretter' }).waitFor();
    await saved(page);
  });
});
