/** A served Clausier: coming in, staying in, reading only. The tests follow one another: the first makes the administrator. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { SERVED } from '../support/app.ts';
import { axe, describeInBrowser, settled, sidewaysScroll, useDesk } from '../support/browser.ts';
import { ask, codeOf, createScheme, followInvitation, invite, PASSWORD, printedLink, signInAs } from '../support/e2e-account.ts';

const WIDTHS = [390, 820, 1440];
/** The console tells of every refusal the test provokes. */
const REFUSED = { expected: [/the server responded with a status of 4\d\d/] };

/** What every screen promises, at three widths. */
async function holds(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await sidewaysScroll(page)).toBe(0);
  }
  await settled(page);
  expect(await axe(page)).toEqual([]);
}

describeInBrowser('a served Clausier', () => {
  const desk = useDesk({ ...SERVED, CLAUSIER_BACKUP_HOURS: '0' });
  let administrator: BrowserContextOptions['storageState'];
  let recoveryCode = '';
  let lead = { id: '', link: '' };

  const asAdministrator = async (): Promise<Page> => {
    const page = await (await desk.person({ storageState: administrator ?? { cookies: [], origins: [] } })).newPage();
    await page.goto('/a-propos');
    return page;
  };

  it('leads from the printed link to an administrator with a second factor', async () => {
    const page = await desk.open(await printedLink(desk.server));
    await page.getByLabel('Nom de votre organisation').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await holds(page);
    await page.getByLabel('Nom de votre organisation').fill('Département d’Exemple');
    await page.getByLabel('Votre nom').fill('Camille Exemple');
    await page.getByLabel('Votre adresse électronique').fill('camille@exemple.test');
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
    const secret = (await page.locator('.enrolment__secret').textContent()) ?? '';
    await page.getByLabel('Code à six chiffres').fill(codeOf(secret));
    await page.getByRole('button', { name: 'Activer le second facteur' }).click();
    await page.getByRole('heading', { name: 'Vos codes de secours' }).waitFor();
    recoveryCode = (await page.locator('.recovery-codes code').first().textContent()) ?? '';
    await holds(page);
    await page.getByRole('button', { name: 'Je les ai gardés' }).click();
    await page.getByRole('button', { name: 'Compte de Camille Exemple' }).waitFor();
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(PASSWORD);
    administrator = await page.context().storageState();
  });

  it('says that a used link no longer serves', async () => {
    const page = await desk.open(await printedLink(desk.server), REFUSED);
    await page.getByRole('heading', { name: 'Ce lien ne sert plus' }).waitFor();
    await holds(page);
  });

  it('refuses a wrong password in the same words whoever asks, and says where fields are at fault', async () => {
    const page = await desk.open('/schemas', REFUSED);
    await page.waitForURL('**/connexion?suite=%2Fschemas');
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await page.getByText('2 champs à corriger').waitFor();
    expect(await page.getByLabel('Adresse électronique').evaluate((input) => input === document.activeElement)).toBe(true);
    await holds(page);
    const said: (string | null)[] = [];
    for (const email of ['camille@exemple.test', 'personne@exemple.test']) {
      await signInAs(page, email, 'un mauvais mot de passe');
      said.push(await page.getByRole('alert').textContent());
      await page.reload();
    }
    expect(said[0]).toBe(said[1]);
    expect(said[0]).toContain('ne vont pas ensemble');
  });

  it('lets in by keyboard alone, with a recovery code, to where one was going', async () => {
    const page = await desk.open('/consultations?vue=1');
    await page.getByLabel('Adresse électronique').focus();
    await page.keyboard.type('camille@exemple.test');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    const toRecovery = page.getByRole('button', { name: 'Utiliser un code de secours' });
    await toRecovery.waitFor();
    await holds(page);
    while (!(await toRecovery.evaluate((button) => button === document.activeElement))) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByLabel('Code de secours', { exact: true }).waitFor();
    await page.keyboard.type(recoveryCode);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/consultations?vue=1');
    await holds(page);
    await page.goto('/connexion?suite=%2Fdroit%2Fseuils');
    await page.waitForURL('**/droit/seuils');
  });

  it('shows one’s account: roles, second factor, sessions', async () => {
    const page = await asAdministrator();
    await page.getByRole('button', { name: /^Compte de/ }).click();
    await page.getByRole('menuitem', { name: 'Mon compte' }).click();
    await page.getByRole('heading', { name: 'Sessions ouvertes' }).waitFor();
    await page.getByText('Celle-ci').waitFor();
    await holds(page);
    await page.getByRole('button', { name: 'Fermer toutes les autres' }).click();
    await page.getByText('1 session', { exact: true }).waitFor();
  });

  it('keeps what was typed when the session ends, and saves it after signing in again', async () => {
    const boss = await asAdministrator();
    lead = await invite(boss, 'pilote@exemple.test', ['scheme-lead']);
    const page = await desk.open('/', REFUSED);
    await followInvitation(page, lead.link);
    const scheme = await createScheme(page, 'Schéma à garder');
    await page.goto(`/schemas/${scheme}/organisation`);
    await page.getByLabel('Titre du schéma').waitFor();
    await ask(boss, 'DELETE', `/api/people/${lead.id}/sessions`);
    await page.getByLabel('Titre du schéma').fill('Titre écrit trop tard');
    const dialog = page.getByRole('dialog', { name: 'Votre session est terminée' });
    await dialog.waitFor();
    await dialog.getByText('Rien n’est perdu').waitFor();
    expect(await axe(page)).toEqual([]);
    await dialog.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/^Enregistré à/).waitFor();
    await page.reload();
    expect(await page.getByLabel('Titre du schéma').inputValue()).toBe('Titre écrit trop tard');
  });

  it('gives somebody else the page anew, and the first person their text when they are back', async () => {
    const boss = await asAdministrator();
    const other = await invite(boss, 'autre@exemple.test', ['scheme-lead']);
    await followInvitation(await desk.open('/'), other.link);
    const page = await desk.open('/', REFUSED);
    await signInAs(page, 'pilote@exemple.test');
    await page.getByRole('button', { name: 'Compte de pilote' }).waitFor();
    const scheme = await createScheme(page, 'Schéma partagé par deux');
    await page.goto(`/schemas/${scheme}/organisation`);
    await page.getByLabel('Titre du schéma').waitFor();
    await ask(boss, 'DELETE', `/api/people/${lead.id}/sessions`);
    await page.getByLabel('Titre du schéma').fill('Le texte de pilote');
    const dialog = page.getByRole('dialog', { name: 'Votre session est terminée' });
    await dialog.getByText('Rien n’est perdu').waitFor();
    await signInAs(page, 'autre@exemple.test');
    await page.getByRole('button', { name: 'Compte de autre' }).waitFor();
    expect(await page.getByLabel('Titre du schéma').inputValue()).toBe('Schéma partagé par deux');
    expect(await page.evaluate((id) => Object.keys(localStorage).some((key) => key.startsWith(`clausier.${id}.scheme.`)), lead.id)).toBe(true);
  });

  it('shows a reader a scheme that cannot be written', async () => {
    const boss = await asAdministrator();
    const scheme = await createScheme(boss, 'Schéma à lire');
    const { link } = await invite(boss, 'lectrice@exemple.test', ['reader']);
    const page = await desk.open('/');
    await followInvitation(page, link);
    await page.goto('/schemas');
    await page.getByRole('link', { name: 'Schéma à lire' }).waitFor();
    expect(await page.getByRole('button', { name: 'Nouveau schéma' }).count()).toBe(0);
    await page.goto(`/schemas/${scheme}/organisation`);
    await page.getByText('Vous lisez ce schéma.').waitFor();
    const sent: string[] = [];
    // Being there is said, and writes nothing.
    const isSaid = (url: string): boolean => url.endsWith('/presence');
    page.on('request', (request) => request.method() !== 'GET' && !isSaid(request.url()) && sent.push(`${request.method()} ${request.url()}`));
    const name = page.getByLabel('Nom', { exact: true }).first();
    await name.focus();
    await page.keyboard.type('Je ne devrais pas écrire');
    expect(await name.inputValue()).toBe('');
    for (const step of ['axes', 'indicateurs', 'suivi', 'presentation', 'textes']) {
      await page.goto(`/schemas/${scheme}/${step}`);
      await settled(page);
      expect(await page.getByRole('button', { name: /Ajouter|Retirer|Supprimer|Choisir/ }).count()).toBe(0);
      expect(await page.locator('[contenteditable="true"]').count()).toBe(0);
    }
    await page.getByRole('button', { name: 'Télécharger en Word' }).waitFor();
    await holds(page);
    expect(sent).toEqual([]);
  });

  it('signs out, and leaves nothing of the person in the browser', async () => {
    const page = await desk.open('/');
    await signInAs(page, 'autre@exemple.test');
    await page.getByRole('button', { name: /^Compte de/ }).click();
    await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
    await page.waitForURL('**/connexion');
    await page.getByLabel('Adresse électronique').waitFor();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await page.goto('/schemas');
    await page.waitForURL('**/connexion?suite=%2Fschemas');
  });
});
