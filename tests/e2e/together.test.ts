/** Two people write one scheme at the same time, a third comments it: what each does reaches the others, and nothing is lost. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { addDays } from '../../shared/days.ts';
import { SERVED } from '../support/app.ts';
import { axe, describeInBrowser, settled, sidewaysScroll, useDesk } from '../support/browser.ts';
import { addPerson, openAs } from '../support/e2e-people.ts';
import { step } from '../support/e2e-organisation.ts';
import { createScheme, deafen, lookAgain, saved } from '../support/e2e-scheme.ts';

const LONG = 400_000;
const FOREWORD = 'Mot de l’élue ou de l’élu';
/** Browsers report on their own a save refused because the scheme changed elsewhere. */
const STALE = [/status of 412/];

describeInBrowser('À plusieurs sur un schéma', () => {
  const desk = useDesk(SERVED);

  beforeAll(() => {
    addPerson(desk, 'pilote', { name: 'Alix Pilote', roles: ['scheme-lead'] });
    addPerson(desk, 'seconde', { name: 'Noor Seconde', roles: ['scheme-lead'] });
    addPerson(desk, 'referente', { name: 'Dominique Référente', roles: ['referent'] });
  });

  const as = async (personId: string, path: string): Promise<Page> => {
    const page = await openAs(desk, personId, path, { reducedMotion: 'reduce', expected: STALE });
    await settled(page);
    return page;
  };
  const text = (page: Page) => page.getByRole('textbox', { name: FOREWORD, exact: true });
  const typeAt = async (page: Page, place: 'Control+Home' | 'Control+End', words: string): Promise<void> => {
    await text(page).click();
    await page.keyboard.press(place);
    await page.keyboard.insertText(words);
  };
  const reads = async (page: Page, words: string): Promise<void> => {
    await lookAgain(page);
    await text(page).getByText(words).waitFor();
  };
  const panel = async (page: Page, tab?: RegExp) => {
    const button = page.getByRole('button', { name: /^Commentaires et tâches/ });
    const shown = page.getByRole('complementary', { name: 'Commentaires et tâches' });
    if (!(await shown.isVisible())) await button.click();
    if (tab) await shown.getByRole('tab', { name: tab }).click();
    return shown;
  };

  test('on se voit, on écrit ensemble, on commente, on se confie des tâches', { timeout: LONG }, async () => {
    const lead = await as('pilote', '/schemas');
    await createScheme(lead, 'Schéma à deux mains', 'Page vide');
    const id = new URL(lead.url()).pathname.split('/')[2] ?? '';
    const at = (place: string): string => `/schemas/${id}/${place}`;
    await lead.goto(at('textes'));
    await settled(lead);
    const second = await as('seconde', at('textes'));

    await step('chacune voit l’autre, et son étape', async () => {
      await second.getByRole('list', { name: 'Aussi sur ce schéma' }).getByText('Alix Pilote').waitFor();
      await lookAgain(lead);
      const others = lead.getByRole('list', { name: 'Aussi sur ce schéma' });
      await others.getByText('Noor Seconde').waitFor();
      expect(await others.textContent()).toContain('Textes d’ouverture');
    });

    await step('ce que l’une enregistre arrive chez l’autre sans recharger', async () => {
      await text(second).click();
      await second.keyboard.insertText('Nos achats ont un sens.');
      await second.keyboard.press('Enter');
      await second.keyboard.insertText('Ils comptent pour le territoire.');
      await saved(second);
      await reads(lead, 'Ils comptent pour le territoire.');
    });

    await step('deux paragraphes différents, au même moment : les deux restent, sans question', async () => {
      await Promise.all([typeAt(lead, 'Control+Home', 'Chaque année, '), typeAt(second, 'Control+End', ' Et pour l’emploi.')]);
      await Promise.all([saved(lead), saved(second)]);
      for (const page of [lead, second]) {
        await reads(page, 'Chaque année, Nos achats ont un sens.');
        await reads(page, 'Ils comptent pour le territoire. Et pour l’emploi.');
        expect(await page.getByRole('dialog').count()).toBe(0);
      }
    });

    await step('le même paragraphe : les deux versions se montrent, et l’on garde les deux', async () => {
      const hear = await deafen(second);
      await typeAt(lead, 'Control+Home', 'ICI ');
      await saved(lead);
      await typeAt(second, 'Control+Home', 'LÀ ');
      const dialog = second.getByRole('dialog', { name: 'Deux versions de ce schéma' });
      await dialog.waitFor();
      await hear();
      expect(await dialog.getByRole('heading', { level: 3 }).allTextContents()).toEqual(['Textes rédigés › Mot de l’élue ou de l’élu']);
      expect(await dialog.getByRole('region', { name: 'La mienne, ici' }).textContent()).toContain('LÀ');
      expect(await dialog.getByRole('region', { name: 'La leur, déjà enregistrée' }).textContent()).toContain('ICI');
      expect(await axe(second)).toEqual([]);
      await dialog.getByRole('radio', { name: 'Garder les deux' }).check();
      await dialog.getByRole('button', { name: 'Garder ces choix' }).click();
      await saved(second);
      await reads(lead, 'LÀ Chaque année');
      await reads(lead, 'ICI Chaque année');
    });

    await step('une référente, qui ne fait que lire, commente le passage choisi', async () => {
      const referent = await as('referente', at('textes'));
      await referent.getByRole('group', { name: FOREWORD }).getByText('ICI Chaque année').selectText();
      const shown = await panel(referent);
      expect(await shown.getByLabel('À propos de').inputValue()).toBe('#foreword');
      await shown.getByText('ICI Chaque année').waitFor();
      await shown.getByLabel('Votre commentaire').fill('Cette phrase est-elle définitive\u202f?');
      await shown.getByRole('button', { name: 'Commenter' }).click();
      await shown.getByRole('list', { name: 'Fils de commentaires' }).getByText('Cette phrase est-elle définitive').waitFor();
    });

    await step('la pilote le voit venir, répond, et le dit réglé', async () => {
      await lookAgain(lead);
      await lead
        .getByRole('navigation', { name: 'Étapes du schéma' })
        .getByRole('link', { name: /Textes d’ouverture.*1\scommentaire à lire/ })
        .waitFor();
      const shown = await panel(lead);
      await shown.getByText('Dominique Référente').waitFor();
      await shown.getByRole('button', { name: 'Répondre' }).click();
      await shown.getByLabel('Votre réponse').fill('Non, je la retire.');
      await shown.getByRole('button', { name: 'Envoyer la réponse' }).click();
      await shown.getByText('Non, je la retire.').waitFor();
      await text(lead).click();
      await lead.keyboard.press('Control+a');
      await lead.keyboard.press('Delete');
      await saved(lead);
      await shown.getByText('Le passage n’existe plus.').waitFor();
      await shown.getByRole('button', { name: 'Marquer comme réglé' }).click();
      await shown.getByText('Aucun commentaire ouvert à cette étape.').waitFor();
    });

    await step('une tâche confiée, en retard, se lit à l’accueil et se coche', async () => {
      const shown = await panel(lead, /^Tâches/);
      await shown.getByLabel('Nouvelle tâche').fill('Relire le mot de l’élue');
      await shown.getByLabel('Chargé de la tâche').selectOption({ label: 'Dominique Référente' });
      await shown.getByLabel('Pour le').fill(addDays(new Date().toISOString().slice(0, 10), -3));
      await shown.getByRole('button', { name: 'Ajouter la tâche' }).click();
      await shown.getByRole('list', { name: 'Tâches à faire' }).getByText('En retard').waitFor();
      const referent = await as('referente', '/');
      const own = referent.getByRole('region', { name: 'Mes tâches' });
      await own.getByText('En retard').waitFor();
      await own.getByRole('link', { name: 'Relire le mot de l’élue' }).click();
      await settled(referent);
      const tasks = await panel(referent, /^Tâches/);
      // Done, it leaves the list at once: there is no box left to look at.
      await tasks.getByRole('checkbox', { name: 'Relire le mot de l’élue' }).click();
      await tasks.getByText('Tâches faites (1)').waitFor();
      await referent.goto('/');
      await settled(referent);
      expect(await referent.getByRole('heading', { name: 'Mes tâches' }).count()).toBe(0);
    });
  });

  test('le panneau est accessible et à sa place, en colonne comme en dialogue', { timeout: LONG }, async () => {
    const page = await as('pilote', '/schemas');
    await createScheme(page, 'Schéma à regarder', 'Page vide');
    const shown = await panel(page);
    await shown.getByLabel('Votre commentaire').fill('Un commentaire');
    await shown.getByRole('button', { name: 'Commenter' }).click();
    await shown.getByRole('list', { name: 'Fils de commentaires' }).getByText('Un commentaire').waitFor();
    for (const width of [1440, 820, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await settled(page);
      expect(await axe(page), `axe à ${width} px`).toEqual([]);
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    }
    await page
      .getByRole('dialog', { name: 'Commentaires et tâches' })
      .getByRole('tab', { name: /^Tâches/ })
      .click();
    expect(await axe(page)).toEqual([]);
  });
});
