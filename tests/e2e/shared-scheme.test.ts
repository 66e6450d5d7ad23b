/** A scheme of several buyers: each one’s figures typed, all of them together with what is known, the article point by point, the Word file. */
import { expect, test } from 'vitest';
import { axe, describeInBrowser, settled, sidewaysScroll, useDesk } from '../support/browser.ts';
import { plain } from '../support/e2e-example.ts';
import { downloaded } from '../support/e2e-person.ts';
import { goTo, saved } from '../support/e2e-scheme.ts';
import { BUYERS, newSharedScheme } from '../support/e2e-shared-scheme.ts';
import { tool } from '../support/tools.ts';
import { pandocText } from '../support/word/word-files.ts';

const WIDTHS = [1440, 390] as const;

describeInBrowser('Un schéma de plusieurs acheteurs', () => {
  const desk = useDesk();

  test('chaque acheteur a ses chiffres, l’ensemble dit sa couverture, la vérification dit ce qui manque à qui', async (context) => {
    const page = await desk.open(`/schemas/${await newSharedScheme(desk.address)}/indicateurs`, { reducedMotion: 'reduce' });
    await settled(page);
    const part = page.getByRole('heading', { level: 2, name: 'Acheteur par acheteur' });
    await part.waitFor();
    const together = page.getByRole('region', { name: 'Tous les acheteurs ensemble' }).getByRole('table');
    expect(plain((await together.getByRole('row').nth(1).textContent()) ?? '')).toContain('de 12 % à 21 %2 acheteurs sur 3');

    await page.getByLabel('Acheteur', { exact: true }).selectOption({ label: BUYERS[2] });
    const own = page.getByRole('group', { name: new RegExp(`^Départ et cibles\\s: ${BUYERS[2].replace(/[()]/g, '.')}`) });
    const of = (indicator: string) => own.getByRole('group', { name: indicator, exact: true });
    for (const [indicator, value] of [
      ['Indicateur c6', '15'],
      ['Indicateur esus', '3'],
      ['Indicateur publics', '4,5'],
    ] as const) {
      await of(indicator).getByLabel('Départ', { exact: true }).fill(value);
      await of(indicator).getByLabel('Année de départ', { exact: true }).fill('2025');
    }
    await of('Indicateur c6').getByLabel('Cible 2030', { exact: true }).fill('25');
    await saved(page);
    expect(plain((await together.getByRole('row').nth(1).textContent()) ?? '')).toContain('de 12 % à 21 %3 acheteurs sur 3');
    expect(plain((await together.getByRole('row').nth(1).textContent()) ?? '')).toContain('de 20 % à 25 %3 acheteurs sur 3');
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await settled(page);
      expect(await axe(page), `axe à ${width} px`).toEqual([]);
      expect(await sidewaysScroll(page), `défilement horizontal à ${width} px`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1440, height: 900 });

    // What a buyer lacks is said by name, then nothing is left.
    await of('Indicateur c6').getByLabel('Départ', { exact: true }).fill('');
    await saved(page);
    await goTo(page, 'Vérification et Word');
    await page.getByText(new RegExp(`^${BUYERS[2].replace(/[()]/g, '.')}\\s: 1\\svaleur de départ inconnue`)).waitFor();
    await goTo(page, 'Indicateurs et cibles');
    await page.getByLabel('Acheteur', { exact: true }).selectOption({ label: BUYERS[2] });
    await of('Indicateur c6').getByLabel('Départ', { exact: true }).fill('15');
    await saved(page);
    await goTo(page, 'Vérification et Word');
    await page.getByText(new RegExp(`^${BUYERS[2].replace(/[()]/g, '.')}\\s: tout y est`)).waitFor();
    await page.getByRole('heading', { level: 2, name: '10 points sur 10' }).waitFor();

    const { file } = await downloaded(page, () => page.getByRole('button', { name: 'Télécharger la version finale' }).click());
    if (!tool('pandoc')) return context.skip('pandoc absent');
    const read = plain(await pandocText(file));
    for (const written of ['Acheteur par acheteur', ...BUYERS, '3 acheteurs sur 3', 'de 12 % à 21 %']) expect.soft(read, written).toContain(plain(written));
  });
});
