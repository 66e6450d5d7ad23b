/** The figures as each reads them: an elected member's minute, the contracts behind a rate, a value typed, where to act next. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { SERVED } from '../support/app.ts';
import { describeInBrowser, holdsEverywhere, useDesk } from '../support/browser.ts';
import { CONTRACTS, ENDING, importContracts, LAST_YEAR } from '../support/e2e-figures.ts';
import { step } from '../support/e2e-organisation.ts';
import { addPerson, openAs } from '../support/e2e-people.ts';
import { downloaded } from '../support/e2e-person.ts';

const RATE = 'Marchés avec au moins une considération sociale';

const door = (page: Page, name: string) => page.getByRole('navigation', { name: 'Parties des chiffres' }).getByRole('link', { name, exact: true });
const main = (page: Page) => page.getByRole('main');

describeInBrowser('Chiffres', () => {
  const desk = useDesk(SERVED);
  const as = (personId: string, path: string): Promise<Page> => openAs(desk, personId, path, { reducedMotion: 'reduce' });

  beforeAll(() => {
    addPerson(desk, 'pilote', { name: 'Camille Exemple', roles: ['scheme-lead'] });
    addPerson(desk, 'acheteuse', { name: 'Dominique Modèle', roles: ['buyer'] });
    addPerson(desk, 'lectrice', { name: 'Alix Modèle', roles: ['reader'] });
  });

  test('sans données, chaque écran dit quoi importer ; qui lit seulement n’a pas de bouton', async () => {
    const page = await as('pilote', '/chiffres');
    for (const [name, words] of [
      ['Indicateurs', 'Aucune donnée importée pour l’instant'],
      ['Marchés', 'Aucun marché importé pour l’instant'],
      ['Cartographie', 'Aucun marché à cartographier pour l’instant'],
      ['Gisements', 'Aucun marché importé pour l’instant'],
    ] as const) {
      await door(page, name).click();
      await main(page).getByText(words).waitFor();
      expect(await main(page).getByRole('link', { name: 'Importer un fichier' }).getAttribute('href'), name).toBe('/chiffres/imports');
    }
    await holdsEverywhere(page);
    const reader = await as('lectrice', '/chiffres');
    await main(reader).getByText('Aucune donnée importée pour l’instant').waitFor();
    expect(
      await main(reader)
        .getByRole('link', { name: /^Importer/ })
        .count(),
    ).toBe(0);
    expect(
      await main(reader)
        .getByRole('button', { name: /^Saisir/ })
        .count(),
    ).toBe(0);
    await holdsEverywhere(reader);
  });

  test('du taux de la loi à ses marchés, une valeur saisie puis retirée, la carte, les gisements, la consultation', async () => {
    const page = await as('pilote', '/chiffres');
    await importContracts(page, CONTRACTS);
    await page.reload();
    const summary = page.getByRole('region', { name: 'Ce que demande la loi' });

    await step('le résumé : le taux, ce qu’il couvre, ce qui a changé, ce qui reste inconnu', async () => {
      const line = summary.getByRole('listitem').filter({ hasText: 'des marchés ont une considération sociale' });
      await line.getByText('33,33\u00a0%').waitFor();
      await line.getByText('Sur 9 marchés connus parmi 11.').waitFor();
      await line.getByText(`−\u00a016,67\u00a0points depuis ${LAST_YEAR - 1}`).waitFor();
      await summary.getByRole('listitem').filter({ hasText: '(ESUS)' }).getByText('inconnu', { exact: true }).waitFor();
      await page.getByRole('link', { name: 'Voir ce qui est à décider (1)' }).waitFor();
      await holdsEverywhere(page);
    });

    await step('chaque part du taux ouvre exactement ses marchés', async () => {
      await summary.getByRole('link', { name: 'des marchés ont une considération sociale' }).click();
      await page.getByRole('heading', { level: 1, name: RATE }).waitFor();
      await page.locator('.recharts-surface').first().waitFor();
      await holdsEverywhere(page);
      const basis = page.getByRole('list', { name: 'Ce qui est compté' });
      for (const [words, count] of [
        ['Voir ces 3 marchés', '3\u00a0marchés'],
        ['Voir ces 9 marchés', '9\u00a0marchés'],
        ['Voir ces 2 marchés', '2\u00a0marchés'],
      ] as const) {
        await basis.getByRole('link', { name: new RegExp(`^${words}`) }).click();
        await main(page).getByRole('status').getByText(count, { exact: true }).waitFor();
        expect(await page.getByRole('button', { name: /^Détail/ }).count()).toBe(Number(count[0]));
        await page.getByRole('link', { name: 'Revenir à l’indicateur' }).click();
        await page.getByRole('heading', { level: 1, name: RATE }).waitFor();
      }
    });

    await step('la liste dit ce qui est hors des sommes, cherche, et montre d’où vient un marché', async () => {
      await door(page, 'Marchés').click();
      await main(page).getByRole('status').getByText('13\u00a0marchés').waitFor();
      await main(page).getByText('Montant hors de vraisemblance, hors des sommes').waitFor();
      await holdsEverywhere(page);
      await page.getByLabel('Chercher', { exact: true }).fill('collèges');
      await main(page).getByRole('status').getByText('1\u00a0marché', { exact: true }).waitFor();
      await page.getByRole('button', { name: /^Détail/ }).click();
      await page
        .getByRole('dialog')
        .getByText(/marches-exemple\.json, ligne/)
        .waitFor();
      await holdsEverywhere(page);
      await page.keyboard.press('Escape');
      const { file } = await downloaded(page, () => page.getByRole('button', { name: 'Télécharger (CSV)' }).click());
      expect(new TextDecoder().decode(file)).toContain(ENDING);
    });

    await step('une valeur saisie, avec sa source, l’emporte ; retirée, la valeur calculée revient', async () => {
      await door(page, 'Indicateurs').click();
      await page.getByRole('button', { name: /^Saisir une valeur\s: Heures d’insertion réalisées/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Enregistrer' }).click();
      await dialog.getByText('Dites d’où vient ce chiffre').last().waitFor();
      await dialog.getByLabel(/^Valeur/).fill('12 000,5');
      await dialog.getByLabel(/^Source/).fill('Bilan du facilitateur');
      await holdsEverywhere(page);
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      const row = page.getByRole('row', { name: /Heures d’insertion réalisées/ });
      await row.getByText('12\u202f000,5\u00a0h').waitFor();
      await row.getByText(/Saisi\s: Bilan du facilitateur/).waitFor();
      await page.getByRole('link', { name: RATE, exact: true }).click();
      await page.getByRole('button', { name: 'Saisir une autre valeur' }).click();
      await dialog.getByLabel(/^Valeur/).fill('150');
      await dialog.getByLabel(/^Source/).fill('Relevé du service');
      await dialog.getByRole('button', { name: 'Enregistrer' }).click();
      await dialog.getByText('Un taux va de 0 à 100\u00a0%.').waitFor();
      await dialog.getByLabel(/^Valeur/).fill('40');
      await dialog.getByRole('button', { name: 'Enregistrer' }).click();
      const figure = page.getByRole('region', { name: `En ${LAST_YEAR}` });
      await figure.getByText('40\u00a0%', { exact: true }).waitFor();
      await figure.getByText(/Valeur calculée\s: 33,33/).waitFor();
      await figure.getByRole('button', { name: 'Retirer la valeur saisie' }).click();
      await figure.getByText('33,33\u00a0%', { exact: true }).waitFor();
    });

    await step('la carte : la division, son taux sur ce qui est connu, ses marchés', async () => {
      await door(page, 'Cartographie').click();
      const row = page.getByRole('row', { name: /Travaux de construction/ });
      await row.getByText('sur 8\u00a0connus parmi 10').waitFor();
      await holdsEverywhere(page);
      await page.getByLabel('Classer par').selectOption({ label: 'Nombre de marchés' });
      await page.waitForURL(/tri=contracts/);
      await row.getByRole('link', { name: 'Voir les marchés' }).click();
      await main(page).getByRole('status').getByText('10\u00a0marchés').waitFor();
    });

    await step('qui pilote voit le gisement, sans pouvoir ouvrir de consultation', async () => {
      await door(page, 'Gisements').click();
      await page.getByRole('heading', { name: ENDING }).waitFor();
      await holdsEverywhere(page);
      expect(await page.getByRole('button', { name: /^Préparer/ }).count()).toBe(0);
    });

    await step('une acheteuse prépare la consultation, déjà remplie', async () => {
      const buyer = await as('acheteuse', '/chiffres/gisements');
      await buyer.getByRole('button', { name: `Préparer la consultation\u202f: ${ENDING}` }).click();
      await buyer.waitForURL(/\/consultations\/.+\/besoin/);
      expect(await buyer.getByLabel('Titre de la consultation').inputValue()).toBe(ENDING);
      expect(await buyer.getByLabel('Objet', { exact: true }).inputValue()).toBe(ENDING);
      expect(await buyer.getByRole('combobox', { name: 'Code CPV' }).inputValue()).toMatch(/^90910000/);
      expect(await buyer.getByRole('textbox', { name: 'Montant estimé' }).inputValue()).toBe('100\u202f000');
      await buyer.goto('/chiffres');
      await main(buyer).getByText('33,33\u00a0%').first().waitFor();
      expect(
        await main(buyer)
          .getByRole('button', { name: /^Saisir/ })
          .count(),
      ).toBe(0);
    });
  });
});
