/** Files of figures, from their choice to what they say: read, reported, decided, sent again, stopped, refused. Every contract is made up. */
import { createWriteStream, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figuresFolder } from '../../db/figures/open.ts';
import { SERVED } from '../support/app.ts';
import { describeInBrowser, holdsEverywhere, useDesk } from '../support/browser.ts';
import { createScheme } from '../support/e2e-account.ts';
import { step } from '../support/e2e-organisation.ts';
import { addPerson, openAs } from '../support/e2e-people.ts';
import { downloaded, waitForFocus } from '../support/e2e-person.ts';
import { TEST_BUYER } from '../support/figures.ts';
import { fileOf, marche } from '../support/imports.ts';

type Sent = { name: string; text: string };
const file = ({ name, text }: Sent) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

/** Opens the dialog and gives it the file. */
async function choose(page: Page, chosen: Sent | string): Promise<Locator> {
  await page.getByRole('button', { name: 'Importer un fichier' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Déposez ici votre fichier').waitFor();
  await dialog
    .getByLabel('Fichier à importer')
    .and(page.locator('input'))
    .setInputFiles(typeof chosen === 'string' ? chosen : file(chosen));
  // Its name appears once its beginning is read, with what it tells.
  await dialog.locator('.file-drop__file').waitFor();
  return dialog;
}

const send = (dialog: Locator): Promise<void> => dialog.getByRole('button', { name: 'Importer', exact: true }).click();
const row = (page: Page, name: string): Locator => page.getByRole('row', { name: new RegExp(name.replace('.', '\\.')) });

/** Imports, then opens the report. */
async function importFile(page: Page, chosen: Sent): Promise<void> {
  await page.goto('/chiffres/imports');
  await send(await choose(page, chosen));
  await row(page, chosen.name).first().getByText('Importé', { exact: true }).waitFor();
}

const BOTH = ['Pas de considération sociale', 'Clause sociale'];
const CONTRACTS: Sent = {
  name: 'marches.json',
  text: fileOf([
    marche({ id: '2025-001' }),
    marche({ id: '2025-002', objet: 'Nettoyage des collèges (exemple)', social: BOTH }),
    marche({ id: '2025-003', objet: 'Peinture des façades (exemple)', social: BOTH }),
    marche({ id: '2025-001' }),
  ]),
};
const PURCHASES: Sent = {
  name: 'achats-2025.csv',
  text: 'Entité acheteuse;Raison sociale du Fournisseur;SIRET;Dépense achat (€)\nRoutes;Entreprise Modèle;99000002800011;1 234,56\nCollèges;Atelier Exemple;;12,44\n',
};
const LIST: Sent = { name: 'ei_2024-01-31.csv', text: 'siret,nom,type\n99000002800011,Entreprise Modèle,EI\n' };

describeInBrowser('Imports', () => {
  const desk = useDesk(SERVED);
  const as = (personId: string, path: string, expected: readonly RegExp[] = []): Promise<Page> =>
    openAs(desk, personId, path, { reducedMotion: 'reduce', expected });
  let folder = '';

  beforeAll(async () => {
    addPerson(desk, 'pilote', { name: 'Camille Exemple', roles: ['scheme-lead'] });
    addPerson(desk, 'lectrice', { name: 'Dominique Modèle', roles: ['reader'] });
    folder = await mkdtemp(join(tmpdir(), 'clausier-imports-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('du fichier au compte rendu, aux décisions, puis le même fichier de nouveau', async () => {
    const page = await as('pilote', '/chiffres/imports');
    await step('rien encore, puis les acheteurs', async () => {
      await page.getByText('Aucun fichier importé pour l’instant').waitFor();
      await holdsEverywhere(page);
      await page.getByRole('button', { name: 'Acheteurs et territoire' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Ajouter un acheteur' }).click();
      await dialog.getByLabel('SIREN de l’acheteur 1').fill('123');
      await dialog.getByRole('button', { name: 'Enregistrer' }).click();
      await dialog.getByText(/Acheteur 1\s: son numéro n’est pas un SIREN/).waitFor();
      await dialog.getByLabel('SIREN de l’acheteur 1').fill(`${TEST_BUYER.slice(0, 3)} ${TEST_BUYER.slice(3)}`);
      await dialog.getByLabel('Nom de l’acheteur 1').fill('Collectivité Exemple');
      await dialog.getByLabel('Départements de votre territoire').fill('62, 59');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
    });
    await step('le fichier est reconnu, les acheteurs des réglages proposés', async () => {
      const dialog = await choose(page, CONTRACTS);
      expect(await dialog.getByRole('radio', { name: 'Données essentielles' }).isChecked()).toBe(true);
      expect(await dialog.getByLabel('SIREN des acheteurs').inputValue()).toBe(TEST_BUYER);
      await holdsEverywhere(page);
      await send(dialog);
      await page
        .getByRole('status')
        .getByText(/«\smarches\.json\s» est importé\s: 4\smarchés, 3 ajoutés/)
        .waitFor({ state: 'attached' });
    });
    await step('le compte rendu et ses lignes', async () => {
      await page.getByRole('link', { name: 'marches.json' }).click();
      await page.getByText(`Seulement les marchés du SIREN ${TEST_BUYER}.`).waitFor();
      await page.getByRole('button', { name: 'Doublon strict' }).click();
      await page
        .getByRole('table', { name: /^Doublon strict/ })
        .getByRole('row', { name: /2025-001/ })
        .waitFor();
      await holdsEverywhere(page);
      const csv = await downloaded(page, () => page.getByRole('button', { name: 'Télécharger le compte rendu (CSV)' }).click());
      expect(new TextDecoder().decode(csv.file)).toContain('2025-002');
    });
    await step('deux contradictions, décidées au clavier, l’une reprise', async () => {
      await page.getByRole('link', { name: 'Décider', exact: true }).click();
      const title = page.locator('#decision-title');
      await title.waitFor();
      await holdsEverywhere(page);
      await title.focus();
      await page.keyboard.press('2');
      const reason = page.getByLabel(/^Pourquoi/);
      await waitForFocus(page, reason);
      await page.getByText('Écrivez d’où vient la réponse, en une phrase.').waitFor();
      await reason.fill('Article 12 du CCAP');
      await title.focus();
      await page.keyboard.press('2');
      await page.getByText('1 sur 1').waitFor();
      await waitForFocus(page, title);
      await page.keyboard.press('1');
      await page.getByText('Tout est décidé', { exact: true }).waitFor();
      await page
        .getByRole('cell', { name: /Camille Exemple/ })
        .first()
        .waitFor();
      await holdsEverywhere(page);
      await page
        .getByRole('row', { name: /2025-003/ })
        .getByRole('button', { name: /^Reprendre/ })
        .click();
      await page.getByText('1 sur 1').waitFor();
      await page.reload();
      await page.getByRole('row', { name: /2025-002.*Clause sociale.*Article 12 du CCAP/ }).waitFor();
      await page.getByText('1 sur 1').waitFor();
    });
    await step('le même fichier ne change rien, la décision reste', async () => {
      await page.goto('/chiffres/imports');
      await send(await choose(page, CONTRACTS));
      await page
        .getByRole('status')
        .getByText(/tout était déjà connu, rien n’a changé/)
        .waitFor({ state: 'attached' });
      await page.goto('/chiffres/a-decider');
      await page.getByRole('row', { name: /2025-002.*Clause sociale/ }).waitFor();
      await page.getByText('1 sur 1').waitFor();
    });
  });

  test('des achats, leurs colonnes reconnues puis retenues, et une liste qui a vieilli', async () => {
    const page = await as('pilote', '/chiffres/imports');
    const dialog = await choose(page, PURCHASES);
    const amount = dialog.getByLabel(/^Montant payé/);
    expect(await amount.inputValue()).toBe('Dépense achat (€)');
    expect(await dialog.getByLabel('Année des paiements').inputValue()).toBe('2025');
    await amount.selectOption('');
    await send(dialog);
    await dialog.getByText('Choisissez la colonne du montant payé.').waitFor();
    await amount.selectOption('Dépense achat (€)');
    await dialog.getByLabel('Direction ou entité').selectOption('');
    await holdsEverywhere(page);
    await send(dialog);
    await row(page, PURCHASES.name).getByText('Importé', { exact: true }).waitFor();
    await step('la fois d’après, les colonnes sont celles qui ont été choisies', async () => {
      const again = await choose(page, PURCHASES);
      expect(await again.getByLabel('Direction ou entité').inputValue()).toBe('');
      await again.getByRole('button', { name: 'Annuler' }).click();
    });
    await step('une liste de plus d’un an se dit', async () => {
      const list = await choose(page, LIST);
      expect(await list.getByRole('radio', { name: 'Listes de fournisseurs' }).isChecked()).toBe(true);
      expect(await list.getByLabel('Jour de la liste').inputValue()).toBe('2024-01-31');
      await list.getByLabel('Nom de la liste').fill('Liste des EI');
      await send(list);
      await page.getByText(/Cette liste a plus d’un an\s: Liste des EI/).waitFor();
    });
    await page.getByRole('link', { name: 'Dépenses' }).click();
    await page.getByRole('row', { name: /2025.*Au seuil ou au-dessous/ }).waitFor();
    await page
      .getByRole('table', { name: /^1\sfournisseur reconnu/ })
      .getByRole('row', { name: /EI.*1\s234,56\s€/ })
      .waitFor();
    await page.getByText(/12,44\s€ .*sans numéro utilisable/).waitFor();
    await holdsEverywhere(page);
    await step('le schéma reprend la dépense devant la question du seuil, avec sa source', async () => {
      const id = await createScheme(page, 'Schéma d’essai');
      await page.goto(`/schemas/${id}/cadre`);
      await page.getByText('D’après la comptabilité importée, le schéma n’est pas obligatoire.').waitFor();
      await page.getByText(/^Comptabilité importée le .*hors livre\sV \(CCP, art\.\sD\.\s2111-3\)/).waitFor();
      await holdsEverywhere(page);
      await page.getByRole('button', { name: 'Reprendre cette position et sa raison' }).click();
      expect(await page.getByRole('radio', { name: 'Volontaire' }).isChecked()).toBe(true);
      expect(await page.getByRole('textbox', { name: 'Pourquoi' }).inputValue()).toMatch(/1\s247\s€ dépensés en 2025.*Source\s: Comptabilité importée/);
    });
  });

  test('un mauvais fichier dit quoi faire, un import s’arrête, un fichier se retire', async () => {
    const page = await as('pilote', '/chiffres/imports', [/status of 4\d\d/]);
    await step('une page web enregistrée sous .json', async () => {
      const dialog = await choose(page, { name: 'erreur.json', text: '<!doctype html><html><body>Page introuvable</body></html>' });
      await dialog.getByRole('radio', { name: 'Données essentielles' }).check();
      await send(dialog);
      await dialog
        .getByRole('alert')
        .getByText(/page web/)
        .waitFor();
      await holdsEverywhere(page);
      await dialog.getByRole('button', { name: 'Annuler' }).click();
    });
    await step('un classeur est refusé avant l’envoi', async () => {
      const dialog = await choose(page, { name: 'achats.csv', text: 'PK\u0003\u0004' });
      await dialog
        .getByRole('alert')
        .getByText(/«\sCSV UTF-8\s»/)
        .waitFor();
      expect(await dialog.getByRole('button', { name: 'Importer', exact: true }).count()).toBe(0);
      await dialog.getByRole('button', { name: 'Annuler' }).click();
    });
    await step('un fichier coupé échoue, et dit pourquoi', async () => {
      await send(await choose(page, { name: 'coupe.json', text: CONTRACTS.text.slice(0, -40) }));
      await row(page, 'coupe.json').getByText('Échec').waitFor();
      await page.getByRole('link', { name: 'coupe.json' }).click();
      await page.getByText(/les chiffres sont ceux d’avant/).waitFor();
      await holdsEverywhere(page);
      await page.getByRole('button', { name: 'Retirer ce fichier' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer le fichier' }).click();
      await page.waitForURL(/\/chiffres\/imports$/);
      await row(page, 'coupe.json').waitFor({ state: 'detached' });
    });
    await step('un gros fichier s’arrête en cours de lecture', async () => {
      await send(await choose(page, await largeFile(folder, 'gros.json', MANY)));
      await page.getByRole('button', { name: 'Arrêter l’import de gros.json' }).click({ timeout: 60_000 });
      await page.getByRole('alertdialog').getByRole('button', { name: 'Arrêter l’import' }).click();
      await row(page, 'gros.json').getByText('Arrêté', { exact: true }).waitFor();
    });
  });

  test('un fichier se dépose d’un geste, son envoi s’arrête, et rien n’en reste', async () => {
    const page = await as('pilote', '/chiffres/imports', [/net::ERR_ABORTED/]);
    const path = await largeFile(folder, 'depose.json', 20_000);
    await page.getByRole('button', { name: 'Importer un fichier' }).click();
    const dialog = page.getByRole('dialog');
    const zone = dialog.getByRole('region', { name: 'Fichier à importer' });
    await dropFile(page, zone, path);
    await zone.getByText('depose.json').waitFor();
    const browser = await page.context().newCDPSession(page);
    const network = { offline: false, latency: 0, downloadThroughput: -1 };
    await browser.send('Network.emulateNetworkConditions', { ...network, uploadThroughput: 500_000 });
    await send(dialog);
    await dialog.getByText(/^[1-9]\d*\s%, .* sur /).waitFor();
    await dialog.getByRole('button', { name: 'Arrêter l’envoi' }).click();
    await zone.getByText('depose.json').waitFor();
    await browser.send('Network.emulateNetworkConditions', { ...network, uploadThroughput: -1 });
    await expect.poll(() => readdirSync(join(figuresFolder(desk.server.folder, 'local'), 'incoming'))).toEqual([]);
    await step('le même fichier s’envoie ensuite, puis un autre se retire\u202f: les données se refont, et c’est dit', async () => {
      await send(dialog);
      await row(page, 'depose.json').getByText('Importé', { exact: true }).waitFor({ timeout: 60_000 });
      await importFile(page, { ...CONTRACTS, name: 'a-retirer.json' });
      await page.getByRole('link', { name: 'a-retirer.json' }).click();
      await page.getByRole('button', { name: 'Retirer ce fichier' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer le fichier' }).click();
      await page.getByText(/Les données se refont…/).waitFor();
      await page.getByText(/Les données se refont…/).waitFor({ state: 'detached', timeout: 60_000 });
      await row(page, 'depose.json').waitFor();
    });
  });

  test('qui lit voit tout et ne change rien', async () => {
    const owner = await as('pilote', '/chiffres/imports');
    await importFile(owner, { ...CONTRACTS, name: 'pour-lecture.json' });
    const page = await as('lectrice', '/chiffres/imports');
    await row(page, 'pour-lecture.json').waitFor();
    expect(await page.getByRole('button', { name: /Importer|Retirer|Arrêter/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Acheteurs et territoire' }).click();
    await page.getByRole('dialog').getByLabel('Départements de votre territoire').waitFor();
    expect(await page.getByRole('button', { name: /Enregistrer|Ajouter|Retirer/ }).count()).toBe(0);
    await holdsEverywhere(page);
    await page.goto('/chiffres/a-decider');
    await page.getByText(/peut décider/).waitFor();
    expect(await page.getByRole('button', { name: /^(Pas de considération|Clause sociale|Reprendre)/ }).count()).toBe(0);
  });
});

/** As a hand does it: the file enters the zone, is over it, is let go. */
async function dropFile(page: Page, zone: Locator, path: string): Promise<void> {
  const box = await zone.boundingBox();
  if (!box) throw new Error('the zone is not on screen');
  const browser = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2, data: { items: [], files: [path], dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await browser.send('Input.dispatchDragEvent', { type, ...at });
}

const MANY = 300_000;
const CHUNK = 5_000;

/** Long enough to read for somebody to stop it, or to see it being read again. */
async function largeFile(folder: string, name: string, many: number): Promise<string> {
  const path = join(folder, name);
  const out = createWriteStream(path);
  const one = JSON.stringify(marche()).replace('2025-001', '2025-%');
  out.write('{"marches":{"marche":[');
  for (let from = 0; from < many; from += CHUNK) {
    const records = Array.from({ length: CHUNK }, (_, index) => one.replace('%', String(from + index)));
    if (!out.write(`${from === 0 ? '' : ','}${records.join(',')}`)) await once(out, 'drain');
  }
  out.end(']}}');
  await once(out, 'close');
  return path;
}
