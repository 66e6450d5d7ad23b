/** A module of the organisation: written, kept half-written, published, changed by two people at once, brought as a file. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { SERVED } from '../support/app.ts';
import { describeInBrowser, settled, useDesk } from '../support/browser.ts';
import { addPerson, openAs } from '../support/e2e-people.ts';
import { downloaded } from '../support/e2e-person.ts';

const TITLE = 'Le circuit de nos marchés';

async function create(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Nouveau module' }).click();
  await page.getByLabel(/^Titre/).fill(TITLE);
  await page.getByRole('button', { name: 'Créer et écrire' }).click();
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await settled(page);
  return new URL(page.url()).pathname;
}

async function addQuestion(page: Page, prompt: string): Promise<void> {
  await page.getByRole('button', { name: 'Ajouter une question' }).click();
  await page.getByRole('menuitem', { name: 'Une seule bonne réponse' }).click();
  await page.getByLabel('Question', { exact: true }).fill(prompt);
}

async function completeQuestion(page: Page): Promise<void> {
  await page.getByLabel('Choix 1', { exact: true }).fill('La direction des achats');
  await page.getByLabel('Choix 2', { exact: true }).fill('Le service financier');
  await page.getByLabel('Choix 3', { exact: true }).fill('Le cabinet de l’exécutif');
  await page.getByLabel('Explication').fill('Le circuit de validation de la maison le dit.');
  await page.getByText('Désignez le choix juste.', { exact: false }).waitFor();
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
  await page.getByRole('radio', { name: 'Le choix 1 est juste' }).check();
}

async function writeModule(page: Page): Promise<void> {
  await page.getByLabel('Résumé').fill('Qui valide quoi, et quand.');
  await page.getByLabel('Objectifs').fill('Savoir à qui envoyer un dossier');
  await page.getByRole('button', { name: /^1\. Première leçon/ }).click();
  await page.getByRole('textbox', { name: 'Texte de la leçon 1' }).fill('Le dossier va d’abord aux achats.');
}

const saved = (page: Page) =>
  page
    .getByText(/^Enregistré/)
    .first()
    .waitFor();

describeInBrowser('Nos modules', () => {
  const desk = useDesk(SERVED);

  beforeAll(() => {
    addPerson(desk, 'juriste', { name: 'Camille Exemple', roles: ['jurist'] });
    addPerson(desk, 'pilote', { name: 'Dominique Modèle', roles: ['scheme-lead'] });
    addPerson(desk, 'lectrice', { name: 'Noor Type', roles: ['reader'] });
  });

  test('une question à moitié écrite survit à un rechargement, puis le module se publie et s’apprend', async () => {
    const page = await openAs(desk, 'juriste', '/formation/animer/nos-modules', { reducedMotion: 'reduce', expected: [/status of 400/] });
    const path = await create(page);
    await addQuestion(page, 'Qui valide le dossier de consultation ?');
    await page.getByText('1\u00a0question à compléter', { exact: false }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^1\. Qui valide le dossier de consultation \? – à compléter/ }).click();
    await page.getByRole('button', { name: 'Publier' }).click();
    await page.getByText(/complétez d’abord ce qui est signalé/).waitFor();
    await completeQuestion(page);
    await page.getByText('Chacune est enregistrée dès qu’elle est complète.').waitFor();
    await saved(page);
    expect(await page.getByLabel('Résumé').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Publier' }).click();
    const lacks = page.getByRole('alert').filter({ hasText: 'ne peut pas encore être publié' }).getByRole('listitem');
    await lacks.first().waitFor();
    expect(await lacks.count()).toBe(3);
    await writeModule(page);
    await saved(page);
    await page.getByRole('button', { name: 'Publier' }).click();
    await page.getByText('Le module est dans la formation.').waitFor();
    await page.getByRole('button', { name: 'Retirer de la formation' }).waitFor();
    const { name, file } = await downloaded(page, () => page.getByRole('button', { name: 'Télécharger le fichier' }).click());
    expect(name).toMatch(/\.yaml$/);
    expect(new TextDecoder().decode(file)).toContain('La direction des achats');

    const learner = await openAs(desk, 'lectrice', '/formation');
    await learner.getByRole('link', { name: TITLE }).first().waitFor();
    await learner.goto(path);
    await learner.getByText('Cette page est réservée à qui anime la formation').waitFor();
  });

  test('deux personnes écrivent le même module : la seconde compare, rien n’est perdu', async () => {
    const first = await openAs(desk, 'juriste', '/formation/animer/nos-modules', { reducedMotion: 'reduce' });
    const path = await create(first);
    const second = await openAs(desk, 'pilote', path, { reducedMotion: 'reduce', expected: [/status of 412/] });
    await settled(second);
    await first.getByLabel('Résumé').fill('Écrit par la juriste.');
    await saved(first);
    await second.getByLabel('Résumé').fill('Écrit par la pilote.');
    const dialog = second.getByRole('dialog', { name: 'Deux versions de ce module' });
    await dialog.getByRole('region', { name: 'La leur, déjà enregistrée' }).getByText('juriste').waitFor();
    await dialog.getByLabel('Garder la mienne').check();
    await dialog.getByRole('button', { name: 'Garder ces choix' }).click();
    await saved(second);
    await first.reload();
    expect(await first.getByLabel('Résumé').inputValue()).toBe('Écrit par la pilote.');
  });

  test('un fichier fautif dit chaque faute et sa ligne ; corrigé, il entre en brouillon', async () => {
    const page = await openAs(desk, 'juriste', '/formation/animer/nos-modules', { reducedMotion: 'reduce' });
    await create(page);
    const { file } = await downloaded(page, () => page.getByRole('button', { name: 'Télécharger le fichier' }).click());
    const text = new TextDecoder().decode(file);
    await page.goto('/formation/animer/nos-modules');
    await page.getByRole('button', { name: 'Importer un fichier' }).click();
    const choose = (content: string): Promise<void> =>
      page.getByLabel('Fichier du module').setInputFiles({ name: 'module.yaml', mimeType: 'text/yaml', buffer: Buffer.from(content) });
    await choose(text.replace(/^minutes: .*$/m, 'minutes: beaucoup'));
    const faults = page.getByRole('region', { name: 'Fautes du fichier' });
    await faults.getByRole('cell', { name: /^\d+$/ }).first().waitFor();
    await choose(text);
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page.getByText('Brouillon', { exact: true }).waitFor();
  });
});
