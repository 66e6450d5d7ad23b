/** The network, as who leads it fills it, as a buyer reads it, and what it gives to a consultation and to the scheme. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { SERVED } from '../support/app.ts';
import { describeInBrowser, holdsEverywhere, useDesk } from '../support/browser.ts';
import { ask, createScheme } from '../support/e2e-account.ts';
import { step } from '../support/e2e-organisation.ts';
import { addPerson, openAs } from '../support/e2e-people.ts';
import { downloaded } from '../support/e2e-person.ts';

const choose = async (page: Page, who: string, action: string): Promise<void> => {
  await page.getByRole('button', { name: `Actions sur ${who}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
};

describeInBrowser('Réseau', () => {
  const desk = useDesk(SERVED);
  const as = (personId: string, path: string, expected: readonly RegExp[] = []): Promise<Page> =>
    openAs(desk, personId, path, { reducedMotion: 'reduce', expected });

  beforeAll(() => {
    addPerson(desk, 'pilote', { name: 'Camille Exemple', roles: ['scheme-lead'] });
    addPerson(desk, 'acheteuse', { name: 'Dominique Modèle', roles: ['buyer'] });
  });

  test('du registre vide à la couverture, aux lettres, à la consultation et au schéma', async () => {
    const page = await as('pilote', '/reseau');
    await step('les directions', async () => {
      await page.getByRole('button', { name: 'Ajouter des directions' }).click();
      await page.getByLabel(/Noms des directions/).fill('Direction des routes\nDirection des collèges\nDirection de l’autonomie');
      await page.getByRole('dialog').getByRole('button', { name: 'Ajouter' }).click();
      await page.getByText('Aucune direction sur 3 n’a de référent').waitFor();
    });
    await step('un référent, depuis sa direction', async () => {
      await page.getByRole('button', { name: /^Ajouter un référent\s: Direction des routes/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Ajouter le référent' }).click();
      await dialog.getByText('Écrivez le nom de la personne ou du service.').waitFor();
      await dialog.getByLabel(/^Nom/).fill('Alix Modèle');
      await dialog.getByLabel('Compte dans Clausier').selectOption({ label: 'Dominique Modèle' });
      await dialog.getByRole('button', { name: 'Ajouter le référent' }).click();
      await page.getByText('1\u00a0direction sur 3 a un référent').waitFor();
      await page.getByText('Alix Modèle, à former').waitFor();
    });
    await holdsEverywhere(page);
    await step('un facilitateur', async () => {
      await page.getByRole('link', { name: 'Registre' }).click();
      await page.getByRole('button', { name: 'Ajouter au registre' }).click();
      await page.getByRole('menuitem', { name: 'Un facilitateur' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(/^Nom/).fill('Claude Type');
      await dialog.getByLabel('Structure').fill('Maison de l’emploi (exemple)');
      await dialog.getByLabel('Territoire').fill('Tout le département');
      await dialog.getByLabel('Adresse électronique').fill('claude@exemple.test');
      await page.keyboard.press('Enter');
      await page.getByRole('row', { name: /Claude Type/ }).waitFor();
    });
    await holdsEverywhere(page);
    await step('la lettre de mission et le tableau', async () => {
      const letter = await downloaded(page, () => choose(page, 'Alix Modèle', 'Lettre de mission'));
      expect(letter.name).toMatch(/\.docx$/);
      const table = await downloaded(page, () => page.getByRole('button', { name: 'Télécharger (CSV)' }).click());
      expect(new TextDecoder().decode(table.file)).toContain('Claude Type');
    });
    await step('le facilitateur est dans la consultation d’une acheteuse', async () => {
      const buyer = await as('acheteuse', '/consultations');
      const tender = await ask(buyer, 'POST', '/api/tenders', { title: 'Entretien des collèges' });
      const id = typeof tender === 'object' && tender !== null && 'id' in tender ? String(tender.id) : '';
      for (const place of ['heures', 'decider']) {
        await buyer.goto(`/consultations/${id}/${place}`);
        const box = buyer.getByRole('complementary', { name: 'Votre facilitateur' });
        await box.getByText('Claude Type').waitFor();
        await box.getByText('Maison de l’emploi (exemple) · Tout le département').waitFor();
        expect(await box.getByRole('link', { name: 'claude@exemple.test' }).getAttribute('href')).toBe('mailto:claude@exemple.test');
        await holdsEverywhere(buyer);
      }
      await buyer.goto('/reseau/registre');
      await buyer.getByRole('row', { name: /Alix Modèle/ }).waitFor();
      expect(await buyer.getByRole('button', { name: /Actions sur|Ajouter|CSV/ }).count()).toBe(0);
    });
    await step('l’indicateur du schéma reprend le chiffre', async () => {
      await page.goto('/schemas');
      const id = await createScheme(page, 'Schéma d’essai');
      await page.goto(`/schemas/${id}/indicateurs`);
      await page.getByRole('button', { name: 'Ajouter depuis le catalogue' }).click();
      const dialog = page.getByRole('dialog');
      await dialog
        .getByRole('checkbox', { name: /référent/i })
        .first()
        .check();
      await dialog.getByRole('button', { name: /^Ajouter/ }).click();
      await page.getByRole('button', { name: /référent/i, expanded: false }).click();
      const figure = page.getByRole('group', { name: 'Chiffre du réseau' });
      await figure.getByText(/sur 3, au/).waitFor();
      await figure.getByRole('button', { name: 'Reprendre' }).click();
      expect(await page.getByLabel('Valeur de départ', { exact: true }).inputValue()).toBe('33,33');
      expect(await page.getByLabel('Source de la valeur de départ').inputValue()).toMatch(/sur 3, au .* \(réseau, Clausier\)$/);
    });
  });

  test('deux personnes changent la même fiche : la seconde voit les deux versions et ne perd rien', async () => {
    const page = await as('pilote', '/reseau/registre', [/status of 412/]);
    const contact = await ask(page, 'POST', '/api/network/contacts', { kind: 'facilitator', name: 'Sam Témoin' });
    const id = typeof contact === 'object' && contact !== null && 'id' in contact ? String(contact.id) : '';
    await page.reload();
    await choose(page, 'Sam Témoin', 'Modifier');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Téléphone').fill('01 00 00 00 00');
    await page.evaluate(async (path) => {
      await fetch(path, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', 'if-match': '"1"' },
        body: JSON.stringify({ territory: 'Canton d’essai' }),
      });
    }, `/api/network/contacts/${id}`);
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await dialog.getByText('Cette fiche a été modifiée ailleurs pendant que vous écriviez.').waitFor();
    await dialog.getByRole('cell', { name: 'Canton d’essai' }).waitFor();
    await holdsEverywhere(page);
    await dialog.getByRole('button', { name: 'Garder mes changements' }).click();
    expect(await dialog.getByLabel('Territoire').inputValue()).toBe('Canton d’essai');
    expect(await dialog.getByLabel('Téléphone').inputValue()).toBe('01 00 00 00 00');
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await dialog.waitFor({ state: 'detached' });
    const row = page.getByRole('row', { name: /Sam Témoin/ });
    await row.getByText('Canton d’essai').waitFor();
    await row.getByText('01 00 00 00 00').waitFor();
    await choose(page, 'Sam Témoin', 'Fin de fonction');
    await page.getByRole('button', { name: 'Enregistrer la fin' }).click();
    await row.waitFor({ state: 'detached' });
    await page.getByLabel('Montrer aussi les fonctions terminées').check();
    await row.getByText(/^Jusqu’au/).waitFor();
    await choose(page, 'Sam Témoin', 'Retirer la fiche');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer la fiche' }).click();
    await row.waitFor({ state: 'detached' });
  });

  test('le calendrier se remplit, se lit mois par mois et s’ajoute à un agenda', async () => {
    const page = await as('pilote', '/reseau/calendrier');
    await page.getByText('Aucune date pour l’instant').waitFor();
    await page.getByRole('button', { name: 'Ajouter une date' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Ajouter la date' }).click();
    await dialog.getByText('Choisissez un jour.').waitFor();
    await dialog.getByLabel(/Intitulé/).fill('Réunion du réseau');
    await dialog.getByLabel(/^Jour/).fill('2098-03-12');
    await dialog.getByLabel('Début').fill('14:00');
    await dialog.getByLabel('Fin').fill('12:00');
    await dialog.getByText('La fin vient après le début.').waitFor();
    await dialog.getByLabel('Fin').fill('16:30');
    await dialog.getByRole('button', { name: 'Ajouter la date' }).click();
    const month = page.getByRole('region', { name: 'Mars 2098' });
    await month.getByText('14\u00a0h\u00a000 – 16\u00a0h\u00a030').waitFor();
    await holdsEverywhere(page);
    const { file } = await downloaded(page, () => page.getByRole('button', { name: 'Ajouter à votre agenda' }).click());
    expect(new TextDecoder().decode(file)).toContain('DTSTART:20980312T140000');
    await choose(page, 'Réunion du réseau', 'Retirer la date');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer la date' }).click();
    await page.getByText('Aucune date pour l’instant').waitFor();
  });
});
