/** From « Nouvelle consultation » to the archive of Word files, as a newcomer goes; the files are read back by other programs than ours. */
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, describeInBrowser, settled, useDesk } from '../support/browser.ts';
import { plain } from '../support/e2e-example.ts';
import { downloaded } from '../support/e2e-person.ts';
import { asUpload, createTender, fileShown, filesInput, goToStep, handOn, newTender, nextStep, withHours } from '../support/e2e-tender.ts';
import { CCAP_FILE, RC_FILE } from '../support/e2e-tender-files.ts';
import * as steps from '../support/e2e-tender-steps.ts';
import { itWithData } from '../support/shared-data.ts';
import { tool } from '../support/tools.ts';
import { judgeRevisions } from '../support/word/docxodus.ts';
import { clean, readInLibreOffice, type SeenParagraph } from '../support/word/libreoffice.ts';
import { newFaults, pandocRevised, pandocText } from '../support/word/word-files.ts';

/** Five minutes, at three seconds a gesture, reading included. */
const MOST_GESTURES = 100;

/** What the reader of the CCAP must find, each once. */
const IN_CCAP = ['au moins 2 700 heures d’insertion', `tenu par ${steps.FACILITATOR}`, '40 €', `les tâches essentielles du marché : ${steps.TASKS}`];
const IN_RC = [
  'au moins 2 700 heures d’insertion sur la durée des travaux',
  'lot n° 1 – Gros œuvre et menuiseries',
  'au moins 50 % de travailleurs défavorisés',
];

const words = (paragraphs: readonly SeenParagraph[] | null | undefined): string => plain((paragraphs ?? []).map(({ text }) => clean(text)).join('\n'));
/** The comments with the legal basis are no revision: their part stays, tied to nothing. */
const COMMENTS = /^insert (comment|relationship:.*comments|opaque_package_part:.*comments\+xml)/;
/** Lines that say something: pandoc leaves the bullet or the frame of what it rejects. */
const worded = (text: string): string[] => text.split('\n').filter((line) => /\p{L}/u.test(line));
/** An empty line may stay where LibreOffice rejects: the page says so before the download. */
const lines = (paragraphs: readonly SeenParagraph[] | null | undefined): string[] => (paragraphs ?? []).map(({ text }) => clean(text)).filter(Boolean);

describeInBrowser('Une consultation, du premier écran à l’archive', () => {
  const desk = useDesk();

  /** Nothing axe-core can blame, at the step under the eyes. The lists announce an option by its identifier, for seven seconds: it may be gone. */
  const checked = async (page: Page): Promise<void> => {
    await page.waitForFunction(() => !document.querySelector('[data-live-announcer] [role="img"]'));
    expect(await axe(page), await page.title()).toEqual([]);
  };

  test('trois lots : des heures, une réservation, un motif écrit, dans les fichiers de l’acheteur', async (context) => {
    const page = await desk.open('/');
    const hand = handOn(page);
    await settled(page);
    await hand.click(page.getByRole('link', { name: 'Ouvrir les consultations' }));
    await settled(page);
    await createTender(hand, steps.TITLE);
    await steps.fillNeed(hand);
    await checked(page);
    await nextStep(hand, 'Les lots');
    await steps.fillLots(hand);
    await page.getByText(/^La loi demande une condition sociale, une condition environnementale et un critère environnemental\.$/).waitFor();
    await checked(page);
    await nextStep(hand, 'Décider');
    await steps.decideLots(hand);
    await checked(page);
    await nextStep(hand, 'Heures d’insertion');
    await steps.keepHours(hand);
    await checked(page);
    await nextStep(hand, 'Clauses');
    await steps.fillClauses(hand);
    await checked(page);
    await nextStep(hand, 'Contrôles');
    await checked(page);
    await nextStep(hand, 'Avis et données');
    await page.getByRole('region', { name: 'Bloc à recopier' }).getByText('res-ws').waitFor();
    expect(await page.getByText('À corriger avant de publier').count()).toBe(0);
    await checked(page);
    await nextStep(hand, 'Mes fichiers Word');
    await steps.sendFiles(hand);
    await checked(page);
    const { name, file: ccap } = await steps.placeInCcap(hand);
    expect(name).toMatch(/\.docx$/);
    await steps.placeInRc(hand);
    await checked(page);
    await goToStep(hand, 'Contrôles');
    expect(await page.getByText('■ Bloquant').count(), 'constats bloquants').toBe(0);
    expect(
      await page
        .getByRole('status')
        .filter({ hasText: /bloquant/ })
        .count(),
    ).toBe(0);
    await goToStep(hand, 'Télécharger');
    await page.getByText('Rien ne manque.').waitFor();
    await checked(page);
    const { file: archive } = await downloaded(page, () => hand.click(page.getByRole('button', { name: 'Tout télécharger' })));
    process.stdout.write(`Une consultation de trois lots, du premier écran à l’archive : ${hand.gestures} gestes (clics et champs).\n`);
    expect(hand.gestures).toBeLessThanOrEqual(MOST_GESTURES);

    const entries = unzipSync(archive);
    const entry = (pattern: RegExp): Uint8Array => {
      const found = Object.entries(entries).find(([path]) => pattern.test(path));
      if (!found) throw new Error(`absent de l’archive : ${String(pattern)} (${Object.keys(entries).join(', ')})`);
      return found[1];
    };
    const rc = entry(/^Pieces\/RC-Tilleuls.*\.docx$/);
    for (const [original, result] of [
      [CCAP_FILE.data, ccap],
      [CCAP_FILE.data, entry(/^Pieces\/CCAP-Tilleuls.*\.docx$/)],
      [RC_FILE.data, rc],
    ] as const)
      if (tool('validator')) expect(await newFaults(original, result)).toEqual([]);

    const judged = judgeRevisions([
      { original: CCAP_FILE.data, result: ccap },
      { original: RC_FILE.data, result: rc },
    ]);
    for (const { changes, failure } of judged) expect([changes.filter((change) => !COMMENTS.test(change)), failure]).toEqual([[], null]);
    if (tool('soffice')) {
      const [accepted, rejected, before, rcAccepted] = readInLibreOffice([
        { file: ccap, how: 'accept' },
        { file: ccap, how: 'reject' },
        { file: CCAP_FILE.data, how: 'keep' },
        { file: rc, how: 'accept' },
      ]);
      for (const written of IN_CCAP) expect.soft(words(accepted), `LibreOffice, CCAP : ${written}`).toContain(plain(written));
      for (const written of IN_RC) expect.soft(words(rcAccepted), `LibreOffice, RC : ${written}`).toContain(plain(written));
      expect(lines(rejected)).toEqual(lines(before));
    }
    if (!tool('pandoc')) return context.skip('pandoc absent');
    expect(worded(await pandocRevised(ccap, 'reject'))).toEqual(worded(await pandocText(CCAP_FILE.data)));
    expect(worded(await pandocRevised(rc, 'reject'))).toEqual(worded(await pandocText(RC_FILE.data)));
    const read = plain(await pandocRevised(ccap, 'accept'));
    for (const written of IN_CCAP) expect.soft(read, `pandoc, CCAP : ${written}`).toContain(plain(written));
    // What the three lots share is said once in a piece that they share, and is not to be taken over by hand.
    const rcRead = plain(await pandocRevised(rc, 'accept'));
    for (const once of [
      'La gestion des déchets du chantier est une condition d’exécution.',
      'l’un des critères prend en compte les caractéristiques environnementales',
    ])
      expect(rcRead.split(once).length - 1, once).toBe(1);
    expect(Object.keys(entries).filter((path) => /^Textes.*(RC|CCAP)/.test(path))).toEqual([]);
    // Where the person chose, and where it was proposed.
    expect(read).toMatch(/Décomposition en lots.*Maintien de la condition de réservation.*Intervenants/s);
    expect(read).toMatch(/Préparation et exécution des travaux.*Insertion professionnelle : objet et périmètre.*Réception et garanties/s);
    for (const [paper, written] of [
      [/^Annexe.*heures\.docx$/, '2 700 h'],
      [/^Bloc.*\.docx$/, 'BT-71'],
      [/^Note.*\.docx$/, steps.LOTS[1].title],
      [/^Motifs.*\.docx$/, steps.CIRCUMSTANCES],
      [/^Ce qui a.*\.docx$/, steps.RESERVED],
    ] as const)
      expect.soft(plain(await pandocText(entry(paper))), String(paper)).toContain(plain(written));
    expect(Object.keys(entries)).toContain('Lisez-moi.txt');
  });

  itWithData(
    'docx/convention-restauration.docx',
    'un fichier réel : son plan, une place choisie, la clause dedans, et l’original quand on refuse',
    async (path) => {
      const original = new Uint8Array(await readFile(path));
      const page = await desk.open(`/consultations/${await newTender(desk.address, 'Fichier réel', withHours)}/fichiers`);
      await settled(page);
      await filesInput(page).setInputFiles([asUpload({ name: 'CCAP réel.docx', data: original })]);
      const file = await fileShown(page, 'CCAP réel.docx');
      await file.getByRole('button', { name: /^Choisir une autre place\s: Heures/ }).click();
      const row = page.getByRole('treegrid', { name: 'Plan du document' }).getByRole('row').nth(2);
      const title = plain((await row.getAttribute('aria-label')) ?? '');
      await row.click();
      await file
        .getByText(/^Nouvel article, après/)
        .first()
        .waitFor();
      const preview = file.getByRole('region', { name: /^Aperçu\s: Heures/ });
      await preview
        .getByText(/420\sheures d’insertion/)
        .first()
        .waitFor();
      await settled(page);
      await checked(page);
      const { file: result } = await downloaded(page, () => file.getByRole('button', { name: 'Télécharger ce fichier' }).click());
      const [judged] = judgeRevisions([{ original, result }]);
      expect([judged?.failure, judged?.changes.filter((change) => !COMMENTS.test(change))]).toEqual([null, []]);
      if (tool('validator')) expect(await newFaults(original, result)).toEqual([]);
      if (!tool('pandoc')) return;
      const read = plain(await pandocRevised(result, 'accept'));
      expect(read).toContain(title);
      expect(read.indexOf('420 heures d’insertion')).toBeGreaterThan(read.indexOf(title));
      expect(worded(await pandocRevised(result, 'reject'))).toEqual(worded(await pandocText(original)));
    },
  );
});
