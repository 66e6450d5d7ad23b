/** A concession, from its need to the archive: its own law, one reservation at a time, its words and its pieces, no CCAG. */
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, describeInBrowser, settled, useDesk } from '../support/browser.ts';
import { plain } from '../support/e2e-example.ts';
import { downloaded } from '../support/e2e-person.ts';
import { chooseCpv, createTender, goToStep, handOn, nextStep } from '../support/e2e-tender.ts';
import { tool } from '../support/tools.ts';
import { pandocText } from '../support/word/word-files.ts';

/** What only a market says. */
const OF_A_MARKET = /titulaire|pouvoir adjudicateur|acte d’engagement|CCAG|[LR]\.\s?2\d{3}-/u;

describeInBrowser('Une concession, du besoin à l’archive', () => {
  const desk = useDesk();

  /** The lists announce an option by its identifier, for seven seconds: it may be gone. */
  const checked = async (page: Page): Promise<void> => {
    await page.waitForFunction(() => !document.querySelector('[data-live-announcer] [role="img"]'));
    expect(await axe(page), await page.title()).toEqual([]);
  };

  test('deux exceptions, un seul régime de réservation, le rapport annuel, les mots de la concession', async (context) => {
    const page = await desk.open('/consultations', { reducedMotion: 'reduce' });
    const hand = handOn(page);
    await settled(page);
    await createTender(hand, 'Restaurant municipal (exemple)');
    const option = (group: string, name: string) => page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true });
    await hand.fill(page.getByLabel('Objet', { exact: true }), 'Exploitation du restaurant municipal, aux risques de l’exploitant.');
    await chooseCpv(hand, 'Code CPV', 'restauration scolaire', '555');
    await hand.click(option('Forme du contrat', 'Concession'));
    await page.getByRole('heading', { level: 2, name: 'L’autorité concédante' }).waitFor();
    expect(await page.getByLabel('CCAG', { exact: true }).count()).toBe(0);
    await hand.fill(page.getByLabel('Nom', { exact: true }), 'Commune de l’Exemple (fictif)');
    await hand.choose(page.getByLabel('Type d’acheteur'), 'local');
    await hand.fill(page.getByLabel('Date de l’avis ou du lancement'), '2027-01-18');
    await hand.fill(page.getByLabel('Durée', { exact: true }), '96');
    await hand.click(option('Reconductions', 'Aucune'));
    await hand.click(option('Options et tranches optionnelles', 'Aucune'));
    await hand.fill(page.getByLabel('Montant estimé', { exact: true }), '6200000');
    await checked(page);
    await nextStep(hand, 'Les lots');
    await nextStep(hand, 'Décider');

    await page.getByRole('heading', { name: 'Rapport annuel du concessionnaire' }).waitFor();
    await hand.click(page.getByRole('button', { name: /^Retenir\s: Réserver/ }));
    const kept = page.getByLabel('La concession est réservée à');
    expect(await kept.getByRole('option').allTextContents()).toEqual([
      'À choisir',
      'Structures d’insertion par l’activité économique',
      'Entreprises adaptées et ESAT',
      'Travail en détention',
    ]);
    await hand.choose(kept, 'siae');
    await page.waitForFunction(
      () => /L\.\s3113-2/.test(document.body.textContent ?? '') || [...document.querySelectorAll('textarea')].some(({ value }) => /3113-2/.test(value)),
    );
    for (const [question, clause] of [
      ['Condition environnementale d’exécution', 'Concession, condition, critère et rapport sur l’environnement'],
      ['Condition sociale d’exécution', 'Publics éligibles'],
    ] as const) {
      await hand.click(page.getByRole('button', { name: new RegExp(`^Choisir une clause\\s: ${question}`) }));
      const dialog = page.getByRole('dialog', { name: 'Ajouter une clause' });
      await hand.click(dialog.getByRole('button', { name: new RegExp(`^Choisir\\s: ${clause}`) }).first());
      await hand.click(dialog.getByRole('button', { name: 'Terminer' }));
      await dialog.waitFor({ state: 'detached' });
    }
    await checked(page);
    await page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: 'Rapport annuel du concessionnaire' }) })
      .getByText('✓ Prévu')
      .waitFor();

    await goToStep(hand, 'Clauses');
    const toggle = page.getByRole('heading', { name: /^Publics éligibles/ }).getByRole('button');
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await hand.click(toggle);
    await page
      .getByRole('tab', { name: /^Contrat/ })
      .first()
      .waitFor();
    await goToStep(hand, 'Avis et données');
    await page.getByText('Concession réservée').first().waitFor();
    expect(await page.getByText('Marché réservé', { exact: true }).count()).toBe(0);
    await goToStep(hand, 'Télécharger');
    const { file } = await downloaded(page, () => hand.click(page.getByRole('button', { name: 'Tout télécharger' })));
    if (!tool('pandoc')) return context.skip('pandoc absent');
    const texts = Object.entries(unzipSync(file)).filter(([path]) => /^Textes.*\.docx$/.test(path));
    expect(texts.map(([path]) => path).some((path) => path.includes('Contrat'))).toBe(true);
    for (const [path, bytes] of texts) expect.soft(plain(await pandocText(bytes)).match(OF_A_MARKET)?.[0] ?? '', path).toBe('');
    const [, note] = Object.entries(unzipSync(file)).find(([path]) => /^Note.*\.docx$/.test(path)) ?? [];
    const read = note ? plain(await pandocText(note)) : '';
    for (const written of ['Autorité concédante', 'Rapport annuel du concessionnaire', 'R. 3121-1']) expect.soft(read, written).toContain(written);
    expect(read).not.toContain('CCAG');
  });
});
