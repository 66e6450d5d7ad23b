/** What screens do beyond what every one of them promises (`screens-*.test.ts`): at rest, in a dialog, by a deep link. */
import { expect, test } from 'vitest';
import { axe, describeInBrowser, settled, sidewaysScroll, useDesk } from '../support/browser.ts';
import { EXAMPLE } from '../support/e2e-screens.ts';
import { screenNamed, show, unknownNames } from '../support/screen-tests.ts';

describeInBrowser('Écrans', () => {
  const desk = useDesk();

  test('les écrans regardés en plus étroit sont bien des écrans', () => expect(unknownNames()).toEqual([]));

  test('rien ne bouge quand la personne réduit les mouvements', async () => {
    const page = await show(desk, screenNamed('un nouveau schéma'));
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
    const page = await show(desk, screenNamed('l’étape gouvernance'), 820);
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
