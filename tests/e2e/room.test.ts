/** A session in a room: one screen is projected, five phones answer, one reloads, one comes late, one loses the network. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { SERVED } from '../support/app.ts';
import { axe, describeInBrowser, settled, sidewaysScroll, useDesk } from '../support/browser.ts';
import { step } from '../support/e2e-organisation.ts';
import { addPerson, openAs } from '../support/e2e-people.ts';
import { downloaded } from '../support/e2e-person.ts';
import { answerAnyhow, openRoom, sit } from '../support/e2e-room.ts';

const SCREENS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
] as const;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' } as const;

/** Nothing axe can blame, nothing wider than the window. */
async function holds(page: Page, where: string): Promise<void> {
  await settled(page);
  expect(await axe(page), `axe, ${where}`).toEqual([]);
  expect(await sidewaysScroll(page), `défilement horizontal, ${where}`).toBeLessThanOrEqual(0);
}

async function holdsProjected(page: Page, where: string): Promise<void> {
  for (const size of SCREENS) {
    await page.setViewportSize(size);
    await holds(page, `${where} à ${size.width} px`);
  }
}

describeInBrowser('Salle', () => {
  const desk = useDesk(SERVED);

  beforeAll(() => {
    addPerson(desk, 'animatrice', { name: 'Camille Exemple', roles: ['scheme-lead'] });
    addPerson(desk, 'acheteuse', { name: 'Dominique Modèle', roles: ['buyer'] });
  });

  test('une personne anime, cinq téléphones répondent, l’un se recharge, l’un arrive en retard', async () => {
    const screen = await openAs(desk, 'animatrice', '/formation/animer/salles', { reducedMotion: 'reduce' });
    const code = await step('ouvrir la salle', () => openRoom(screen, 2));
    await holdsProjected(screen, 'attente');

    const names = ['Alix', 'Sam', 'Noor', 'Lou'];
    const phones = await step('quatre téléphones entrent', () => Promise.all(names.map((name) => sit(desk, code, name, PHONE))));
    await screen.getByRole('heading', { name: '4\u00a0personnes dans la salle' }).waitFor();
    for (const name of names) await screen.getByRole('listitem').filter({ hasText: name }).waitFor();
    await holdsProjected(screen, 'téléphones entrés');
    const [first, second, third, fourth] = phones;
    if (!first || !second || !third || !fourth) throw new Error('four phones');
    await holds(first, 'téléphone en attente');

    await step('la première question', async () => {
      await screen.locator('body').press('Space');
      await screen.getByRole('button', { name: 'Montrer la réponse' }).waitFor();
      await screen.getByText('Question 1 sur 2').waitFor();
      const asked = await screen.getByRole('heading', { level: 1 }).textContent();
      for (const phone of phones) await phone.getByRole('heading', { level: 2, name: asked ?? '' }).waitFor();
    });
    await holdsProjected(screen, 'question');
    await holds(first, 'téléphone, question');

    await step('trois répondent, l’un recharge sa page et garde sa place', async () => {
      for (const phone of [first, second, third]) await answerAnyhow(phone);
      await screen.getByText('3\u00a0réponses sur 4').waitFor();
      await first.reload();
      await first.getByText('Réponse envoyée. Regardez l’écran de la salle.').waitFor();
      await first.getByText('Alix').waitFor();
      expect(await first.getByRole('button', { name: 'Répondre' }).count()).toBe(0);
    });
    const late = await step('un cinquième arrive en retard et répond', async () => {
      const phone = await sit(desk, code, 'Alix', PHONE);
      await phone.getByText('Alix 2').waitFor();
      await answerAnyhow(phone);
      await screen.getByText('4\u00a0réponses sur 5').waitFor();
      return phone;
    });

    await step('la réponse est montrée', async () => {
      expect(await first.getByText(/Bonne réponse|Réponse fausse/).count()).toBe(0);
      await screen.keyboard.press('ArrowRight');
      await screen.getByText(/bonnes? réponses? sur 4|0\sbonne réponse sur 4/).waitFor();
      await first.getByRole('heading', { name: /Bonne réponse|Réponse fausse/ }).waitFor();
      await fourth.getByRole('heading', { name: 'Vous n’avez pas répondu' }).waitFor();
    });
    await holdsProjected(screen, 'réponse');
    await holds(first, 'téléphone, réponse');

    await step('la suivante, où le réseau d’un téléphone se perd', async () => {
      await screen.getByRole('button', { name: 'Question suivante' }).click();
      await screen.getByText('Question 2 sur 2').waitFor();
      const asked = await screen.getByRole('heading', { level: 1 }).textContent();
      for (const phone of [...phones, late]) await phone.getByRole('heading', { level: 2, name: asked ?? '' }).waitFor();
      for (const phone of [second, third, fourth, late]) await answerAnyhow(phone);
      await screen.getByText('4\u00a0réponses sur 5').waitFor();
    });

    await step('le bilan', async () => {
      await screen.getByRole('button', { name: 'Montrer la réponse' }).click();
      await screen.getByRole('button', { name: 'Voir le bilan' }).click();
      await screen.getByRole('heading', { level: 1, name: 'Bilan de la séance' }).waitFor();
      await screen.getByLabel('Classer par bonnes réponses').check();
      expect(await screen.getByRole('row').count()).toBe(6);
      await first.getByText('La séance est terminée.').waitFor();
    });
    await holdsProjected(screen, 'bilan');
    await holds(first, 'téléphone, fin');
    const { name, file } = await downloaded(screen, () => screen.getByRole('button', { name: 'Télécharger les résultats (CSV)' }).click());
    expect(name).toMatch(/\.csv$/);
    expect(new TextDecoder().decode(file)).toContain('Alix 2');
  });

  test('une réponse donnée sans réseau part quand il revient', async () => {
    const screen = await openAs(desk, 'animatrice', '/formation/animer/salles');
    const code = await openRoom(screen, 1);
    const phone = await sit(desk, code, 'Sam', { ...PHONE, expected: [/ERR_INTERNET_DISCONNECTED/] });
    await screen.getByRole('button', { name: 'Commencer' }).click();
    await phone.getByRole('button', { name: 'Répondre' }).waitFor();
    await phone.context().setOffline(true);
    await answerAnyhow(phone, false);
    await phone.getByText(/votre réponse est gardée ici/).waitFor();
    await phone.context().setOffline(false);
    await phone.getByText('Réponse envoyée. Regardez l’écran de la salle.').waitFor();
    await screen.getByText('1\u00a0réponse sur 1').waitFor();
    await screen.getByRole('button', { name: 'Terminer la séance' }).click();
    const asked = screen.getByRole('alertdialog');
    await screen.keyboard.press('ArrowRight');
    await asked.getByRole('button', { name: 'Terminer la séance' }).click();
    await screen.getByRole('heading', { level: 1, name: 'Bilan de la séance' }).waitFor();
    await phone.getByText('La séance est terminée.').waitFor();
  });

  test('un mauvais code, un prénom absent, une salle inconnue sont dits', async () => {
    const phone = await desk.open('/salle', { ...PHONE, expected: [/status of 404/] });
    await phone.getByRole('button', { name: 'Entrer' }).click();
    await phone.getByText('Écrivez les six chiffres du code.').waitFor();
    await phone.getByText('Écrivez un prénom ou un surnom.').waitFor();
    await holds(phone, 'entrée, à corriger');
    await phone.getByLabel(/Code à six chiffres/).fill('000 000');
    await phone.getByLabel(/Prénom ou surnom/).fill('Sam');
    await phone.getByRole('button', { name: 'Entrer' }).click();
    await phone.getByText('Aucune séance ne porte ce code.').waitFor();
    await holds(phone, 'code inconnu');

    const screen = await openAs(desk, 'animatrice', '/formation/salles/inconnue', { expected: [/status of 404/] });
    await screen.getByRole('heading', { name: 'Page introuvable' }).waitFor();
    const buyer = await openAs(desk, 'acheteuse', '/formation/animer/salles');
    await buyer.getByText('Cette page est réservée à qui anime la formation').waitFor();
    expect(await buyer.getByRole('button', { name: 'Ouvrir une salle' }).count()).toBe(0);
  });
});

describeInBrowser('Salle, sur un seul poste', () => {
  const desk = useDesk();

  test('la salle se projette, et on y répond à main levée', async () => {
    const screen = await desk.open('/formation/animer/salles', { reducedMotion: 'reduce' });
    await openRoom(screen, 1, false);
    await screen.getByText('Les téléphones n’atteignent pas ce poste.').waitFor();
    await holdsProjected(screen, 'attente, un seul poste');
    await screen.getByRole('button', { name: 'Commencer' }).press('Enter');
    await screen.getByText('Répondez à main levée.').waitFor();
    await screen.locator('body').press('ArrowRight');
    await screen.getByRole('button', { name: 'Voir le bilan' }).click();
    await screen.getByText(/à main levée. La séance est terminée./).waitFor();
    await holdsProjected(screen, 'bilan, un seul poste');
  });
});
