/**
 * From a bare server to an organisation at work: three people of two teams, one through OpenID Connect, one losing their rights
 * in the middle; then the journal, a backup and its restore. Through the pages only.
 */
import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SERVED } from '../support/app.ts';
import { describeInBrowser, settled, useDesk } from '../support/browser.ts';
import { codeOf, followInvitation, PASSWORD, printedLink, signInAs } from '../support/e2e-account.ts';
import { cannotWrite, changeRoles, comeBackIn, createTeam, holds, inviteOnScreen, openPerson, step, throughProvider } from '../support/e2e-organisation.ts';
import { createScheme, saved } from '../support/e2e-scheme.ts';
import { createTender, handOn } from '../support/e2e-tender.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { runCommand } from '../support/process.ts';

const LONG = 900_000;
const ADMINISTRATOR = { name: 'Camille Exemple', email: 'camille@exemple.test' };
const BUYER = { name: 'Dominique Modèle', email: 'dominique@exemple.test', role: 'Acheteur', team: 'Achats' };
const LEAD = { name: 'Alix Exemple', email: 'alix@exemple.test', role: 'Pilote du schéma', team: 'Solidarités' };
const READER = { name: 'Noor Type', email: 'noor@exemple.test', role: 'Lecteur', team: 'Achats' };
const SUBJECT = 'sujet-alix';

const OLD_SCHEME = 'Schéma écrit sur un poste';
const OLD_ORGANISATION = 'Communauté du Modèle';
const OLD_TENDER = 'Consultation écrite sur un poste';
const OLD_OBJECT = 'Des bancs pour la place.';
const TENDER = 'Réfection du gymnase';
const SCHEME = 'Schéma des solidarités';
const TYPED = 'Réfection du sol du gymnase, écrite pendant que les droits changeaient.';

const OFF = { CLAUSIER_BACKUP_HOURS: '0' };

describeInBrowser('Une organisation, du serveur nu au travail de chacun', () => {
  const desk = useDesk(OFF, true);
  let provider: IdentityProvider;

  beforeAll(async () => {
    provider = await startIdentityProvider({ host: 'localhost', redirectUris: [`${desk.address}/api/session/sso/callback`] });
  });
  afterAll(() => provider.close());

  const served = (): NodeJS.ProcessEnv => ({ ...SERVED, ...OFF, CLAUSIER_URL: desk.address, ...provider.environment });
  /** A person's own window; the console tells of the refusals that the story provokes. */
  const window = async (): Promise<Page> =>
    (
      await desk.person({
        reducedMotion: 'reduce',
        expected: [/the server responded with a status of 4\d\d/, /^request to another origin: http:\/\/localhost:/],
      })
    ).newPage();

  test('trois personnes de deux équipes travaillent, et rien ne se perd', { timeout: LONG }, async () => {
    await step('sur un poste, un schéma et une consultation', async () => {
      const page = await window();
      await page.goto('/schemas');
      await createScheme(page, OLD_SCHEME, 'Page vide');
      await page.getByLabel('Nom', { exact: true }).fill(OLD_ORGANISATION);
      await saved(page);
      await page.goto('/consultations');
      await createTender(handOn(page), OLD_TENDER);
      await page.getByLabel('Objet', { exact: true }).fill(OLD_OBJECT);
      await page.getByText(/^Enregistré à/).waitFor();
      await page.context().close();
    });

    const boss = await window();
    const recoveryCode = await step('le même dossier, servi : le lien imprimé fait le premier administrateur', async () => {
      await desk.server.stop();
      await desk.server.start(served());
      await boss.goto(await printedLink(desk.server));
      await boss.getByLabel('Nom de votre organisation').fill('Département d’Exemple');
      await boss.getByLabel('Votre nom').fill(ADMINISTRATOR.name);
      await boss.getByLabel('Votre adresse électronique').fill(ADMINISTRATOR.email);
      await boss.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
      await boss.getByRole('button', { name: 'Ouvrir mon compte' }).click();
      await boss.getByLabel('Code à six chiffres').fill(codeOf((await boss.locator('.enrolment__secret').textContent()) ?? ''));
      await boss.getByRole('button', { name: 'Activer le second facteur' }).click();
      await boss.getByRole('heading', { name: 'Vos codes de secours' }).waitFor();
      const kept = await boss.locator('.recovery-codes code').allTextContents();
      await boss.getByRole('button', { name: 'Je les ai gardés' }).click();
      await boss.getByRole('button', { name: `Compte de ${ADMINISTRATOR.name}` }).waitFor();
      return kept[0] ?? '';
    });

    await step('l’administratrice retrouve ce qui a été écrit sur le poste', async () => {
      await boss.goto('/schemas');
      await boss.getByRole('link', { name: OLD_SCHEME }).click();
      await boss.getByRole('button', { name: 'Toute l’organisation' }).waitFor();
      expect(await boss.getByLabel('Nom', { exact: true }).inputValue()).toBe(OLD_ORGANISATION);
      await boss.goto('/consultations');
      await boss.getByRole('link', { name: OLD_TENDER }).click();
      await boss.getByRole('button', { name: 'Toute l’organisation' }).waitFor();
      expect(await boss.getByLabel('Objet', { exact: true }).inputValue()).toBe(OLD_OBJECT);
    });

    const links = await step('deux équipes, trois invitations', async () => {
      for (const team of [BUYER.team, LEAD.team]) await createTeam(boss, team);
      return { buyer: await inviteOnScreen(boss, BUYER), lead: await inviteOnScreen(boss, LEAD), reader: await inviteOnScreen(boss, READER) };
    });

    const [buyer, lead, reader] = [await window(), await window(), await window()];
    await step('chacun entre par son lien, dans sa fenêtre', async () => {
      await followInvitation(buyer, links.buyer);
      await followInvitation(reader, links.reader);
      await lead.goto(links.lead);
      await holds(lead);
      await throughProvider(lead, SUBJECT);
      await lead.getByRole('button', { name: `Compte de ${LEAD.name}` }).waitFor();
      expect(new URL(lead.url()).origin).toBe(desk.address);
    });

    const address = await step('la consultation de l’acheteuse est à son équipe', async () => {
      await buyer.goto('/consultations');
      await createTender(handOn(buyer), TENDER);
      await buyer.getByRole('button', { name: `Équipe ${BUYER.team}` }).waitFor();
      return new URL(buyer.url()).pathname;
    });

    await step('pour le pilote de l’autre équipe, elle n’existe pas', async () => {
      await lead.goto('/consultations');
      await lead.getByRole('link', { name: OLD_TENDER }).waitFor();
      expect(await lead.getByRole('link', { name: TENDER }).count()).toBe(0);
      await lead.goto(address);
      await lead.getByRole('heading', { name: 'Consultation introuvable' }).waitFor();
      await holds(lead);
    });

    await step('partagée en lecture, il l’ouvre et ne peut pas l’écrire', async () => {
      await buyer.getByRole('button', { name: `Équipe ${BUYER.team}` }).click();
      const dialog = buyer.getByRole('dialog');
      await dialog.getByRole('combobox', { name: /Ajouter/ }).fill('alix');
      await buyer.getByRole('option', { name: new RegExp(LEAD.name) }).click();
      await dialog.getByLabel(`Droit de ${LEAD.name}`).waitFor();
      await dialog.getByRole('button', { name: 'Enregistrer' }).click();
      await buyer.getByRole('button', { name: `Équipe ${BUYER.team} · partagé avec 1` }).waitFor();
      await lead.goto('/consultations');
      const row = lead.getByRole('row', { name: new RegExp(TENDER) });
      await row.getByText('Lecture seule').waitFor();
      await row.getByRole('link', { name: TENDER }).click();
      await cannotWrite(lead);
    });

    await step('le pilote fait un schéma de son équipe, que l’autre équipe ne voit pas', async () => {
      await lead.goto('/schemas');
      await createScheme(lead, SCHEME, 'Page vide');
      await lead.getByRole('button', { name: `Équipe ${LEAD.team}` }).waitFor();
      await reader.goto('/schemas');
      await reader.getByRole('link', { name: OLD_SCHEME }).waitFor();
      expect(await reader.getByRole('link', { name: SCHEME }).count()).toBe(0);
    });

    await step('le lecteur de l’équipe ouvre la consultation et ne la change pas', async () => {
      await reader.goto('/consultations');
      await reader.getByRole('link', { name: TENDER }).click();
      await cannotWrite(reader);
      await reader.getByText(`Votre rôle (${READER.role})`).waitFor();
    });

    await step('l’acheteuse perd son rôle pendant qu’elle écrit : son texte reste, et l’écran le dit', async () => {
      // Saved, and everything read again after it: the page then asks the server nothing more until she types.
      const written = buyer.waitForResponse((response) => response.request().method() === 'PATCH');
      await buyer.getByLabel('Objet', { exact: true }).fill('Réfection du sol');
      await written;
      await buyer.waitForLoadState('networkidle');
      await settled(buyer);
      await changeRoles(boss, BUYER.name, { give: ['Lecteur'], take: [BUYER.role] });
      await buyer.getByLabel('Objet', { exact: true }).fill(TYPED);
      const dialog = buyer.getByRole('dialog', { name: 'Votre session est terminée' });
      await dialog.getByText('Rien n’est perdu').waitFor();
      expect(await buyer.locator('textarea').evaluateAll((areas) => areas.map((area) => ('value' in area ? area.value : '')))).toContain(TYPED);
      await dialog.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
      await dialog.getByRole('button', { name: 'Se connecter', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await buyer.getByText('Un texte que vous aviez écrit ici n’a pas pu être enregistré.').waitFor();
      await buyer.getByRole('button', { name: 'Copier mon texte' }).waitFor();
      await buyer.getByText(`Votre rôle (${READER.role})`).waitFor();
      await reader.reload();
      await settled(reader);
      expect(await reader.getByLabel('Objet', { exact: true }).inputValue()).not.toBe(TYPED);
    });

    await step('compte désactivé : rien ne s’ouvre plus pour elle', async () => {
      await openPerson(boss, BUYER.name);
      await boss.getByRole('button', { name: 'Désactiver' }).click();
      await boss.getByRole('button', { name: 'Réactiver' }).waitFor();
      await buyer.goto(address);
      await buyer.waitForURL(/\/connexion\?suite=/);
      await signInAs(buyer, BUYER.email);
      await buyer.getByRole('alert').waitFor();
      expect(new URL(buyer.url()).pathname).toBe('/connexion');
    });

    await step('ses droits rendus, elle se connecte et son texte s’enregistre', async () => {
      await boss.getByRole('button', { name: 'Réactiver' }).click();
      await boss.getByRole('button', { name: 'Désactiver' }).waitFor();
      await changeRoles(boss, BUYER.name, { give: [BUYER.role], take: ['Lecteur'] });
      await buyer.goto(address);
      await signInAs(buyer, BUYER.email);
      await buyer.waitForURL(`**${address}`);
      await buyer.getByText(/^Enregistré à/).waitFor();
      expect(await buyer.getByLabel('Objet', { exact: true }).inputValue()).toBe(TYPED);
      await reader.reload();
      await settled(reader);
      expect(await reader.getByLabel('Objet', { exact: true }).inputValue()).toBe(TYPED);
    });

    await step('le pilote se déconnecte, chez le fournisseur aussi, et revient sans lien', async () => {
      await lead.getByRole('button', { name: /^Compte de/ }).click();
      await lead.getByRole('menuitem', { name: 'Se déconnecter' }).click();
      await lead.getByRole('button', { name: 'Me déconnecter partout' }).click();
      await lead.waitForURL(/\/connexion/);
      await holds(lead);
      await lead.getByRole('button', { name: 'Se connecter avec ProConnect' }).click();
      await lead.getByLabel('Identifiant').fill(SUBJECT);
      await lead.getByRole('button', { name: 'Continuer' }).click();
      await lead.getByRole('button', { name: `Compte de ${LEAD.name}` }).waitFor();
      await lead.goto('/schemas');
      await lead.getByRole('link', { name: SCHEME }).waitFor();
    });

    await step('un auditeur lit ces gestes au journal et en vérifie la chaîne', async () => {
      await changeRoles(boss, READER.name, { give: ['Auditeur'] });
      await comeBackIn(reader, READER.email);
      await reader.getByRole('button', { name: /^Compte de/ }).click();
      await reader.getByRole('menuitem', { name: 'Administration' }).click();
      await reader.getByRole('link', { name: 'Journal' }).click();
      for (const gesture of [
        `Équipe créée\u202f: ${BUYER.team}`,
        `Personne invitée\u202f: ${BUYER.name}`,
        `Consultation créée\u202f: ${TENDER}`,
        `Partage de la consultation changé\u202f: ${TENDER}`,
        `Schéma créé\u202f: ${SCHEME}`,
        `Rôles d’une personne changés\u202f: ${BUYER.name}`,
        `Compte fermé\u202f: ${BUYER.name}`,
        `Compte rouvert\u202f: ${BUYER.name}`,
        'Compte relié au fournisseur d’identité',
      ])
        await reader.getByText(gesture).first().waitFor();
      await reader.getByRole('button', { name: 'Vérifier le journal' }).click();
      await reader.getByText('Le journal est entier').waitFor();
      await holds(reader);
      await reader.goto('/administration/personnes');
      await reader.getByRole('link', { name: BUYER.name }).waitFor();
      expect(await reader.getByRole('button', { name: 'Inviter une personne' }).count()).toBe(0);
    });

    const backup = await step('une sauvegarde faite à l’écran, puis un changement de plus', async () => {
      await boss.goto('/administration/sauvegardes');
      await holds(boss);
      await boss.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
      await boss.getByText('La sauvegarde est faite, et relue entière.').waitFor();
      await boss.getByRole('row', { name: /Relue, saine/ }).waitFor();
      const [, file = ''] = /restore (.+)$/.exec(await boss.getByLabel(/lancez/).inputValue()) ?? [];
      expect(existsSync(file), file).toBe(true);
      await lead.goto('/schemas');
      await createScheme(lead, 'Schéma écrit après la sauvegarde', 'Page vide');
      return file;
    });

    await step('serveur arrêté, « clausier restore » la remet en place', async () => {
      for (const page of [boss, buyer, lead, reader]) await page.goto('about:blank');
      await desk.server.stop();
      const { code, output } = await runCommand(desk.server.folder, ['restore', backup, '--oui'], { environment: SERVED, killAfter: LONG });
      expect(code, output).toBe(0);
      await desk.server.start(served());
    });

    await step('chacun se reconnecte et retrouve ses documents', async () => {
      await comeBackIn(buyer, BUYER.email);
      await buyer.getByRole('link', { name: TENDER }).click();
      await buyer.getByRole('button', { name: `Équipe ${BUYER.team} · partagé avec 1` }).waitFor();
      expect(await buyer.getByLabel('Objet', { exact: true }).inputValue()).toBe(TYPED);
      await comeBackIn(reader, READER.email);
      await reader.getByRole('link', { name: TENDER }).waitFor();
      await lead.goto('/schemas');
      await lead.waitForURL('**/connexion?suite=%2Fschemas');
      await throughProvider(lead, SUBJECT);
      await lead.getByRole('link', { name: SCHEME }).waitFor();
      expect(await lead.getByRole('link', { name: 'Schéma écrit après la sauvegarde' }).count()).toBe(0);
    });

    await step('l’administratrice revient avec un code de secours, et le journal dit la restauration', async () => {
      await boss.goto('/administration/journal');
      await boss.waitForURL(/\/connexion\?suite=/);
      await signInAs(boss, ADMINISTRATOR.email);
      await boss.getByRole('button', { name: 'Utiliser un code de secours' }).click();
      await boss.getByLabel('Code de secours', { exact: true }).fill(recoveryCode);
      await boss.getByRole('button', { name: 'Continuer' }).click();
      await boss.getByText('Sauvegarde restaurée').waitFor();
      await boss.getByRole('button', { name: 'Vérifier le journal' }).click();
      await boss.getByText('Le journal est entier').waitFor();
    });
  });
});
