/** The clauses of an organisation: brought in from Word, written, reviewed, published, adapted, commented, changed by two people at once. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { DOCX_MEDIA } from '../../shared/media-types.ts';
import { SERVED } from '../support/app.ts';
import { describeInBrowser, settled, useDesk } from '../support/browser.ts';
import { CLAUSES_FILE } from '../support/clause-import.ts';
import { addPerson, openAs } from '../support/e2e-people.ts';

const saved = async (page: Page): Promise<void> => {
  await page
    .getByText(/^Enregistré/)
    .first()
    .waitFor();
};
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const said = (page: Page, text: string) => page.getByText(text).first().waitFor();
const faultLink = (page: Page, name: string) => page.getByRole('complementary').getByRole('link', { name, exact: true });

async function importClauses(page: Page): Promise<void> {
  await page.getByLabel('Fichier Word à lire').setInputFiles({ name: 'recueil.docx', mimeType: DOCX_MEDIA, buffer: Buffer.from(CLAUSES_FILE) });
  await page.getByText('3\u00a0clauses proposées').waitFor();
}

/** What is left to give a draft before it can be published: each point is reached from its link. */
async function completeSheet(page: Page): Promise<void> {
  await faultLink(page, 'Résumé').click();
  await page.getByLabel('Résumé').fill('Le titulaire accueille des collégiens et des lycéens en stage.');
  for (const name of ['Condition d’exécution', 'Services', 'Formation']) await page.getByRole('checkbox', { name, exact: true }).check();
  await page.getByLabel('Quand l’utiliser').fill('Le titulaire a une équipe sur place.');
  await page.getByLabel('Quand s’abstenir').fill('L’exécution est courte.');
  await page.getByRole('combobox', { name: 'Articles' }).first().fill('L. 2112-2');
  await page
    .getByRole('option', { name: /L\. 2112-2(?!-)/ })
    .first()
    .click();
  await button(page, 'Ajouter un risque').click();
  await page.getByLabel('Ce qui peut arriver').fill('Un volume sans rapport avec l’objet du marché.');
  await page.getByLabel('Certitude').first().selectOption({ label: 'Confirmé – Plusieurs sources concordent.' });
}

async function boundVariables(page: Page, labels: readonly string[]): Promise<void> {
  await tab(page, 'Texte et variables').click();
  for (const label of labels) {
    const form = page.locator('.own-variable').filter({ hasText: label });
    if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
    await form.getByLabel('Au moins', { exact: true }).fill('1');
    await form.getByLabel('Au plus', { exact: true }).fill('30');
  }
}

async function publish(page: Page, note: string): Promise<void> {
  await button(page, 'Proposer à la relecture').click();
  await said(page, 'La clause est proposée à la relecture.');
  await button(page, 'Publier').click();
  await page.getByLabel('Ce qui change dans cette version').fill(note);
  await button(page, 'Publier cette version').click();
  await page.getByText(/La clause est publiée/).waitFor();
}

describeInBrowser('Nos clauses', () => {
  const desk = useDesk(SERVED);
  beforeAll(() => {
    addPerson(desk, 'juriste', { name: 'Camille Exemple', roles: ['jurist'] });
    addPerson(desk, 'acheteur', { name: 'Noor Type', roles: ['buyer'] });
    addPerson(desk, 'lectrice', { name: 'Dominique Modèle', roles: ['reader'] });
  });

  test('un recueil Word se revoit clause par clause, survit à un rechargement, et n’entre qu’une fois accepté', async () => {
    const page = await openAs(desk, 'juriste', '/clauses/nos-clauses/importer', { reducedMotion: 'reduce' });
    await importClauses(page);
    await page.getByRole('textbox', { name: /^Titre/ }).fill('Accueil de stagiaires du territoire');
    await button(page, 'Accepter : créer le brouillon').click();
    await page.getByRole('alert').getByText('Dites dans quelle pièce').waitFor();
    await page.getByLabel('Pièce du marché').selectOption('ccap');
    await button(page, 'Accepter : créer le brouillon').click();
    await page.getByText('est dans les brouillons').first().waitFor();
    await button(page, 'Passer').click();
    await page.reload();
    await page.getByText('1 à revoir', { exact: false }).waitFor();
    await button(page, 'Passer').click();
    await page.getByRole('heading', { name: 'La revue est terminée' }).waitFor();
    await page.getByRole('link', { name: 'Voir les brouillons' }).click();
    await page.getByRole('link', { name: 'Accueil de stagiaires du territoire' }).waitFor();
    expect(await page.getByRole('list', { name: 'Clauses de l’organisation' }).getByRole('listitem').count()).toBe(1);
  });

  test('un brouillon se complète d’après ce qui manque, se publie, et se trouve dans la bibliothèque de tous', async () => {
    const page = await openAs(desk, 'juriste', '/clauses/nos-clauses', { reducedMotion: 'reduce' });
    await page.getByRole('link', { name: 'Accueil de stagiaires du territoire' }).click();
    await settled(page);
    await completeSheet(page);
    await boundVariables(page, ['Nombre de stagiaires', 'Nombre de jours']);
    await said(page, 'Rien ne manque à cette clause.');
    await saved(page);
    await publish(page, 'Première version');
    const reader = await openAs(desk, 'lectrice', '/clauses?notre=oui', { reducedMotion: 'reduce' });
    await said(reader, 'Clause de votre organisation');
    await reader.getByRole('link', { name: 'Remplir la clause' }).click();
    await reader.getByText('version 1, publiée le', { exact: false }).waitFor();
    await reader.getByRole('link', { name: 'Versions et commentaires' }).click();
    await tab(reader, 'Versions').click();
    await said(reader, 'Première version');
    expect(await button(reader, 'Reprendre la rédaction').count()).toBe(0);
  });

  test('une variable s’insère dans le texte, se nomme, et s’y lit remplie', async () => {
    const page = await openAs(desk, 'juriste', '/clauses', { reducedMotion: 'reduce' });
    await button(page, 'Écrire une clause').click();
    await page
      .getByRole('dialog')
      .getByLabel(/^Titre/)
      .fill('Visite du chantier');
    await button(page, 'Créer et écrire').click();
    await page.getByRole('heading', { level: 1, name: 'Visite du chantier' }).waitFor();
    await button(page, 'Ajouter une pièce').click();
    await page.getByRole('menuitem', { name: 'Cahier des clauses techniques particulières' }).click();
    await page.getByRole('textbox', { name: 'Texte : Cahier des clauses techniques particulières' }).fill('Visites par an : ');
    await button(page, /^Insérer une variable/).click();
    await page.getByRole('menuitem', { name: 'Nouvelle variable…' }).click();
    await page.getByRole('dialog').getByLabel(/^Nom/).fill('Nombre de visites');
    await page.getByRole('dialog').getByLabel('Type').selectOption('integer');
    await button(page, 'Insérer dans le texte').click();
    await page.locator('.rich__variable', { hasText: 'Nombre de visites' }).waitFor();
    await tab(page, 'Aperçu').click();
    await page.getByRole('textbox', { name: 'Nombre de visites' }).fill('12');
    await page.locator('.blocks__filled', { hasText: '12' }).waitFor();
    await tab(page, 'Texte et variables').click();
    await page.locator('.own-variable').getByLabel('Nom').fill('Visites dues');
    await page.locator('.rich__variable', { hasText: 'Visites dues' }).waitFor();
    await saved(page);
  });

  test('une clause adaptée prend la place de celle de Clausier, se commente, et se compare', async () => {
    const page = await openAs(desk, 'juriste', '/clauses/heures-insertion-travaux', { reducedMotion: 'reduce' });
    await button(page, 'Adapter à notre organisation').click();
    await page.getByRole('textbox', { name: /^Titre/ }).waitFor();
    await page.getByRole('textbox', { name: /^Titre/ }).fill('Heures d’insertion sur nos chantiers');
    await saved(page);
    await page.getByLabel('À propos de').selectOption({ label: 'Résumé' });
    await page.getByLabel('Votre commentaire').fill('À relire avec les chantiers.');
    await button(page, 'Commenter').click();
    await page.getByText('Ouvert', { exact: true }).waitFor();
    await button(page, 'Répondre').click();
    await page.getByLabel('Votre réponse').fill('Relu.');
    await button(page, 'Envoyer la réponse').click();
    await page.getByText('Répondu', { exact: true }).waitFor();
    await button(page, 'Marquer comme réglé').click();
    await said(page, 'Aucun commentaire ouvert.');
    await publish(page, '');
    await tab(page, 'Versions').click();
    await page.getByLabel('De', { exact: true }).selectOption('base');
    await page.locator('ins', { hasText: 'nos' }).first().waitFor();
    await page.goto('/clauses/heures-insertion-travaux');
    await said(page, 'Adaptée par votre organisation');
    await page.getByRole('link', { name: 'Lire le texte de Clausier' }).click();
    await page.getByRole('heading', { level: 1, name: 'Heures d’insertion, marché de travaux' }).waitFor();
  });

  test('deux personnes écrivent le même champ : les deux versions sont montrées, rien n’est perdu', async () => {
    const first = await openAs(desk, 'juriste', '/clauses/nos-clauses', { reducedMotion: 'reduce', expected: [/status of 412/] });
    await first.getByRole('link', { name: 'Visite du chantier' }).click();
    const second = await openAs(desk, 'acheteur', new URL(first.url()).pathname, { reducedMotion: 'reduce', expected: [/status of 412/] });
    await second.getByRole('textbox', { name: /^Titre/ }).waitFor();
    const kept = first.waitForResponse((response) => response.request().method() === 'PATCH');
    await first.getByRole('textbox', { name: /^Titre/ }).fill('Visite du chantier par les classes');
    expect((await kept).status()).toBe(200);
    await second.getByRole('textbox', { name: /^Titre/ }).fill('Visite des ateliers');
    const dialog = second.getByRole('dialog', { name: 'Deux versions de cette clause' });
    await dialog.getByText('du chantier par les classes').waitFor();
    await dialog.getByRole('radio', { name: 'Garder la mienne' }).check();
    const chosen = second.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
    await button(second, 'Garder ces choix').click();
    await chosen;
    await first.reload();
    await first.getByRole('heading', { level: 1, name: 'Visite des ateliers' }).waitFor();
  });
});
