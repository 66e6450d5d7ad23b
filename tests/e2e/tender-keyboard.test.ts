/** A consultation without a mouse: created, divided, decided, a finding set aside with its reason. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, settled, useDesk } from '../support/browser.ts';
import { tabTo, waitForFocus } from '../support/e2e-person.ts';
import { saved } from '../support/e2e-scheme.ts';
import { newTender } from '../support/e2e-tender.ts';

describeInBrowser('Consultation au clavier', () => {
  const desk = useDesk();
  /** Goes on to the step that follows, from wherever the focus is. */
  const goOn = async (page: Page, title: string): Promise<void> => {
    await tabTo(page, page.getByRole('navigation', { name: 'Étape précédente et suivante' }).getByRole('link', { name: /^Suivant/ }));
    await page.keyboard.press('Enter');
    await waitForFocus(page, page.getByRole('heading', { level: 1, name: title }));
    await settled(page);
  };

  test('créer, ajouter un lot, retenir un levier, écarter un constat avec son motif', async () => {
    const page = await desk.open('/consultations');
    await settled(page);
    await tabTo(page, page.getByRole('button', { name: 'Nouvelle consultation' }));
    await page.keyboard.press('Enter');
    await waitForFocus(page, page.getByLabel('Titre'));
    await page.keyboard.type('Travaux au clavier');
    await page.keyboard.press('Enter');
    await waitForFocus(page, page.getByRole('heading', { level: 1, name: 'Le besoin' }));
    await settled(page);

    await tabTo(page, page.getByRole('radio', { name: 'Travaux' }));
    await page.keyboard.press('Space');
    await tabTo(page, page.getByLabel('Type d’acheteur'));
    await page.keyboard.press('ArrowDown');
    await goOn(page, 'Les lots');

    await tabTo(page, page.getByLabel('Intitulé du lot 1'));
    await page.keyboard.type('Gros œuvre');
    await tabTo(page, page.getByLabel('Montant du lot 1, en euros hors taxes'));
    await page.keyboard.type('5 600 000');
    // Enter at the end of a column adds a lot, and goes to it.
    await page.keyboard.press('Enter');
    await waitForFocus(page, page.getByLabel('Intitulé du lot 2'));
    await page.keyboard.type('Peinture');
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByText('position 1 sur 2').waitFor({ state: 'attached' });
    await waitForFocus(page, page.getByLabel('Intitulé du lot 1'));
    expect(await page.getByLabel('Intitulé du lot 1').inputValue()).toBe('Peinture');
    await goOn(page, 'Décider');

    const retain = page.getByRole('button', { name: /^Retenir\s: Critère social/ });
    await tabTo(page, retain);
    await page.keyboard.press('Enter');
    await page.getByText('Critère social\u202f: retenu').waitFor({ state: 'attached' });
    expect(await retain.getAttribute('aria-pressed')).toBe('true');
    await saved(page);
    await goOn(page, 'Heures d’insertion');
    await goOn(page, 'Clauses');
    await goOn(page, 'Contrôles');

    const aside = page.getByRole('button', { name: /^Mettre de côté\s:/ }).first();
    await aside.waitFor();
    const before = await page.getByRole('button', { name: /^Mettre de côté\s:/ }).count();
    await tabTo(page, aside);
    await page.keyboard.press('Enter');
    await waitForFocus(page, page.getByLabel('Pourquoi passer outre'));
    await page.keyboard.type('Déjà vérifié avec le service juridique.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Motif\u202f: Déjà vérifié avec le service juridique.').waitFor();
    await waitForFocus(page, page.getByRole('button', { name: /^Remettre\s:/ }));
    expect(await page.getByRole('button', { name: /^Mettre de côté\s:/ }).count()).toBe(before - 1);
    await saved(page);
    await page.reload();
    await settled(page);
    await page.getByText('Motif\u202f: Déjà vérifié avec le service juridique.').waitFor();
  });

  test('la date à fixer, en haut de chaque étape, mène à son champ', async () => {
    const id = await newTender(desk.address);
    const page = await desk.open(`/consultations/${id}/decider`);
    await settled(page);
    const button = page.getByRole('button', { name: 'Fixer la date' });
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    await waitForFocus(page, page.getByLabel('Date de l’avis ou du lancement'));
  });
});
