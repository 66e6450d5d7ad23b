/** A scheme read by a department, corrected, published, then taken back: opened by the lead, answered by the référente, decided on, kept in the track. */
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { SERVED } from '../support/app.ts';
import { describeInBrowser, settled, useDesk } from '../support/browser.ts';
import { step } from '../support/e2e-organisation.ts';
import { addPerson, openAs } from '../support/e2e-people.ts';
import { downloaded } from '../support/e2e-person.ts';
import { asked, copyExample, goTo } from '../support/e2e-rounds.ts';
import { saved } from '../support/e2e-scheme.ts';

const DEPARTMENT = 'Direction de l’emploi';
const REMARK = 'Le comité de suivi est trop large.';

async function openRound(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ouvrir une relecture' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ouvrir une relecture' });
  await dialog.getByRole('button', { name: 'Figer le texte et ouvrir' }).click();
  await dialog.getByText('Partie 1\u202f: dites qui relit.').waitFor();
  await dialog.getByLabel('Direction', { exact: true }).selectOption({ label: DEPARTMENT });
  await dialog.getByLabel('Gouvernance').check();
  await dialog.getByLabel('Questions, une par ligne').fill('Est-ce tenable\u202f?');
  await dialog.getByRole('button', { name: 'Figer le texte et ouvrir' }).click();
  await page.getByRole('heading', { level: 1, name: 'Relecture des directions' }).waitFor();
}

async function answer(page: Page): Promise<void> {
  await page.getByRole('link', { name: new RegExp(DEPARTMENT) }).click();
  await page.getByRole('heading', { level: 1, name: DEPARTMENT }).waitFor();
  await page
    .getByRole('region', { name: 'Texte à relire' })
    .getByRole('heading', { name: /Gouvernance/ })
    .waitFor();
  await page.getByLabel('À corriger').check();
  await page.getByRole('button', { name: 'Répondre' }).click();
  await page.getByText('Dites ce qui est à corriger', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Ajouter une remarque' }).click();
  await page.getByLabel('Remarque 1', { exact: true }).fill(REMARK);
  await page.getByLabel('Est-ce tenable\u202f?').fill('Oui.');
  await page.getByRole('button', { name: 'Répondre' }).click();
  await page.getByText('La réponse est enregistrée', { exact: false }).waitFor();
}

async function decide(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole('table', { name: 'Réponses' }).getByText('À corriger').waitFor();
  await page.getByRole('button', { name: 'Écarter' }).click();
  const dialog = page.getByRole('dialog', { name: 'Écarter la remarque' });
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await dialog.getByText('Dites pourquoi elle est écartée.').waitFor();
  await dialog.getByRole('button', { name: 'Annuler' }).click();
  await page.getByRole('button', { name: 'Prendre en compte' }).click();
  const taking = page.getByRole('dialog', { name: 'Prendre la remarque en compte' });
  await taking.getByLabel('Ce que cela change dans le schéma').fill('Comité réduit à huit membres.');
  await taking.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Suite\u202f: Comité réduit à huit membres.').waitFor();
  await page.getByRole('button', { name: 'Clore la relecture' }).click();
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Clore', exact: true }).click();
  await page.getByText(/^Close le /).waitFor();
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publier une version' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publier la version 1' });
  await dialog.getByLabel('Ce qui change dans cette version').fill('Première version.');
  await dialog.getByRole('button', { name: 'Publier' }).click();
  await page.getByText('La version 1 est publiée.').waitFor();
  const { name, file } = await downloaded(page, async () => {
    await page.getByRole('button', { name: 'Télécharger la version 1' }).click();
    await page.getByRole('menuitem', { name: /^Word publié/ }).click();
  });
  expect(name).toMatch(/^schema-version-1-/);
  expect(Buffer.from(unzipSync(file)['word/document.xml'] ?? []).toString('utf8')).toContain('Version 1');
  await page.getByRole('button', { name: 'Télécharger la version 1' }).click();
  await page.getByRole('menuitem', { name: /^Word refait/ }).click();
  await page.getByText(/ses octets sont ceux du Word publié/).waitFor();
}

describeInBrowser('Une relecture, puis une version publiée', () => {
  const desk = useDesk(SERVED);
  beforeAll(() => {
    addPerson(desk, 'pilote', { name: 'Camille Exemple', roles: ['scheme-lead'] });
    addPerson(desk, 'referente', { name: 'Alix Modèle', roles: ['referent'] });
  });

  test('ouverte, répondue, tranchée, reprise dans le schéma ; publiée, comparée, une section rétablie', async () => {
    const lead = await openAs(desk, 'pilote', '/a-propos', { reducedMotion: 'reduce' });
    const { id: department } = await asked<{ id: string }>(lead, 'POST', '/api/network/departments', { name: DEPARTMENT });
    await asked(lead, 'POST', '/api/network/contacts', { kind: 'referent', name: 'Alix Modèle', departmentId: department, personId: 'referente' });
    const { id } = await copyExample(lead, 'Schéma à relire');
    await goTo(lead, `/schemas/${id}/concertation`);
    await step('le pilote fige le texte et l’envoie à une direction', () => openRound(lead));
    await lead.locator('summary', { hasText: DEPARTMENT }).click();
    expect(await lead.getByLabel('Message', { exact: true }).inputValue()).toContain('/relecture/');

    await step('la référente répond depuis l’accueil', async () => {
      const referent = await openAs(desk, 'referente', '/', { reducedMotion: 'reduce' });
      await answer(referent);
    });
    await step('le pilote tranche et clôt', () => decide(lead));

    await step('la trace ne passe dans le schéma que d’un geste', async () => {
      await lead.getByRole('link', { name: /^← Schéma/ }).click();
      const meetings = lead.getByRole('list', { name: 'Rencontres', exact: true });
      await lead.getByRole('button', { name: /^Reprendre dans le schéma/ }).waitFor();
      expect(await meetings.getByText(DEPARTMENT).count()).toBe(0);
      await lead.getByRole('button', { name: /^Reprendre dans le schéma/ }).click();
      await lead.getByText('Dans le schéma', { exact: true }).waitFor();
      await saved(lead);
    });

    await step('publier, télécharger', async () => {
      await goTo(lead, `/schemas/${id}/verification`);
      await publish(lead);
    });
    await step('changer, comparer, rétablir une section', async () => {
      await lead.getByLabel('Titre du schéma').fill('Un tout autre titre');
      await saved(lead);
      await lead.getByRole('button', { name: /^Comparer à maintenant/ }).click();
      const dialog = lead.getByRole('dialog', { name: 'De la version 1 à maintenant' });
      await dialog.getByRole('heading', { name: 'Titre' }).waitFor();
      expect(await dialog.locator('ins').allTextContents()).not.toEqual([]);
      await dialog.getByRole('button', { name: 'Fermer' }).click();
      await lead
        .getByRole('button', { name: /^Ce qui a changé/ })
        .last()
        .click();
      const compared = lead.getByRole('region', { name: 'Comparaison de deux états' });
      await compared.getByRole('button', { name: /^Reprendre l’état d’avant.*Titre/ }).click();
      await lead.getByText(/«\sTitre\s» est revenu/).waitFor();
      expect(await lead.getByLabel('Titre du schéma').inputValue()).toBe('Schéma à relire');
      await saved(lead);
    });
    await settled(lead);
  });
});
