/** The annual review of a scheme: made, downloaded, looked at where it will be published, marked as presented; a reader downloads alone. */
import { beforeAll, expect, test } from 'vitest';
import { SERVED } from '../support/app.ts';
import { axe, describeInBrowser, settled, sidewaysScroll, useDesk } from '../support/browser.ts';
import { ask, createScheme } from '../support/e2e-account.ts';
import { step } from '../support/e2e-organisation.ts';
import { addPerson, openAs } from '../support/e2e-people.ts';
import { downloaded } from '../support/e2e-person.ts';

const WIDTHS = [1440, 820, 390] as const;

describeInBrowser('Bilans', () => {
  const desk = useDesk(SERVED);
  beforeAll(() => {
    addPerson(desk, 'pilote', { name: 'Camille Exemple', roles: ['scheme-lead'] });
    addPerson(desk, 'lectrice', { name: 'Dominique Modèle', roles: ['reader'] });
  });

  test('un bilan se fait, se télécharge, se marque comme présenté ; qui lit ne fait que télécharger', async () => {
    const page = await openAs(desk, 'pilote', '/', { reducedMotion: 'reduce' });
    await createScheme(page, 'Schéma de la Ville exemple');

    await step('le bilan', async () => {
      await page.goto('/chiffres/bilans');
      await page.getByRole('button', { name: 'Faire un bilan ou une publication' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Faire', exact: true }).click();
      await page.getByRole('heading', { name: /^Bilan annuel \d{4}$/ }).waitFor();
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await settled(page);
        expect(await axe(page), `axe à ${width} px`).toEqual([]);
        expect(await sidewaysScroll(page), `défilement horizontal à ${width} px`).toBeLessThanOrEqual(0);
      }
      await page.setViewportSize({ width: WIDTHS[0], height: 900 });
    });

    await step('la page à mettre en ligne', async () => {
      const { name, file } = await downloaded(page, async () => {
        await page.getByRole('button', { name: /^Télécharger Bilan/ }).click();
        await page.getByRole('menuitem', { name: /^Page à mettre en ligne/ }).click();
      });
      expect(name).toMatch(/^bilan-\d{4}-page-.*\.html$/);
      const online = await (await desk.person({ javaScriptEnabled: true, bypassCSP: true })).newPage();
      await online.setContent(Buffer.from(file).toString('utf8'));
      for (const width of WIDTHS) {
        await online.setViewportSize({ width, height: 900 });
        expect(await axe(online), `axe de la page à ${width} px`).toEqual([]);
        expect(await sidewaysScroll(online), `défilement horizontal de la page à ${width} px`).toBeLessThanOrEqual(0);
      }
    });

    await step('au clavier, présenté', async () => {
      await page.getByRole('button', { name: /^Marquer comme présenté/ }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByLabel('Instance ou adresse').fill('Conseil municipal');
      await page.keyboard.press('Enter');
      await page.getByText(/^Présenté le/).waitFor();
    });

    await step('en lecture', async () => {
      const reader = await openAs(desk, 'lectrice', '/chiffres/bilans', { reducedMotion: 'reduce' });
      await reader.getByText(/^Présenté le/).waitFor();
      expect(await reader.getByRole('button', { name: /^(Faire|Retirer|Jour et lieu)/ }).count()).toBe(0);
      expect(await reader.getByRole('button', { name: /^Télécharger/ }).count()).toBe(1);
      expect(await axe(reader)).toEqual([]);
      expect(await ask(reader, 'GET', '/api/reviews/due')).toEqual({ items: [], total: 0 });
    });
  });
});
