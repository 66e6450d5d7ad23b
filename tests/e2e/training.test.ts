/** A learner: reading, being tested without a mouse, failing, coming back, in two windows; practice; what proves it, and to whom. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { SERVED } from '../support/app.ts';
import { axe, describeInBrowser, settled, useDesk } from '../support/browser.ts';
import { downloaded, isFocused, tabTo, waitForFocus } from '../support/e2e-person.ts';
import { answerAway, answerByKeyboard, keptAttempt, passModule, startTest } from '../support/e2e-training.ts';
import { wrongAnswer } from '../support/training.ts';

const SHORT = 'nouveaux';

const pressed = async (page: Page, name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> => {
  await tabTo(page, page.getByRole(role, { name }));
  await page.keyboard.press('Enter');
};
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

describeInBrowser('Formation', () => {
  const desk = useDesk();
  const open = async (path: string, opening = {}): Promise<Page> => {
    const page = await desk.open(path, opening);
    await settled(page);
    return page;
  };

  test('une personne lit, répond sans souris à chaque question, et réussit un module', async () => {
    const page = await open('/formation');
    await pressed(page, 'Commencer', 'link');
    await heading(page, /Le droit et les cibles/).waitFor();
    await pressed(page, 'Commencer', 'link');
    await heading(page, /Ce qui a changé/).waitFor();
    await pressed(page, 'J’ai lu');
    await page.getByText('Leçon lue, enregistrée.').waitFor();
    expect(await isFocused(page.getByRole('button', { name: 'J’ai lu' })), 'le bouton garde le foyer').toBe(true);
    await pressed(page, /Le droit et les cibles/, 'link');
    await page.getByText('1 leçon lue sur 4').waitFor();
    await pressed(page, 'Se tester');
    await page.waitForURL(/tentatives/);
    const { questions } = keptAttempt(desk.server);
    for (const [index, { asked, key }] of questions.entries()) {
      await answerByKeyboard(page, asked, key);
      const verdict = page.getByRole('heading', { name: 'Bonne réponse' });
      await waitForFocus(page, verdict);
      expect(await page.getByRole('status').filter({ hasText: 'Bonne réponse.' }).count(), 'le résultat est annoncé').toBe(1);
      const isLast = index === questions.length - 1;
      await pressed(page, isLast ? 'Voir le résultat' : 'Question suivante');
      const next = questions[index + 1];
      if (next) await waitForFocus(page, page.getByRole('heading', { level: 2, name: next.asked.prompt }));
    }
    await waitForFocus(page, heading(page, 'Module réussi'));
    await page.getByText('100 %', { exact: true }).waitFor();
    await pressed(page, 'Continuer le parcours', 'link');
    await page.getByText('1 module réussi sur 8').waitFor();
    await page.getByRole('heading', { level: 2, name: /^Module\s2/ }).waitFor();
  });

  test('un test interrompu reprend à sa question ; manqué, il dit quoi relire et quand réviser', async () => {
    const page = await open('/formation');
    const id = await startTest(page, 'leviers');
    await answerAway(page, desk.server, id, false, 1);
    await page.reload();
    const last = keptAttempt(desk.server, id).questions.at(-1);
    if (!last) throw new Error('no question');
    await page.getByText(/^Question (\d+) sur \1$/).waitFor();
    await answerByKeyboard(page, last.asked, wrongAnswer(last));
    await waitForFocus(page, page.getByRole('heading', { name: 'Réponse fausse' }));
    await page.getByRole('button', { name: 'Voir le résultat' }).click();
    await heading(page, 'Pas encore réussi').waitFor();
    const lessons = page.getByRole('region', { name: 'À relire' }).getByRole('link');
    expect(await lessons.count()).toBeGreaterThan(0);
    await page.getByText(/reviendront dans vos révisions, à partir du/).waitFor();
    await page.locator('.answer-line > summary').first().click();
    await page.locator('.answer-line[open] .correction').waitFor();
    expect(await axe(page)).toEqual([]);
    await lessons.first().click();
    await page.getByRole('button', { name: 'J’ai lu' }).waitFor();
    await page.goto('/formation/revisions');
    await page.getByText('Rien à revoir aujourd’hui').waitFor();
  });

  test('deux fenêtres sur le même test : la première réponse est gardée, la seconde fenêtre la montre', async () => {
    const person = await desk.person({ expected: [/status of 409/] });
    const [first, second] = [await person.newPage(), await person.newPage()];
    await first.goto('/formation');
    const id = await startTest(first, 'sourcing');
    await second.goto(`/formation/tentatives/${id}`);
    await settled(second);
    const [drawn] = keptAttempt(desk.server, id).questions;
    if (!drawn) throw new Error('no question');
    await answerByKeyboard(first, drawn.asked, drawn.key);
    await first.getByRole('heading', { name: 'Bonne réponse' }).waitFor();
    await answerByKeyboard(second, drawn.asked, wrongAnswer(drawn));
    await second.getByText('Vous aviez déjà répondu à cette question, dans une autre fenêtre.').waitFor();
    await second.getByRole('heading', { name: 'Bonne réponse' }).waitFor();
    expect(await axe(second)).toEqual([]);
    expect(keptAttempt(desk.server, id).answers[drawn.asked.id]).toEqual(drawn.key);
    await second.getByRole('button', { name: 'Question suivante' }).click();
    await second.getByText(/^Question 2 sur/).waitFor();
  });

  test('une réponse qui manque se dit, et rien n’est envoyé', async () => {
    const page = await open('/formation');
    const id = await startTest(page, 'heures');
    const { questions } = keptAttempt(desk.server, id);
    const at = questions.findIndex(({ asked }) => asked.kind !== 'ordering');
    await answerAway(page, desk.server, id, true, questions.length - at);
    await page.reload();
    await page.getByRole('button', { name: 'Répondre' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: /^(Choisissez|Écrivez)/ })
      .waitFor();
    expect(Object.keys(keptAttempt(desk.server, id).answers)).toHaveLength(at);
    expect(await axe(page)).toEqual([]);
  });

  test('un exercice s’ouvre sur une vraie consultation, se vérifie là, et ne se mêle à aucune autre', async () => {
    const page = await open('/formation/exercices/blanchisserie');
    await page.getByRole('button', { name: 'Ouvrir la consultation d’exercice' }).click();
    const banner = page.getByRole('region', { name: 'Exercice' });
    await banner.getByText('rien de ceci n’est un vrai dossier').waitFor();
    await banner.getByRole('button', { name: 'Vérifier' }).click();
    await banner.getByText(/objectifs atteints\./).waitFor();
    await banner
      .getByRole('link', { name: /^Corriger à cet endroit/ })
      .first()
      .click();
    await page.waitForURL(/\/consultations\//);
    await page.goto('/consultations');
    await settled(page);
    expect(await page.getByText(/Exercice/).count()).toBe(0);
    await page.goto('/formation/exercices/blanchisserie');
    await page.getByText('Commencé').waitFor();
  });

  test('une attestation se demande, s’imprime, se télécharge, et son code se vérifie', async () => {
    const page = await open('/formation/attestation');
    expect(await page.getByRole('button', { name: 'Établir l’attestation' }).count(), 'rien à demander avant une réussite').toBe(0);
    await passModule(page, desk.server, SHORT);
    await page.goto('/formation/attestation');
    await page.getByRole('button', { name: 'Établir l’attestation' }).click();
    await page.getByText('Écrivez le nom à porter sur l’attestation.').waitFor();
    expect(await isFocused(page.getByLabel('Prénom et nom'))).toBe(true);
    await page.getByLabel('Prénom et nom').fill('Camille Exemple');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/formation\/attestations\//);
    const paper = page.getByRole('article', { name: 'Attestation' });
    await paper.getByText('Camille Exemple').waitFor();
    await paper.getByText('Code vérifiable sur ce poste, page Attestation').waitFor();
    expect(await paper.getByText(/localhost|127\.0\.0\.1/).count(), 'une adresse que personne d’autre n’atteint').toBe(0);
    expect(await axe(page)).toEqual([]);
    const { name } = await downloaded(page, () => page.getByRole('button', { name: 'Télécharger en Word' }).click());
    expect(name).toMatch(/\.docx$/);
    const code = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.goto('/attestation');
    await page.getByLabel('Code de l’attestation').fill(code.toLowerCase().replaceAll('-', ' '));
    await page.keyboard.press('Enter');
    await page.getByText('Attestation valide').waitFor();
    expect(await page.getByText('Camille').count(), 'rien que la validité').toBe(0);
    await page.getByLabel('Code de l’attestation').fill(code.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A')));
    await page.keyboard.press('Enter');
    await page.getByText(/mal recopié/).waitFor();
  });
});

describeInBrowser('Attestation, sans compte', () => {
  const desk = useDesk({ ...SERVED, CLAUSIER_BACKUP_HOURS: '0' });

  test('la page publique s’ouvre sans connexion ; la formation, non', async () => {
    const page = await desk.open('/attestation');
    await page.getByLabel('Code de l’attestation').fill('0000-0000-0000-0000-0000-0000-0000-0000');
    await page.keyboard.press('Enter');
    await page.getByText('Attestation inconnue').waitFor();
    expect(await page.getByRole('navigation').count(), 'rien d’autre à ouvrir').toBe(0);
    expect(await axe(page)).toEqual([]);
    await page.goto('/formation');
    await page.waitForURL(/\/connexion/);
  });
});
