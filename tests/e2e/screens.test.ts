/** Every screen, at the widths people have: nothing axe-core can blame, nothing wider than the window, one title, no error. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, describeInBrowser, settled, sidewaysScroll, useDesk } from '../support/browser.ts';
import { EXAMPLE, SCREENS, type Screen } from '../support/e2e-screens.ts';

const WIDTHS = [1440, 820, 390] as const;
/** The tablet shows what the other two show: its layout is checked, the rest would be said twice. */
const AXE_WIDTHS: readonly number[] = [1440, 390];
/** An address that leads nowhere is answered 404 by the server, which browsers report on their own. */
const REFUSED = [/status of 404/];

describeInBrowser('Écrans', () => {
  const desk = useDesk();

  const show = async (screen: Screen, width: number, more: object = {}): Promise<Page> => {
    const page = await desk.open(screen.path, {
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
      expected: /inconnu/.test(screen.path) ? REFUSED : [],
      ...more,
    });
    await settled(page);
    await screen.reach?.(page);
    await settled(page);
    return page;
  };
  const screenNamed = (name: string): Screen => {
    const screen = SCREENS.find((candidate) => candidate.name === name);
    if (!screen) throw new Error(`no screen called ${name}`);
    return screen;
  };

  test.each(SCREENS)('$name : accessible, à sa place et titré, sur ordinateur, tablette et téléphone', async (screen) => {
    const page = await show(screen, WIDTHS[0]);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await settled(page);
      if (AXE_WIDTHS.includes(width)) expect(await axe(page), `axe à ${width} px`).toEqual([]);
      expect(await sidewaysScroll(page), `défilement horizontal à ${width} px`).toBeLessThanOrEqual(0);
      expect(await page.locator('h1').count(), `titres h1 à ${width} px`).toBe(1);
    }
    expect(await page.title()).toMatch(screen.title);
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  });

  test.each([
    'l’accueil',
    'une recherche',
    'une clause, pièce ccap',
    'les seuils',
    'les schémas',
    'un nouveau schéma',
    'l’étape indicateurs',
    'un axe',
    'consultation, les lots',
    'consultation, décider',
    'consultation, un fichier et son aperçu',
    'un calcul d’heures fait',
    'la formation',
    'une leçon',
    'une question « matching », puis sa correction',
    'animer, les supports d’abord',
    'l’entrée d’un téléphone',
    'salle projetée, la réponse',
    'notre module, question « Calculer »',
    'réseau, le registre',
    'réseau, le calendrier',
  ])('%s : tient sur 320 px de large', async (name) => {
    const page = await show(screenNamed(name), 320);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    expect(await axe(page)).toEqual([]);
  });

  test.each([
    'l’accueil',
    'une clause, pièce ccap',
    'l’étape organisation',
    'une leçon',
    'une question posée',
    'salle projetée, la réponse',
    'réseau, une fiche',
  ])('%s : se lit agrandi à 200 %', async (name) => {
    const zoomed = await show(screenNamed(name), 640, { deviceScaleFactor: 2 });
    expect(await sidewaysScroll(zoomed)).toBeLessThanOrEqual(0);
    expect(await axe(zoomed)).toEqual([]);
  });

  test('rien ne bouge quand la personne réduit les mouvements', async () => {
    const page = await show(screenNamed('un nouveau schéma'), 1440);
    const moving = await page.evaluate(() => {
      const seconds = (text: string): number => Math.max(...text.split(',').map((part) => Number.parseFloat(part) * (part.trim().endsWith('ms') ? 0.001 : 1)));
      return [...document.querySelectorAll('*')].flatMap((element) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
        const isMoving = seconds(transitionDuration) > 0.01 || (animationName !== 'none' && seconds(animationDuration) > 0.01);
        return isMoving ? [`${element.tagName}.${element.className}`] : [];
      });
    });
    expect(moving).toEqual([]);
  });

  test('l’aperçu s’ouvre dans un dialogue là où la place manque', async () => {
    const page = await show(screenNamed('l’étape gouvernance'), 820);
    await page.getByRole('button', { name: 'Aperçu' }).click();
    const preview = page.getByRole('dialog', { name: 'Aperçu du document' });
    await preview.getByRole('region', { name: 'Gouvernance' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    await settled(page);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await preview.getByRole('button', { name: 'Chapitre suivant' }).click();
    await preview.getByRole('region', { name: 'Indicateurs et cibles' }).waitFor();
  });

  test('un lien profond vers une étape s’ouvre seul et dit où l’on est', async () => {
    const page = await desk.open(`${EXAMPLE}/gouvernance`);
    await settled(page);
    const here = page.getByRole('navigation', { name: 'Étapes du schéma' }).locator('[aria-current]');
    expect(await here.textContent()).toContain('Gouvernance');
  });
});
