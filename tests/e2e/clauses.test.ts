/** From a word typed in the search box to a clause in Word, for the law of the chosen day. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, settled, useDesk } from '../support/browser.ts';
import { chooseLawDay, downloaded, tabTo, waitForFocus } from '../support/e2e-person.ts';
import { tool } from '../support/tools.ts';
import { faultsOf, pandocText } from '../support/word/word-files.ts';

const CLAUSE = '/clauses/heures-insertion-travaux?piece=ccap';
const TITLE = 'Heures d’insertion, marché de travaux';

describeInBrowser('Clauses', () => {
  const desk = useDesk();
  const openClause = async (path = CLAUSE, opening = {}): Promise<Page> => {
    const page = await desk.open(path, opening);
    await settled(page);
    await page.getByRole('tabpanel').getByRole('heading', { name: 'Volume d’heures' }).waitFor();
    return page;
  };
  const sheet = (page: Page) => page.getByRole('tabpanel');

  test('la recherche répond en tapant, avec ou sans accent, et sur un début de mot', async () => {
    const page = await desk.open('/');
    await settled(page);
    const box = page.getByRole('searchbox', { name: 'Chercher une clause' });
    const count = page.getByRole('status').filter({ hasText: 'pour «' });
    const totals: string[] = [];
    for (const word of ['siae', 'pénitentiaire', 'penitentiaire', 'pénitent']) {
      await box.fill(word);
      await count.filter({ hasText: `«\u00a0${word}\u00a0»` }).waitFor();
      await page.locator('.library__list--old').waitFor({ state: 'detached' });
      totals.push((await count.textContent()) ?? '');
      expect(await page.getByRole('list', { name: 'Clauses trouvées' }).getByRole('listitem').count(), word).toBeGreaterThan(0);
    }
    expect(totals[2]?.split(' ')[0]).toBe(totals[1]?.split(' ')[0]);
    await box.fill('pénitent');
    expect(await page.getByRole('list', { name: 'Clauses trouvées' }).getByRole('link').first().textContent()).toContain('pénitentiaire');
  });

  test('au clavier seul : chercher « siae », lire une clause à côté de la liste, puis l’ouvrir', async () => {
    const page = await desk.open('/');
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('siae');
    await page.waitForURL(/q=siae/);
    const result = page.getByRole('list', { name: 'Clauses trouvées' }).getByRole('link', { name: TITLE });
    await tabTo(page, result);
    await page.keyboard.press('Enter');
    const pane = page.getByRole('region', { name: 'Lecture de la clause' });
    await pane.getByRole('heading', { name: TITLE }).waitFor();
    await tabTo(page, pane.getByRole('link', { name: 'Remplir la clause' }));
    await page.keyboard.press('Enter');
    await waitForFocus(page, page.getByRole('heading', { level: 1, name: TITLE }));
    expect(page.url()).toContain('/clauses/heures-insertion-travaux');
  });

  test('la note en marge dit depuis quand l’article s’applique, et la date du droit la change', async () => {
    const page = await openClause();
    const note = sheet(page).getByRole('note').filter({ hasText: 'L. 2112-2-1' }).first();
    expect(await note.textContent()).toMatch(/en vigueur depuis le 2[12] août 2026 · vérifié le/);
    await chooseLawDay(page, '2026-06-01');
    await note.filter({ hasText: 'pas encore en vigueur' }).waitFor();
    const line = page
      .getByRole('table', { name: /État au 1er juin 2026/ })
      .getByRole('row')
      .filter({ hasText: 'L. 2112-2-1' });
    expect(await line.textContent()).toContain('Pas encore en vigueur');
    await page.reload();
    await note.filter({ hasText: 'pas encore en vigueur' }).waitFor();
  });

  test('le texte suit la saisie, et dit ce qui manque', async () => {
    const page = await openClause();
    await page.getByRole('textbox', { name: 'Volume d’heures d’insertion' }).fill('1234');
    await sheet(page).getByText('au moins 1\u202f234 heures d’insertion').waitFor();
    const missing = page.getByRole('status').filter({ hasText: /Il manque|Rien ne manque/ });
    await missing.getByRole('button', { name: 'Organisme ou service qui tient le rôle de facilitateur' }).click();
    const facilitator = page.getByRole('textbox', { name: 'Organisme ou service qui tient le rôle de facilitateur' });
    await waitForFocus(page, facilitator);
    await facilitator.fill('Maison de l’emploi du Bassin');
    await sheet(page).getByText('Maison de l’emploi du Bassin').first().waitFor();
    await missing.getByRole('button', { name: 'Organisme ou service qui tient le rôle de facilitateur' }).waitFor({ state: 'detached' });
  });

  test('une valeur hors bornes est expliquée au champ, et ne passe pas dans le texte', async () => {
    const page = await openClause();
    const hours = page.getByRole('textbox', { name: 'Volume d’heures d’insertion' });
    await hours.fill('12');
    await hours.blur();
    await page.getByText('Écrivez un nombre entre 70 et 500\u202f000\u00a0heures.').waitFor();
    expect(await hours.getAttribute('aria-invalid')).toBe('true');
    expect(await sheet(page).textContent()).toContain('au moins 600\u00a0heures');
  });

  test('« Copier » donne le texte mis en forme à Word et le texte nu aux autres', async () => {
    const page = await openClause(CLAUSE, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('textbox', { name: 'Volume d’heures d’insertion' }).fill('4321');
    await sheet(page).getByText('au moins 4\u202f321 heures').waitFor();
    await page.getByRole('button', { name: 'Copier' }).click();
    await page.getByText(/Texte copié\s: CCAP/).waitFor();
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string): Promise<string> => (await item?.getType(type))?.text() ?? '';
      return { html: await read('text/html'), text: await read('text/plain') };
    });
    expect(copied.html).toMatch(/<h\d[^>]*>[\s\S]*Volume d’heures/);
    expect(copied.html).toContain('<li>');
    expect(copied.text).not.toContain('<');
    for (const form of [copied.html.replaceAll('&nbsp;', '\u00a0'), copied.text]) expect(form).toMatch(/au moins 4\s321\sheures/);
  });

  test('le fichier Word de la pièce contient la valeur saisie et n’a aucune faute', async (context) => {
    if (!tool('pandoc')) return context.skip('pandoc absent');
    const page = await openClause();
    await page.getByRole('textbox', { name: 'Volume d’heures d’insertion' }).fill('2468');
    await sheet(page).getByText('au moins 2\u202f468 heures').waitFor();
    await page.getByRole('button', { name: 'Télécharger en Word' }).click();
    const { name, file } = await downloaded(page, () => page.getByRole('menuitem', { name: 'Cette pièce (CCAP)' }).click());
    expect(name).toMatch(/\.docx$/);
    expect(await pandocText(file)).toMatch(/au moins 2\s468\sheures/);
    if (tool('validator')) expect(await faultsOf(file)).toEqual([]);
  });

  test('sur téléphone, on lit puis on remplit, et rien ne se perd de l’un à l’autre', async () => {
    const page = await openClause(CLAUSE, { viewport: { width: 390, height: 800 } });
    await page.getByRole('button', { name: /^Remplir/ }).click();
    await page.getByRole('textbox', { name: 'Volume d’heures d’insertion' }).fill('777');
    await page.getByRole('button', { name: 'Lire le texte' }).click();
    await sheet(page).getByText('au moins 777 heures').waitFor();
    await page.reload();
    await sheet(page).getByText('au moins 777 heures').waitFor();
  });
});
