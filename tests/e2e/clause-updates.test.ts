/** A signed pack brings new words of a clause that the organisation adapted: everybody's page learns of it, and the jurist keeps, takes or gathers. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { SERVED } from '../support/app.ts';
import { axe, describeInBrowser, settled, sidewaysScroll, useDesk } from '../support/browser.ts';
import { addPerson, openAs } from '../support/e2e-people.ts';
import { contentFiles, KEYS, packText } from '../support/packs.ts';

const SLUG = 'heures-insertion-travaux';
const CLAUSE = 'Heures d’insertion, marché de travaux';
const ADDED = 'Phrase venue avec le contenu ';

/** The shipped clause says one more sentence in its CCAP, under another summary. */
const newWords = (number: number): string =>
  packText({
    number,
    files: contentFiles(number, (path, text) =>
      path === `clauses/${SLUG}.md`
        ? text
            .replace(/^summary: .*$/m, `summary: Résumé du contenu ${number}.`)
            .replace('### Participation volontaire\n', `### Participation volontaire\n\n${ADDED}${number}.\n`)
        : text,
    ),
  });

describeInBrowser('Une clause adaptée, et le texte de Clausier qui change', () => {
  const desk = useDesk({ ...SERVED, CLAUSIER_PACK_KEYS: KEYS.publicPem });
  const as = async (personId: string, path: string): Promise<Page> => {
    const page = await openAs(desk, personId, path, { reducedMotion: 'reduce' });
    await settled(page);
    return page;
  };
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const applied = async (page: Page, number: number): Promise<void> => {
    await page
      .getByLabel('Paquet de mise à jour')
      .last()
      .setInputFiles({ name: 'paquet.json', mimeType: 'application/json', buffer: Buffer.from(newWords(number)) });
    // Two megabytes are read and checked, on a machine that may be busy.
    await page.getByText(new RegExp(`^Contenu ${number},`)).waitFor({ timeout: 120_000 });
  };
  /** From the home page, as a jurist comes to it. */
  const compare = async (jurist: Page): Promise<void> => {
    await jurist.goto('/');
    await jurist.getByRole('link', { name: /^1\sclause adaptée à comparer/ }).click();
    await jurist.getByRole('link', { name: CLAUSE }).first().click();
    await jurist.getByRole('link', { name: 'Comparer les deux textes' }).click();
    await jurist.getByRole('heading', { name: /^Résumé/ }).waitFor();
  };

  beforeAll(() => {
    addPerson(desk, 'administratrice', { name: 'Claude Exemple', roles: ['administrator'] });
    addPerson(desk, 'juriste', { name: 'Sacha Exemple', roles: ['jurist'] });
    addPerson(desk, 'lectrice', { name: 'Noor Type', roles: ['reader'] });
  });

  test('la page ouverte d’avant le sait ; les deux textes se comparent, se réunissent, puis le nôtre se garde', { timeout: 300_000 }, async () => {
    const jurist = await as('juriste', `/clauses/${SLUG}`);
    await button(jurist, 'Adapter à notre organisation').click();
    await jurist.getByRole('tab', { name: 'Fiche' }).click();
    await jurist.getByLabel('Résumé').fill('Notre résumé.');
    await jurist
      .getByText(/^Enregistré/)
      .first()
      .waitFor();

    const reader = await as('lectrice', `/clauses/${SLUG}`);
    expect(await reader.locator('main').textContent()).not.toContain('Résumé du contenu 60.');
    const admin = await as('administratrice', '/administration/contenu');
    await applied(admin, 60);
    // Any request tells the page: here, the next page of the same window.
    await reader.getByRole('link', { name: 'Consultations', exact: true }).click();
    await reader.getByText('Le contenu de Clausier vient d’être mis à jour').waitFor();
    await reader.goBack();
    await reader.getByText('Résumé du contenu 60.').first().waitFor();

    await compare(jurist);
    for (const width of [1440, 390]) {
      await jurist.setViewportSize({ width, height: 900 });
      await settled(jurist);
      expect(await axe(jurist), `axe à ${width} px`).toEqual([]);
      expect(await sidewaysScroll(jurist)).toBeLessThanOrEqual(0);
    }
    await jurist.setViewportSize({ width: 1440, height: 900 });
    await jurist.locator('ins', { hasText: ADDED.trim() }).first().waitFor();
    expect(await button(jurist, 'Enregistrer ces choix').isDisabled()).toBe(true);
    await jurist
      .getByRole('group', { name: /Que garder.*Résumé/ })
      .getByRole('radio', { name: 'Garder le nôtre' })
      .check();
    await button(jurist, 'Enregistrer ces choix').click();
    await jurist.getByText(/^Vos choix sont dans le brouillon/).waitFor();
    await jurist.getByRole('tab', { name: 'Fiche' }).click();
    expect(await jurist.getByLabel('Résumé').inputValue()).toBe('Notre résumé.');
    await jurist.getByRole('tab', { name: 'Texte et variables' }).click();
    await jurist.getByRole('tab', { name: 'CCAP' }).click();
    await jurist.getByText(`${ADDED}60.`).first().waitFor();

    await applied(admin, 61);
    await compare(jurist);
    await button(jurist, 'Garder tout le nôtre').click();
    await jurist.getByText(/^Votre texte est gardé/).waitFor();
    await jurist.goto('/');
    await settled(jurist);
    expect(await jurist.getByRole('link', { name: /à comparer au nouveau texte/ }).count()).toBe(0);
  });
});
