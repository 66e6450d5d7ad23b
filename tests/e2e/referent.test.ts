/**
 * One person from an appointment to a verified certificate: named, trained, tested, practised, certified, checked by a stranger, counted
 * by the scheme; then the certificate is withdrawn. Through the pages, but for what repeats them or has none:
 * - the answers of a test but its last one, and the seven other modules, go through the same routes from the same page: a hundred
 *   questions answered by hand would prove no more than those that tests/e2e/training.test.ts answers by keyboard;
 * - invitations, which tests/e2e/organisation.test.ts makes on screen.
 */
import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { systemClock } from '../../server/clock.ts';
import { addDays } from '../../shared/days.ts';
import { formatDay } from '../../shared/format.ts';
import { CODE_BYTES, certificateCode, printedCode } from '../../shared/training/certificate-code.ts';
import { SERVED } from '../support/app.ts';
import { describeInBrowser, settled, useDesk } from '../support/browser.ts';
import { shippedContent } from '../support/content.ts';
import { ask, createScheme, followInvitation, invite, signInAs } from '../support/e2e-account.ts';
import { holds, step } from '../support/e2e-organisation.ts';
import { downloaded } from '../support/e2e-person.ts';
import { appoint, daysLater, downloadedWords, goTo, mistyped, openOrganisation, writeDepartments } from '../support/e2e-referent.ts';
import { openRowNamed, pick, saved } from '../support/e2e-scheme.ts';
import { handOn, openLot } from '../support/e2e-tender.ts';
import { answerAway, answerByKeyboard, keptAttempt, passModule, startTest } from '../support/e2e-training.ts';
import { wrongAnswer } from '../support/training.ts';

const LONG = 240_000;
const OFF = { CLAUSIER_BACKUP_HOURS: '0' };
const ORGANISATION = 'Département d’Exemple';
const ADMINISTRATOR = { organisation: ORGANISATION, name: 'Camille Exemple', email: 'camille@exemple.test' };
const LEAD = 'dominique@exemple.test';
const REFERENT = { name: 'Alix Modèle', email: 'alix@exemple.test' };
const DEPARTMENTS = ['Direction des collèges', 'Direction des routes', 'Direction des solidarités'];
const OWN = 'Direction des routes';
const TERRITORY = 'Cantons du nord';
const FIRST = 'droit-et-cibles';
const PRACTICE = 'ecrire-exception';

/** What she writes for the first lot of the exercise: the facts of its statement, a way of saying them. */
const CIRCUMSTANCES =
  'Le lot achète quatre références de réactifs en flacons scellés, livrées en trois jours depuis le stock de deux fabricants, 40 colis par an en messagerie. Le 4 novembre 2026, le facilitateur a étudié les heures d’insertion avec nous : la fourniture ne comporte ni préparation ni pose, aucune tâche n’est exécutée pour ce marché. Un lot réservé a été envisagé : aucune structure ne fabrique ces produits. L’apprentissage, l’égalité et l’emploi de travailleurs handicapés ont été examinés : personne n’est affecté à l’exécution chez les fabricants.';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** The last question of an attempt whose others are answered: on screen, by keyboard, up to the result. */
async function answerLast(page: Page, folder: { folder: string }, id: string, isRight: boolean): Promise<void> {
  await answerAway(page, folder, id, isRight, 1);
  await page.reload();
  const last = keptAttempt(folder, id).questions.at(-1);
  if (!last) throw new Error('no question');
  await answerByKeyboard(page, last.asked, isRight ? last.key : wrongAnswer(last));
  await page.getByRole('heading', { name: isRight ? 'Bonne réponse' : 'Réponse fausse' }).waitFor();
  await page.getByRole('button', { name: 'Voir le résultat' }).click();
}

describeInBrowser('Une référente, de sa désignation à son attestation vérifiée', () => {
  const desk = useDesk({ ...SERVED, ...OFF });
  const window = async (): Promise<Page> =>
    (await desk.person({ reducedMotion: 'reduce', expected: [/the server responded with a status of 4\d\d/] })).newPage();
  /** Her sessions are over with the day. */
  const signInAgain = async (page: Page, email: string, path: string): Promise<void> => {
    await page.goto(path);
    await page.waitForURL('**/connexion?suite=*');
    await signInAs(page, email);
    await page.waitForURL(`**${path}`);
    await settled(page);
  };

  test('nommée, formée, exercée, attestée : chacun voit ce qui le regarde, et rien d’autre', { timeout: LONG }, async () => {
    const today = systemClock.today();
    const tomorrow = addDays(today, 1);

    const [administrator, lead, referent] = [await window(), await window(), await window()];
    await step('une organisation, qui pilote le schéma, et la future référente', async () => {
      await openOrganisation(desk, administrator, ADMINISTRATOR);
      const links = {
        lead: (await invite(administrator, LEAD, ['scheme-lead'])).link,
        referent: (await invite(administrator, REFERENT.email, ['referent'], REFERENT.name)).link,
      };
      await followInvitation(lead, links.lead);
      await followInvitation(referent, links.referent);
    });

    await step('les directions, puis la référente au registre', async () => {
      await goTo(lead, 'Réseau');
      await writeDepartments(lead, DEPARTMENTS);
      await lead
        .getByRole('row', { name: new RegExp(OWN) })
        .getByText('Sans référent')
        .waitFor();
      await lead.getByRole('link', { name: 'Registre' }).click();
      await appoint(lead, { name: REFERENT.name, department: OWN, territory: TERRITORY, from: today });
      const row = lead.getByRole('row', { name: new RegExp(REFERENT.name) });
      await row.getByText('Référent', { exact: true }).waitFor();
      await row.getByText(TERRITORY).waitFor();
      await holds(lead);
    });

    await step('sa lettre de mission la nomme, avec sa direction', async () => {
      await lead.getByRole('button', { name: `Actions sur ${REFERENT.name}` }).click();
      const words = await downloadedWords(lead, () => lead.getByRole('menuitem', { name: /^Lettre de mission/ }).click());
      for (const said of ['Lettre de mission', REFERENT.name, OWN, TERRITORY, ORGANISATION, formatDay(today)]) expect(words).toContain(said);
    });

    await step('la couverture la compte, pas encore formée', async () => {
      await lead.getByRole('link', { name: 'Couverture' }).click();
      await lead.getByText('1\u00a0direction sur 3 a un référent').waitFor();
      await lead.getByText('Aucun référent sur 1 n’a encore suivi le parcours').waitFor();
      await lead
        .getByRole('row', { name: new RegExp(OWN) })
        .getByText('à former')
        .waitFor();
      await holds(lead);
    });

    await step('elle lit une leçon', async () => {
      await goTo(referent, 'Formation');
      await referent.getByRole('link', { name: 'Commencer' }).click();
      await heading(referent, /Le droit et les cibles/).waitFor();
      await referent.getByRole('link', { name: 'Commencer' }).click();
      await heading(referent, /Ce qui a changé/).waitFor();
      await referent.getByRole('button', { name: 'J’ai lu' }).click();
      await referent.getByText('Leçon lue, enregistrée.').waitFor();
    });

    const missed = await step('elle manque le test : on lui dit quoi relire, et quand réviser', async () => {
      const id = await startTest(referent, FIRST);
      await answerLast(referent, desk.server, id, false);
      await heading(referent, 'Pas encore réussi').waitFor();
      expect(await referent.getByRole('region', { name: 'À relire' }).getByRole('link').count()).toBeGreaterThan(0);
      await referent.getByText(`à partir du ${formatDay(tomorrow)}`).waitFor();
      await holds(referent);
      return keptAttempt(desk.server, id).questions.length;
    });

    await step('elle recommence, et réussit', async () => {
      const id = await startTest(referent, FIRST);
      await answerLast(referent, desk.server, id, true);
      await heading(referent, 'Module réussi').waitFor();
      await referent.getByRole('link', { name: 'Continuer le parcours' }).click();
      await referent.getByText('1\u00a0module réussi sur 8').waitFor();
      await referent.getByText(`La prochaine question revient le ${formatDay(tomorrow)}.`).waitFor();
    });

    await step('elle répare la consultation d’exercice, dans le vrai espace de travail', async () => {
      const hand = handOn(referent);
      await referent.goto(`/formation/exercices/${PRACTICE}`);
      await referent.getByRole('button', { name: 'Ouvrir la consultation d’exercice' }).click();
      const banner = referent.getByRole('region', { name: 'Exercice' });
      await banner.getByRole('button', { name: 'Vérifier' }).click();
      await banner.getByText(/\d sur 4 objectifs atteints\./).waitFor();
      expect(await referent.getByLabel('Circonstances propres à ce lot').inputValue()).toBe('Clause non pertinente.');
      await referent.getByRole('radio', { name: /^Aucun lien suffisant/ }).check();
      await referent.getByLabel('Circonstances propres à ce lot').fill(CIRCUMSTANCES);
      await referent.getByText('Le motif est complet.').waitFor();
      await openLot(hand, 2);
      await referent.getByRole('button', { name: /^Choisir une clause\s: Condition sociale/ }).click();
      const dialog = referent.getByRole('dialog', { name: 'Ajouter une clause' });
      await dialog
        .getByRole('button', { name: /^Choisir\s: Heures d’insertion/ })
        .first()
        .click();
      await dialog.getByRole('button', { name: 'Terminer' }).click();
      await banner.getByRole('button', { name: 'Vérifier' }).click();
      await banner.getByText('Exercice réussi').waitFor();
      await banner.getByText('tous les objectifs sont atteints').waitFor();
      expect(await banner.getByText('Pas encore').count()).toBe(0);
      await holds(referent);
    });

    await step('cette consultation n’est dans la liste de personne, pas même la sienne', async () => {
      for (const page of [referent, lead, administrator]) {
        await page.goto('/consultations');
        await settled(page);
        expect(await page.getByText(/analyses de l’eau/).count()).toBe(0);
        expect(await ask(page, 'GET', '/api/tenders')).toMatchObject({ items: [], total: 0 });
      }
    });

    await step('le lendemain', async () => {
      for (const page of [administrator, lead, referent]) await page.goto('about:blank');
      await desk.server.stop();
      await desk.server.start({ ...SERVED, ...OFF, CLAUSIER_URL: desk.address, ...daysLater(1) });
    });

    await step('les questions manquées reviennent', async () => {
      await signInAgain(referent, REFERENT.email, '/formation');
      await referent.getByText(`${missed}\u00a0questions manquées à revoir aujourd’hui.`).waitFor();
      await referent.getByRole('link', { name: 'Réviser' }).click();
      await referent.getByRole('button', { name: 'Réviser maintenant' }).click();
      await referent.waitForURL(/tentatives/);
      await settled(referent);
      await answerLast(referent, desk.server, keptAttempt(desk.server).id, true);
      await heading(referent, 'Révision terminée').waitFor();
    });

    await step('elle réussit les sept autres modules', async () => {
      const others = shippedContent().modules.filter(({ kind, id }) => kind === 'path' && id !== FIRST);
      expect(others.length).toBe(7);
      for (const { id } of others) await passModule(referent, desk.server, id);
      await referent.goto('/formation');
      await referent.getByText('8\u00a0modules réussis sur 8').waitFor();
    });

    const code = await step('elle demande son attestation, et télécharge le fichier Word', async () => {
      await referent.getByRole('link', { name: 'Votre attestation' }).click();
      await referent.getByRole('button', { name: 'Établir l’attestation' }).click();
      await referent.waitForURL(/\/formation\/attestations\//);
      const given = new URL(referent.url()).pathname.split('/').at(-1) ?? '';
      await referent.getByRole('article', { name: 'Attestation' }).getByText(REFERENT.name).waitFor();
      await holds(referent);
      const words = await downloadedWords(referent, () => referent.getByRole('button', { name: 'Télécharger en Word' }).click());
      for (const said of [given, REFERENT.name, ORGANISATION, formatDay(today), `Dernière réussite : ${formatDay(tomorrow)}`])
        expect(words.replace(/[\u00a0\u202f]/g, ' ')).toContain(said);
      const path = shippedContent().modules.filter(({ kind }) => kind === 'path');
      for (const { title } of path) expect(words).toContain(title);
      expect(words.split(formatDay(tomorrow)).length - 1, 'sept modules, la dernière réussite, la délivrance').toBe(9);
      return given;
    });

    const stranger = await window();
    await step('quelqu’un sans compte apprend qu’elle est valide, et rien d’autre', async () => {
      await stranger.goto(`/attestation/${code}`);
      await stranger.getByText('Attestation valide').waitFor();
      const seen = await stranger.content();
      for (const hidden of [REFERENT.name, REFERENT.email, ORGANISATION, OWN]) expect(seen, hidden).not.toContain(hidden);
      expect(await ask(stranger, 'GET', `/api/certificates/${code}`)).toEqual({ status: 'valid' });
      await holds(stranger);
    });

    await step('un signe faux se dit mal recopié ; un code bien formé mais jamais délivré, inconnu', async () => {
      await stranger.goto(`/attestation/${mistyped(code)}`);
      await stranger.getByText(/mal recopié/).waitFor();
      expect(await stranger.getByText('Attestation inconnue').count()).toBe(0);
      await stranger.goto(`/attestation/${printedCode(certificateCode(randomBytes(CODE_BYTES)))}`);
      await stranger.getByText('Attestation inconnue').waitFor();
    });

    await step('la couverture compte une référente formée', async () => {
      await signInAgain(lead, LEAD, '/reseau');
      await lead.getByText('1\u00a0référent sur 1 formé par le parcours').waitFor();
      await lead
        .getByRole('row', { name: new RegExp(OWN) })
        .getByText('parcours réussi')
        .waitFor();
    });

    await step('l’indicateur du schéma reprend le chiffre du réseau, avec sa source', async () => {
      const id = await createScheme(lead, 'Schéma du Modèle');
      await lead.goto(`/schemas/${id}/indicateurs`);
      await settled(lead);
      await lead.getByRole('button', { name: 'Ajouter depuis le catalogue' }).click();
      await pick(lead, 'Catalogue des indicateurs', ['Personnes formées']);
      const row = await openRowNamed(lead, 'Indicateurs', 'Personnes formées');
      const figure = row.getByRole('group', { name: 'Chiffre du réseau' });
      await figure.getByText(/1 personne a terminé le parcours/).waitFor();
      await figure.getByRole('button', { name: 'Reprendre' }).click();
      expect(await row.getByLabel('Valeur de départ', { exact: true }).inputValue()).toBe('100');
      expect(await row.getByLabel('Année de départ').inputValue()).toBe(tomorrow.slice(0, 4));
      expect(await row.getByLabel('Source de la valeur de départ').inputValue()).toMatch(
        new RegExp(`^1 personne a terminé le parcours.*${formatDay(tomorrow)} \\(réseau, Clausier\\)$`),
      );
      await saved(lead);
    });

    await step('qui anime la voit formée, et emporte le tableau', async () => {
      await lead.goto('/formation/animer');
      const row = lead.getByRole('row', { name: new RegExp(REFERENT.name) });
      await row.getByText(/Parcours réussi, 1\sexercice/).waitFor();
      const { name, file } = await downloaded(lead, () => lead.getByRole('button', { name: 'Télécharger (CSV)' }).click());
      expect(name).toMatch(/\.csv$/);
      const line =
        new TextDecoder()
          .decode(file)
          .split('\r\n')
          .find((text) => text.startsWith(`"${REFERENT.name}"`)) ?? '';
      expect(line).toMatch(/;"1";"oui"$/);
      expect(line.split(tomorrow).length - 1, 'sept modules réussis ce jour').toBe(7);
    });

    await step('l’attestation retirée, la page publique le dit', async () => {
      await lead.getByRole('button', { name: /^Retirer l’attestation de / }).click();
      await lead.getByRole('alertdialog').getByRole('button', { name: 'Retirer l’attestation' }).click();
      await lead.getByText(`retirée le ${formatDay(tomorrow)}`).waitFor();
      await stranger.goto(`/attestation/${code}`);
      await stranger.getByText('Attestation retirée').waitFor();
      expect(await stranger.getByText('Attestation valide').count()).toBe(0);
      await referent.reload();
      await referent.getByText(`Cette attestation a été retirée le ${formatDay(tomorrow)}.`).waitFor();
      expect(await referent.getByRole('button', { name: 'Télécharger en Word' }).count()).toBe(0);
    });
  });
});
