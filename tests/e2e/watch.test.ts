/** A new content comes by a signed pack: the administrator applies it, the jurist sees what changed, reads it again, signs. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { SERVED } from '../support/app.ts';
import { describeInBrowser, holdsEverywhere, settled, useDesk } from '../support/browser.ts';
import { addPerson, openAs } from '../support/e2e-people.ts';
import { contentFiles, KEYS, OTHER_KEYS, packText } from '../support/packs.ts';

const changed = () =>
  packText({
    number: 60,
    files: contentFiles(60, (path, text) => (path === 'doutes.yaml' ? text.replace('title: Outre-mer', 'title: Outre-mer et îles') : text)),
  });

describeInBrowser('Veille', () => {
  const desk = useDesk({ ...SERVED, CLAUSIER_PACK_KEYS: KEYS.publicPem });
  const as = async (personId: string, path: string, expected: readonly RegExp[] = []): Promise<Page> => {
    const page = await openAs(desk, personId, path, { reducedMotion: 'reduce', expected });
    await settled(page);
    return page;
  };
  const choose = (page: Page, text: string) =>
    page
      .getByLabel('Paquet de mise à jour')
      .last()
      .setInputFiles({ name: 'paquet.json', mimeType: 'application/json', buffer: Buffer.from(text) });

  beforeAll(() => {
    addPerson(desk, 'administratrice', { name: 'Claude Exemple', roles: ['administrator'] });
    addPerson(desk, 'juriste', { name: 'Sacha Exemple', roles: ['jurist'] });
    addPerson(desk, 'lectrice', { name: 'Noor Type', roles: ['reader'] });
  });

  test('un paquet signé par une autre clé est refusé avec sa raison, le bon est appliqué, la juriste relit et signe', async () => {
    const admin = await as('administratrice', '/administration/contenu', [/status of 422/]);
    await choose(admin, packText({ number: 60, privatePem: OTHER_KEYS.privatePem }));
    await admin.getByText(/signé par une clé que ce serveur ne connaît pas/).waitFor();
    await admin.getByText(/^Contenu 7/).waitFor();
    await choose(admin, changed());
    // Two megabytes are read and checked, on a machine that may be busy.
    await admin.getByText('En service', { exact: true }).waitFor({ timeout: 120_000 });
    await admin.getByText(/venu d’un paquet signé/).waitFor();
    await holdsEverywhere(admin);

    const jurist = await as('juriste', '/');
    await jurist.getByRole('link', { name: /1\stexte a changé depuis votre dernière visite/ }).click();
    await jurist.getByRole('heading', { name: /^Changé par le dernier contenu/ }).waitFor();
    await holdsEverywhere(jurist);
    await jurist.getByRole('link', { name: 'Voir les changements' }).click();
    await jurist.locator('ins', { hasText: 'et îles' }).first().waitFor();
    await holdsEverywhere(jurist);
    await jurist.getByRole('link', { name: 'Outre-mer et îles' }).click();
    await jurist.getByText(/^Personne ne l’a encore relu/).waitFor();
    await holdsEverywhere(jurist);
    await jurist.getByRole('radio', { name: 'Doute' }).check();
    await jurist.getByRole('textbox', { name: /Note/ }).fill('La loi annoncée n’est pas parue.');
    await jurist.getByRole('button', { name: 'Signer la relecture' }).click();
    await jurist.getByText(/^Doute le .* par Sacha Exemple/).waitFor();
    await jurist.getByRole('radio', { name: 'Confirmée' }).check();
    await jurist.getByRole('button', { name: 'Signer la relecture' }).click();
    await jurist.getByText(/^Confirmée le .* par Sacha Exemple/).waitFor();
    expect(await jurist.getByText('Relu', { exact: true }).count()).toBe(1);
    await jurist.getByRole('link', { name: '← Veille du droit' }).click();
    await jurist.getByRole('button', { name: 'Tout est vu' }).click();
    await jurist.getByText(/Rien n’a changé depuis votre dernière visite/).waitFor();
  });

  test('qui lit voit la liste et les relectures, sans pouvoir signer ni dire « vu »', async () => {
    const page = await as('lectrice', '/droit/veille/doubt/outre-mer');
    await page.getByRole('heading', { name: 'Relectures' }).waitFor();
    expect(await page.getByRole('button', { name: 'Signer la relecture' }).count()).toBe(0);
    await page.goto('/droit/veille');
    await settled(page);
    expect(await page.getByRole('button', { name: 'Tout est vu' }).count()).toBe(0);
  });

  test('la liste se filtre, et le filtre reste dans l’adresse', async () => {
    const page = await as('juriste', '/droit/veille');
    await page.getByLabel('Motif').selectOption({ label: 'Douteux' });
    await page.waitForURL(/motif=doubt/);
    await page.getByLabel('Chercher dans la veille').fill('restauration');
    await page.reload();
    await settled(page);
    expect(await page.getByRole('link', { name: /^Restauration collective/ }).count()).toBe(1);
  });
});
