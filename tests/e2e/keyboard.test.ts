/** The product without a mouse, and on a phone. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, settled, useDesk } from '../support/browser.ts';
import { isFocused, tabTo, waitForFocus } from '../support/e2e-person.ts';
import { goTo, newScheme } from '../support/e2e-scheme.ts';
import { EXAMPLE } from '../support/e2e-screens.ts';

describeInBrowser('Clavier et téléphone', () => {
  const desk = useDesk();
  const open = async (path: string, opening = {}): Promise<Page> => {
    const page = await desk.open(path, opening);
    await settled(page);
    return page;
  };
  const focusedIn = (page: Page, selector: string): Promise<boolean> => page.evaluate((inside) => document.activeElement?.closest(inside) !== null, selector);

  test('le premier pas du clavier est le lien d’évitement, et il mène au contenu', async () => {
    const page = await open('/droit');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Aller au contenu' });
    expect(await isFocused(skip)).toBe(true);
    const box = await skip.boundingBox();
    expect(box && box.y >= 0, 'visible quand il a le foyer').toBe(true);
    await page.keyboard.press('Enter');
    await waitForFocus(page, page.getByRole('main'));
    await page.keyboard.press('Tab');
    expect(await focusedIn(page, 'main')).toBe(true);
  });

  test('chaque arrêt du clavier se voit', async () => {
    const page = await open('/clauses?q=insertion');
    for (let stop = 0; stop < 30; stop++) {
      await page.keyboard.press('Tab');
      // The ring may be drawn by the element, or by the card it stands for.
      const seen = await page.evaluate(() => {
        const focused = document.activeElement ?? document.body;
        const rings = [focused, focused.parentElement ?? focused].map((element) => getComputedStyle(element));
        const isRinged = rings.some(
          ({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none',
        );
        return isRinged ? '' : focused.outerHTML.slice(0, 160);
      });
      expect(seen).toBe('');
    }
  });

  test.each([1440, 390])('à %i px, aucun arrêt du clavier ne se cache sous une barre', async (width) => {
    const page = await open(`${EXAMPLE}/gouvernance`, { viewport: { width, height: 700 }, reducedMotion: 'reduce' });
    for (let stop = 0; stop < 70; stop++) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate(async () => {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const focused = document.activeElement;
        if (!focused || focused === document.body) return '';
        const { left, top, width: wide, height } = focused.getBoundingClientRect();
        const spots = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => document.elementFromPoint(left + wide * x, top + height * y)));
        const isSeen = spots.some((element) => element && (focused.contains(element) || element.contains(focused) || element.closest('label') !== null));
        return isSeen ? '' : focused.outerHTML.slice(0, 160);
      });
      expect(hidden, `arrêt ${stop + 1}`).toBe('');
    }
  });

  test('Ctrl K mène à la recherche, de partout', async () => {
    for (const path of ['/', '/droit/seuils', `${EXAMPLE}/gouvernance`]) {
      const page = await open(path);
      await page.keyboard.press('Control+k');
      await waitForFocus(page, page.getByRole('searchbox', { name: 'Chercher une clause' }));
    }
  });

  test('un menu s’ouvre, se parcourt, se ferme, et rend le foyer à son bouton', async () => {
    const page = await open('/clauses/heures-insertion-travaux');
    const button = page.getByRole('button', { name: 'Télécharger en Word' });
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    const items = page.getByRole('menuitem');
    await waitForFocus(page, items.first());
    await page.keyboard.press('ArrowDown');
    await waitForFocus(page, items.nth(1));
    await page.keyboard.press('Escape');
    await waitForFocus(page, button);
  });

  test('un dialogue garde le foyer, se ferme par Échap et le rend', async () => {
    const page = await open('/schemas');
    const button = page.getByRole('button', { name: 'Nouveau schéma' });
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    await page.getByRole('radio').first().waitFor();
    for (let stop = 0; stop < 15; stop++) {
      await page.keyboard.press('Tab');
      expect(await focusedIn(page, '[role="dialog"]'), `arrêt ${stop + 1}`).toBe(true);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await waitForFocus(page, button);
  });

  test('les flèches passent d’une pièce à l’autre, et le texte suit', async () => {
    const page = await open('/clauses/heures-insertion-travaux?piece=rc');
    await tabTo(page, page.getByRole('tab', { name: 'RC' }));
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tabpanel', { name: 'CCAP' }).waitFor();
    expect(await page.getByRole('tab', { name: 'CCAP' }).getAttribute('aria-selected')).toBe('true');
    await page.waitForURL(/piece=ccap/);
  });

  test('une ligne se déplace au clavier, le foyer la suit et le déplacement est annoncé', async () => {
    const id = await newScheme(desk.address, 'Ordre', 'departement');
    const page = await open(`/schemas/${id}/axes`);
    const axes = page.locator('.rows > .rows__item > .rows__head h3');
    const [first, second] = await axes.allTextContents();
    const title = (first ?? '').replace(/^Axe\s\d · /, '');
    await tabTo(page, page.getByRole('button', { name: /^Descendre\s: Axe\s1/ }));
    await page.keyboard.press('Enter');
    await page.getByText(`position 2 sur`).waitFor({ state: 'attached' });
    expect((await axes.allTextContents())[1]).toContain(title);
    expect((await axes.allTextContents())[0]).toContain((second ?? '').replace(/^Axe\s\d · /, ''));
    await waitForFocus(page, page.getByRole('button', { name: /^Descendre\s: Axe\s2/ }));
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText(`position 1 sur`).waitFor({ state: 'attached' });
    expect((await axes.allTextContents())[0]).toContain(title);
  });

  test('changer d’écran met le foyer sur son titre, et le retour aussi', async () => {
    const page = await open('/');
    for (const [link, title] of [
      ['Références du droit', 'Références du droit'],
      ['À propos', 'À propos de Clausier'],
    ] as const) {
      const entry = page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: link });
      await tabTo(page, entry, { key: 'Shift+Tab' });
      await page.keyboard.press('Enter');
      await waitForFocus(page, page.getByRole('heading', { level: 1, name: title }));
    }
    await page.goBack();
    await waitForFocus(page, page.getByRole('heading', { level: 1, name: 'Références du droit' }));
  });

  test('d’étape en étape, le foyer va au titre de l’étape', async () => {
    const page = await open(`${EXAMPLE}/organisation`);
    await goTo(page, /^Gouvernance/);
    await waitForFocus(page, page.getByRole('heading', { level: 1, name: 'Gouvernance' }));
    await page
      .getByRole('navigation', { name: 'Étape précédente et suivante' })
      .getByRole('link', { name: /^Suivant/ })
      .press('Enter');
    await waitForFocus(page, page.getByRole('heading', { level: 1, name: 'Formation et communication' }));
  });

  test('un point à compléter mène à son champ', async () => {
    const id = await newScheme(desk.address);
    const page = await open(`/schemas/${id}/verification`);
    await page.getByRole('link', { name: /^Compléter.*\(Publicité du schéma\)/ }).press('Enter');
    await waitForFocus(page, page.getByLabel('Lieu de mise en ligne'));
  });

  test('sur téléphone, le menu s’ouvre, mène à un écran et se referme', async () => {
    const page = await open('/', { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
    await page.getByRole('button', { name: 'Menu' }).tap();
    const menu = page.getByRole('dialog', { name: 'Menu' });
    await menu.getByRole('link', { name: /^Clauses/ }).tap();
    await menu.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: 'Clauses' }).waitFor();
    await page.getByRole('list', { name: 'Clauses trouvées' }).getByRole('link').first().tap();
    await page.waitForURL(/\/clauses\/[a-z-]+/);
  });

  test('sur téléphone, les étapes se déplient, mènent et se replient', async () => {
    const page = await open(`${EXAMPLE}/organisation`, { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
    const outline = page.getByRole('navigation', { name: 'Étapes du schéma' });
    const fold = outline.getByRole('button', { name: /Étape 1 sur/ });
    await fold.tap();
    await outline.getByRole('link', { name: /^Suivi et publication/ }).tap();
    await page.getByRole('heading', { level: 1, name: 'Suivi et publication' }).waitFor();
    expect(await outline.getByRole('button').getAttribute('aria-expanded')).toBe('false');
  });

  test('zoomée deux fois, la fenêtre laisse sa hauteur au travail ; sur téléphone, précédent et suivant restent à portée', async () => {
    const page = await open(`${EXAMPLE}/indicateurs`, { viewport: { width: 720, height: 450 } });
    const place = (): Promise<string> =>
      page.getByRole('navigation', { name: 'Étape précédente et suivante' }).evaluate((pager) => getComputedStyle(pager).position);
    expect(await place()).toBe('static');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await place()).toBe('sticky');
  });

  test('sur téléphone, aucun onglet d’une clause n’est coupé', async () => {
    const page = await open('/clauses/heures-insertion-travaux', { viewport: { width: 390, height: 844 } });
    for (const tab of await page.getByRole('tab').all()) {
      const box = await tab.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0), (await tab.textContent()) ?? '').toBeLessThanOrEqual(390);
    }
  });
});
