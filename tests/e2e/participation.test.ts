/** A scheme put to the public: opened by its lead, read and commented on a phone without any account, moderated, answered, taken into the scheme. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { SERVED } from '../support/app.ts';
import { axe, describeInBrowser, settled, sidewaysScroll, useDesk } from '../support/browser.ts';
import { step } from '../support/e2e-organisation.ts';
import { addPerson, openAs } from '../support/e2e-people.ts';
import { downloaded } from '../support/e2e-person.ts';
import { copyExample, goTo } from '../support/e2e-rounds.ts';
import { saved } from '../support/e2e-scheme.ts';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' } as const;
/** A form sent too fast is given back with this status, which browsers report on their own. */
const GIVEN_BACK = [/status of 422/];
const SAID = 'Associez les habitants au comité de suivi.';

async function open(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Ouvrir une consultation publique' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ouvrir une consultation publique' });
  await dialog.getByRole('button', { name: 'Figer le texte et ouvrir' }).click();
  await dialog.getByText('Cochez au moins un passage à montrer.').waitFor();
  await dialog.getByLabel('Introduction').fill('Ce projet engage nos achats.\n\nDites-nous ce qui manque.');
  for (const place of ['Gouvernance', 'Axes et actions']) await dialog.getByLabel(place, { exact: true }).check();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Figer le texte et ouvrir' }).click();
  const address = page.getByLabel('Adresse à faire connaître');
  await address.waitFor();
  return new URL(await address.inputValue()).pathname;
}

async function holds(page: Page, where: string): Promise<void> {
  expect(await axe(page), `axe, ${where}`).toEqual([]);
  expect(await sidewaysScroll(page), `défilement horizontal, ${where}`).toBeLessThanOrEqual(0);
}

/** Sends until it is taken: one that comes back too fast keeps what was typed. */
async function sendVoice(page: Page): Promise<string> {
  for (;;) {
    await page.getByRole('button', { name: 'Envoyer mon avis' }).click();
    await page.locator('.code, .faults').first().waitFor();
    const code = page.locator('.code');
    if ((await code.count()) > 0) return (await code.textContent()) ?? '';
    expect(await page.getByLabel('Votre avis (obligatoire)').inputValue()).toBe(SAID);
    // As somebody who reads their text again; and requests of one address are counted.
    await page.waitForTimeout(1_500);
  }
}

async function write(page: Page): Promise<string> {
  await page
    .getByRole('link', { name: /^Donner un avis sur «\sGouvernance/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 2, name: 'Donner un avis' }).waitFor();
  expect(await page.getByLabel('Votre avis porte sur').locator('option:checked').textContent()).toBe('Gouvernance');
  await page.getByLabel('Votre avis (obligatoire)').fill('Court');
  await page.getByRole('button', { name: 'Envoyer mon avis' }).click();
  await page.getByRole('link', { name: /^Écrivez votre avis/ }).click();
  await holds(page, 'le formulaire à corriger');
  await page.getByLabel('Votre avis (obligatoire)').fill(SAID);
  await page.getByLabel('Vous écrivez à titre de (facultatif)').selectOption({ label: 'Habitant' });
  await holds(page, 'le formulaire');
  return sendVoice(page);
}

async function moderate(page: Page): Promise<void> {
  await page.reload();
  const voice = page.getByRole('article', { name: /^Avis n°\s1$/ });
  await voice.getByText(SAID).waitFor();
  await holds(page, 'la modération');
  await page.setViewportSize({ width: 390, height: 900 });
  await holds(page, 'la modération sur un téléphone');
  await page.setViewportSize({ width: 1440, height: 900 });
  await voice.getByRole('button', { name: /^Publier/ }).focus();
  await page.keyboard.press('Enter');
  await voice.getByText('Publié', { exact: true }).waitFor();
  // The button pressed is gone: the keyboard goes on from the comment.
  await page.waitForFunction((article) => document.activeElement === article, await voice.elementHandle());
  await voice.getByRole('button', { name: /^Répondre/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Répondre/ });
  await dialog.getByLabel('Pris en compte').check();
  await dialog.getByRole('button', { name: 'Publier la réponse' }).click();
  await dialog.getByText('Dites où, dans le schéma.').waitFor();
  await dialog.getByLabel('Où, dans le schéma').fill('Gouvernance, comité de suivi');
  await dialog.getByRole('button', { name: 'Publier la réponse' }).click();
  await voice.getByText('Gouvernance, comité de suivi').waitFor();
}

describeInBrowser('Une consultation publique', () => {
  const desk = useDesk(SERVED);
  beforeAll(() => addPerson(desk, 'pilote', { name: 'Camille Exemple', roles: ['scheme-lead'] }));

  test('ouverte, lue et commentée sur un téléphone sans compte, modérée, close, reprise dans le schéma', async () => {
    const lead = await openAs(desk, 'pilote', '/a-propos', { reducedMotion: 'reduce' });
    const { id } = await copyExample(lead, 'Schéma soumis au public');
    await goTo(lead, `/schemas/${id}/concertation`);
    const path = await step('le pilote fige le texte et ouvre la page', () => open(lead));

    const phone = await desk.open(path, { ...PHONE, expected: GIVEN_BACK });
    const asked: string[] = [];
    phone.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await step('un téléphone sans compte lit le texte et donne un avis', async () => {
      await phone.getByRole('navigation', { name: 'Plan' }).getByRole('link', { name: 'Vos données' }).waitFor();
      await holds(phone, 'le texte');
      const code = await write(phone);
      expect(code).toMatch(/^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
      await step('il attend d’être lu', async () => {
        await phone.getByRole('link', { name: 'Suivre un avis envoyé' }).click();
        await phone.getByLabel('Code de l’avis').fill(code);
        await phone.getByRole('button', { name: 'Voir ce qu’il est devenu' }).click();
        await phone.getByText('Il attend d’être lu par l’organisme.').waitFor();
      });
    });
    await step('le pilote publie l’avis et y répond', () => moderate(lead));
    await step('tout le monde lit l’avis et sa réponse', async () => {
      await phone.goto(`${path}/avis`);
      await phone.getByText('Gouvernance, comité de suivi').waitFor();
      await holds(phone, 'les avis publiés');
      expect(asked.filter((one) => !one.startsWith('/participer/'))).toEqual([]);
      expect(await phone.context().cookies()).toEqual([]);
    });
    await step('la synthèse, la clôture, la reprise dans le schéma d’un geste', async () => {
      const { name } = await downloaded(lead, () => lead.getByRole('button', { name: 'Synthèse (Word)' }).click());
      expect(name).toMatch(/^synthese-de-la-consultation-.*\.docx$/);
      await lead.getByRole('button', { name: 'Clore', exact: true }).click();
      await lead.getByRole('alertdialog').getByRole('button', { name: 'Clore', exact: true }).click();
      await lead.getByRole('button', { name: 'Retirer la page' }).waitFor();
      await lead.getByRole('link', { name: 'Revenir au schéma' }).click();
      await lead.getByRole('button', { name: /^Reprendre dans le schéma.*Le public/ }).click();
      await lead.getByText('Dans le schéma', { exact: true }).waitFor();
      await saved(lead);
      await phone.goto(path);
      await phone.getByText(/^Cette consultation s’est terminée le/).waitFor();
      expect(await phone.getByRole('link', { name: /^Donner un avis/ }).count()).toBe(0);
    });
    await settled(lead);
  });
});
