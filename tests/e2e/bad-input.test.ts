/** What cannot be kept is refused at its field, in French, and takes nothing else with it. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LIMITS } from '../../shared/limits.ts';
import { axe, describeInBrowser, settled, useDesk } from '../support/browser.ts';
import { goTo, newScheme, saved, write } from '../support/e2e-scheme.ts';
import { LOGO } from '../support/word/scheme-fixture.ts';

/** Browsers report refused requests on their own. */
const REFUSED = [/status of 4\d\d/];

describeInBrowser('Saisies fausses', () => {
  const desk = useDesk();
  const openStep = async (step: string): Promise<Page> => {
    const id = await newScheme(desk.address);
    const page = await desk.open(`/schemas/${id}/${step}`, { expected: REFUSED });
    await settled(page);
    return page;
  };
  /** The sentence tied to a field, as a screen reader finds it. */
  const faultOf = async (page: Page, label: string): Promise<string> => {
    const field = page.getByLabel(label, { exact: true });
    if ((await field.getAttribute('aria-invalid')) !== 'true') return '';
    const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ').filter((id) => id.endsWith('-error'));
    return (await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).textContent()))).join(' ');
  };
  const paste = (page: Page, label: string, text: string): Promise<void> =>
    page.getByRole('textbox', { name: label, exact: true }).evaluate((element, pasted) => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, text);

  test('un SIREN faux est expliqué, reste à l’écran, et le reste s’enregistre', async () => {
    const page = await openStep('organisation');
    const siren = page.getByLabel('Numéro SIREN');
    await siren.fill('123 456 789');
    await siren.blur();
    expect(await faultOf(page, 'Numéro SIREN')).toBe('Ce numéro n’existe pas\u202f: un chiffre est sans doute faux ou inversé.');
    await siren.fill('12345');
    await siren.blur();
    expect(await faultOf(page, 'Numéro SIREN')).toBe('Il manque des chiffres\u202f: 5 sur 9.');
    expect(await siren.inputValue()).toBe('12345');
    await page.getByLabel('Nom', { exact: true }).fill('Commune d’essai');
    await saved(page);
    await siren.fill('229900006');
    await siren.blur();
    expect(await faultOf(page, 'Numéro SIREN')).toBe('');
    await saved(page);
    await page.reload();
    await settled(page);
    expect([await page.getByLabel('Nom', { exact: true }).inputValue(), await siren.inputValue()]).toEqual(['Commune d’essai', '229\u00a0900\u00a0006']);
  });

  test('un montant impossible est expliqué, et le montant d’avant reste', async () => {
    const page = await openStep('organisation');
    await page.getByRole('checkbox', { name: 'Montant inconnu' }).uncheck();
    const amount = page.getByLabel('Montant annuel', { exact: true });
    await amount.fill('62 M€');
    await amount.blur();
    await saved(page);
    for (const [typed, says] of [
      ['beaucoup', /^Écrivez un nombre, par exemple/],
      ['-5', /^Écrivez un nombre entre 0 et/],
      ['9999999999999999', /^Écrivez un nombre entre 0 et/],
    ] as const) {
      await amount.fill(typed);
      await amount.blur();
      expect(await faultOf(page, 'Montant annuel'), typed).toMatch(says);
      expect(await amount.inputValue()).toBe(typed);
    }
    await page.reload();
    await settled(page);
    expect(await amount.inputValue()).toBe('62\u202f000\u202f000');
  });

  test('une période à l’envers est dite au champ, et se corrige', async () => {
    const page = await openStep('cadre');
    await page.getByLabel('Premier jour').fill('2030-01-01');
    await page.getByLabel('Dernier jour').fill('2027-12-31');
    await page.getByText('Le schéma doit finir après avoir commencé.', { exact: true }).waitFor();
    expect(await faultOf(page, 'Dernier jour')).toBe('Le schéma doit finir après avoir commencé.');
    expect(await axe(page)).toEqual([]);
    // Seen from any other step too.
    await goTo(page, /^Gouvernance/);
    await page.getByText('Un champ à corriger', { exact: true }).waitFor();
    await page.getByText('Période et adoption\u202f: Le schéma doit finir après avoir commencé.').waitFor();
    await goTo(page, /^Cadre et durée/);
    await page.getByLabel('Délibération').fill('2026-12-14');
    await page.getByLabel('Dernier jour').fill('2033-12-31');
    await saved(page);
    expect(await faultOf(page, 'Dernier jour')).toBe('');
    await page.reload();
    await settled(page);
    expect([await page.getByLabel('Dernier jour').inputValue(), await page.getByLabel('Délibération').inputValue()]).toEqual(['2033-12-31', '2026-12-14']);
  });

  test('un logo qui n’est pas une image est refusé, celui d’avant reste', async () => {
    const page = await openStep('presentation');
    const input = page.getByLabel('Logo', { exact: true });
    await input.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(LOGO.data) });
    const picture = page.getByRole('img', { name: 'Logo déposé' });
    await picture.waitFor();
    const source = await picture.getAttribute('src');
    await input.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('je ne suis pas une image') });
    await page.getByRole('alert').getByText('Ce fichier n’est pas une image PNG ou JPEG.').waitFor();
    await input.setInputFiles({ name: 'grand.png', mimeType: 'image/png', buffer: Buffer.alloc(LIMITS.logoBytes + 1) });
    await page.getByText(/Ce fichier pèse 2\sMo/).waitFor();
    expect(await picture.getAttribute('src')).toBe(source);
  });

  test('un modèle Word abîmé est refusé, avec ce qu’il faut faire', async () => {
    const page = await openStep('presentation');
    await page.getByLabel('Modèle Word', { exact: true }).setInputFiles({
      name: 'modele.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: Buffer.from('PK\u0003\u0004 ceci n’est pas un modèle'),
    });
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/(modèle|document|fichier).*\.(docx|dotx)/i);
    expect(await page.getByText('Un modèle est déposé.').count()).toBe(0);
  });

  test('deux cents pages collées : la page le dit, ne coupe rien, et continue de vivre', async () => {
    const page = await openStep('textes');
    await write(page, 'Synthèse', ['Ce qui était déjà là.']);
    const twoHundredPages = Array.from({ length: 1_000 }, () => 'Une phrase de rapport qui se répète pour faire nombre. '.repeat(12)).join('\n\n');
    await paste(page, 'Synthèse', twoHundredPages);
    await page.getByText(/Ce texte est trop long pour ce chapitre/).waitFor();
    await write(page, 'Mot de l’élue ou de l’élu', ['La page répond encore.']);
    await saved(page);
    await page.reload();
    await settled(page);
    expect(await page.getByRole('textbox', { name: 'Synthèse', exact: true }).textContent()).toBe('Ce qui était déjà là.');
    expect(await page.getByRole('textbox', { name: 'Mot de l’élue ou de l’élu', exact: true }).textContent()).toBe('La page répond encore.');
  });

  test('vingt pages collées, elles, se gardent', async () => {
    const page = await openStep('textes');
    const paragraphs = Array.from({ length: 100 }, (_, index) => `Paragraphe ${index + 1}. ${'Une phrase de rapport. '.repeat(28)}`.trim());
    await page.getByRole('textbox', { name: 'Synthèse', exact: true }).click();
    await paste(page, 'Synthèse', paragraphs.join('\n\n'));
    await saved(page);
    await page.reload();
    await settled(page);
    expect(await page.getByRole('textbox', { name: 'Synthèse', exact: true }).textContent()).toContain('Paragraphe 100.');
  });

  test('un nouveau schéma sans titre ni départ : chaque champ dit ce qui manque', async () => {
    const page = await desk.open('/schemas');
    await settled(page);
    await page.getByRole('button', { name: 'Nouveau schéma' }).click();
    await page.getByRole('radio').first().waitFor();
    await page.getByRole('button', { name: 'Créer le schéma' }).click();
    await page.getByText('Donnez un titre au schéma.').waitFor();
    await page.getByText('Choisissez un point de départ.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(1);
  });
});
