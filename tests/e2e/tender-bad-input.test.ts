/** Files that cannot be kept, places that vanish, two windows, no network: said in place, in French, and nothing is lost. */
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, describeInBrowser, settled, useDesk } from '../support/browser.ts';
import { downloaded, waitForFocus } from '../support/e2e-person.ts';
import { saved } from '../support/e2e-scheme.ts';
import { asUpload, filesInput, fileShown, newTender, type WordFile, withHours } from '../support/e2e-tender.ts';
import { CCAP_FILE } from '../support/e2e-tender-files.ts';
import { png } from '../support/pictures.ts';
import { withParts } from '../support/word/hostile.ts';
import { pandocRevised } from '../support/word/word-files.ts';
import { tool } from '../support/tools.ts';
import { p, wordFile } from '../word/corpus/kit.ts';

/** Browsers report refused requests, and those that find no server, on their own. */
const REFUSED = [/status of 4\d\d/];
const DOWN = [/ERR_CONNECTION_REFUSED/, /ERR_CONNECTION_RESET/, /ERR_EMPTY_RESPONSE/];

const SETTINGS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
/** The head of a Word file under a password: a compound file whose directory names its encrypted part. */
const locked = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(504), Buffer.from('EncryptedPackage', 'utf16le')]);
const BAD: readonly (WordFile & { says: RegExp; remedy: RegExp })[] = [
  { name: 'photo.docx', data: png(40, 40), says: /Ce fichier est une image/, remedy: /Choisissez un fichier \.docx/ },
  { name: 'secret.docx', data: locked, says: /protégé par mot de passe/, remedy: /Retirez le mot de passe/ },
  { name: 'macros.docm', data: withParts(CCAP_FILE.data, { 'word/vbaProject.bin': 'x' }), says: /contient des macros/, remedy: /Document Word \(\.docx\)/ },
  { name: 'vide.docx', data: new Uint8Array(), says: /Ce fichier est vide/, remedy: /enregistrez-le à nouveau/ },
  { name: 'tronque.docx', data: CCAP_FILE.data.slice(0, 3_000), says: /abîmé/, remedy: /\S/ },
  {
    name: 'verrouille.docx',
    data: wordFile({
      body: p('Texte'),
      parts: { 'word/settings.xml': `<w:settings ${SETTINGS}><w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>` },
    }),
    says: /lecture seule/,
    remedy: /Désactiver la protection/,
  },
];

describeInBrowser('Consultation : fichiers et moments difficiles', () => {
  const desk = useDesk();

  const openFiles = async (id: string, expected: readonly RegExp[] = REFUSED): Promise<Page> => {
    const page = await desk.open(`/consultations/${id}/fichiers`, { expected });
    await settled(page);
    return page;
  };
  const send = async (page: Page, ...files: WordFile[]): Promise<void> => filesInput(page).setInputFiles(files.map(asUpload));
  const row = (page: Page, name: string): Locator => page.getByRole('listitem').filter({ hasText: name });

  test('chaque mauvais fichier dit ce qu’il a et ce qu’il faut faire ; le bon, envoyé avec eux, est lu', async () => {
    const page = await openFiles(await newTender(desk.address, 'Fichiers mêlés', withHours));
    await send(page, ...BAD, CCAP_FILE);
    for (const { name, says, remedy } of BAD) {
      const alert = row(page, name).getByRole('alert');
      await alert.waitFor();
      expect.soft(await alert.textContent(), name).toMatch(says);
      expect.soft(await alert.textContent(), name).toMatch(remedy);
    }
    const file = await fileShown(page, CCAP_FILE.name);
    await file.getByRole('region', { name: /^Aperçu\s: Heures d’insertion/ }).waitFor();
    expect(await axe(page)).toEqual([]);
    for (const { name } of BAD) await page.getByRole('button', { name: `Ôter de la liste\u202f: ${name}` }).click();
    expect(await page.getByRole('alert').count()).toBe(0);
    // Only the good one was kept.
    await page.reload();
    await settled(page);
    await fileShown(page, CCAP_FILE.name);
    expect(await page.getByRole('group', { name: 'Choisir le fichier' }).count()).toBe(0);
  });

  test('un fichier sans titre se prend aussi : la clause va où l’on dit, ou à la fin', async (context) => {
    const bare: WordFile = { name: 'CCAP sans titre.docx', data: wordFile({ body: [p('Premier paragraphe.'), p('Dernier paragraphe.')].join('') }) };
    const page = await openFiles(await newTender(desk.address, 'Sans titre', withHours));
    await send(page, bare);
    const file = await fileShown(page, bare.name);
    await file.getByText('À la fin du document.').waitFor();
    await file.getByRole('group', { name: 'Montrer' }).getByRole('button', { name: 'Plan du document' }).click();
    await file.getByText(/Aucun titre reconnu\s: choisissez un paragraphe, ou la fin du document\./).waitFor();
    const result = await downloaded(page, () => file.getByRole('button', { name: 'Télécharger ce fichier' }).click());
    if (!tool('pandoc')) return context.skip('pandoc absent');
    expect(await pandocRevised(result.file, 'accept')).toMatch(/Dernier paragraphe\..*420\sheures d’insertion/s);
  });

  test('le fichier remplacé dans une autre fenêtre : sa place a disparu, la page le dit et continue', async () => {
    const id = await newTender(desk.address, 'Remplacement', withHours);
    const one = await openFiles(id);
    await send(one, CCAP_FILE);
    const stale = await fileShown(one, CCAP_FILE.name);
    const two = await openFiles(id);
    await fileShown(two, CCAP_FILE.name);
    const other: WordFile = { name: 'CCAP version 2.docx', data: wordFile({ body: p('Objet', { style: 'Titre1' }) + p('Un seul article.') }) };
    await two.getByLabel('Fichier de remplacement').setInputFiles([asUpload(other)]);
    await fileShown(two, other.name);
    await stale.getByRole('button', { name: 'Télécharger ce fichier' }).click();
    await one
      .getByText(/Ce fichier n’est pas dans la consultation, ou en a été retiré/)
      .first()
      .waitFor();
    await one.reload();
    await settled(one);
    await (await fileShown(one, other.name)).getByRole('region', { name: /^Aperçu\s: Heures d’insertion/ }).waitFor();
  });

  test('deux fenêtres sur la même consultation : les deux versions se montrent, et l’on choisit', async () => {
    const id = await newTender(desk.address);
    const open = async (): Promise<Page> => {
      const page = await (await desk.person({ expected: [/status of 412/] })).newPage();
      await page.goto(`/consultations/${id}/besoin`);
      await settled(page);
      return page;
    };
    const [one, two] = [await open(), await open()];
    await one.getByLabel('Objet', { exact: true }).fill('Objet de la première');
    await saved(one);
    await two.getByLabel('Objet', { exact: true }).fill('Objet de la seconde');
    const dialog = two.getByRole('dialog', { name: 'Deux versions de cette consultation' });
    await dialog.waitFor();
    expect(await dialog.getByRole('region', { name: 'La mienne, ici' }).textContent()).toContain('seconde');
    expect(await dialog.getByRole('region', { name: 'La leur, déjà enregistrée' }).textContent()).toContain('première');
    expect(await axe(two)).toEqual([]);
    await dialog.getByRole('radio', { name: 'Garder la mienne' }).check();
    await dialog.getByRole('button', { name: 'Garder ces choix' }).click();
    await saved(two);
    await one.reload();
    await settled(one);
    expect(await one.getByLabel('Objet', { exact: true }).inputValue()).toBe('Objet de la seconde');
  });

  test('le serveur s’arrête pendant la saisie des lots : rien ne se perd, et tout part à son retour', async () => {
    const id = await newTender(desk.address);
    const page = await desk.open(`/consultations/${id}/lots`, { expected: DOWN });
    await settled(page);
    await desk.server.stop();
    await page.getByLabel('Intitulé du lot 1').fill('Tapé sans serveur');
    await page.getByText('Hors ligne\u202f: gardé dans cette page').waitFor();
    await page.getByRole('button', { name: 'Ajouter un lot' }).click();
    await waitForFocus(page, page.getByLabel('Intitulé du lot 2'));
    await page.getByLabel('Intitulé du lot 2').fill('Ajouté sans serveur');
    await desk.server.start();
    await saved(page);
    await page.reload();
    await settled(page);
    expect(await page.getByLabel('Intitulé du lot 1').inputValue()).toBe('Tapé sans serveur');
    expect(await page.getByLabel('Intitulé du lot 2').inputValue()).toBe('Ajouté sans serveur');
  });

  test('un fichier envoyé sans serveur attend dans la liste, et « Réessayer » l’envoie', async () => {
    const page = await openFiles(await newTender(desk.address, 'Sans serveur', withHours), DOWN);
    await desk.server.stop();
    await send(page, CCAP_FILE);
    await row(page, CCAP_FILE.name).getByText('Le serveur de Clausier ne répond pas.').waitFor();
    await desk.server.start();
    await page.getByRole('button', { name: `Réessayer\u202f: ${CCAP_FILE.name}` }).click();
    await fileShown(page, CCAP_FILE.name);
  });
});
