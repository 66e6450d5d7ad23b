/** What a person does at each step of a works purchase of three lots: hours, a reserved lot, a written exception. One function a step. */
import type { Locator } from 'playwright-core';
import { settled } from './browser.ts';
import { downloaded, waitForFocus } from './e2e-person.ts';
import { chooseCpv, filesInput, fileShown, type Hand, openFile, openLot, type WordFile } from './e2e-tender.ts';
import { CCAP_FILE, RC_FILE } from './e2e-tender-files.ts';

export const TITLE = 'Rénovation du groupe scolaire des Tilleuls';
export const LOTS = [
  { title: 'Gros œuvre et menuiseries', words: 'gros œuvre', code: '45223220', amount: '4 800 000', share: '40' },
  { title: 'Aménagement des espaces verts', words: 'espaces verts', code: '45112710', amount: '600 000', share: '60' },
  { title: 'Installation d’un ascenseur', words: 'ascenseur', code: '45313100', amount: '300 000', share: '25' },
] as const;
export const FACILITATOR = 'Maison de l’emploi de l’Exemple (fictif)';
export const TASKS = 'Préparation des sols, plantations et entretien de la première année';
export const CIRCUMSTANCES =
  'Lot de 300 000 € HT sur 14 mois : deux techniciens habilités par le constructeur pendant six semaines. Trois entreprises consultées du 1er au 20 octobre 2026 n’ont aucun poste ouvert à ces qualifications. Le facilitateur, consulté le 4 novembre 2026, n’a pas identifié de parcours. L’apprentissage, l’égalité, le handicap et les conditions de travail ont été étudiés : la formation réglementaire dépasse la durée du lot.';
export const WASTE = 'Déchets de chantier, tri, réemploi et traçabilité';
export const CRITERION = 'Critère environnemental, adaptable à chaque lot';
export const HOURS = 'Heures d’insertion, marché de travaux';
export const RESERVED = 'Lot réservé aux structures d’insertion par l’activité économique';

export async function fillNeed(hand: Hand): Promise<void> {
  const { page } = hand;
  const option = (group: string, name: string): Locator => page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true });
  await hand.fill(page.getByLabel('Objet', { exact: true }), 'Travaux de rénovation énergétique du groupe scolaire des Tilleuls, en trois lots.');
  await chooseCpv(hand, 'Code CPV', 'travaux école', '45214210');
  await hand.click(option('Forme du contrat', 'Marché'));
  await hand.fill(page.getByLabel('Nom', { exact: true }), 'Commune de l’Exemple (fictif)');
  await hand.choose(page.getByLabel('Type d’acheteur'), 'local');
  await hand.choose(page.getByLabel('Procédure', { exact: true }), 'open');
  await hand.fill(page.getByLabel('Date de l’avis ou du lancement'), '2027-01-18');
  await hand.fill(page.getByLabel('Durée', { exact: true }), '14');
  await hand.click(option('Reconductions', 'Aucune'));
  await hand.click(option('Options et tranches optionnelles', 'Aucune'));
}

export async function fillLots(hand: Hand): Promise<void> {
  const { page } = hand;
  for (const [index, lot] of LOTS.entries()) {
    const of = `du lot ${index + 1}`;
    // The product puts the focus in the line it adds: a person waits for it before typing.
    if (index > 0) {
      await hand.click(page.getByRole('button', { name: 'Ajouter un lot' }));
      await waitForFocus(page, page.getByLabel(`Intitulé ${of}`));
    }
    await hand.fill(page.getByLabel(`Intitulé ${of}`), lot.title);
    await chooseCpv(hand, `Code CPV ${of}`, lot.words, lot.code);
    await hand.fill(page.getByLabel(`Montant ${of}, en euros hors taxes`), lot.amount);
    await hand.fill(page.getByLabel(`Part de main-d’œuvre ${of}, en pour cent`), lot.share);
  }
}

const decide = (hand: Hand, gesture: 'Retenir' | 'Écarter', lever: string): Promise<void> =>
  hand.click(hand.page.getByRole('button', { name: new RegExp(`^${gesture}\\s: ${lever}`) }));

/** What the law still asks of every lot, from its own line, for the three lots at once. */
async function answerLaw(hand: Hand, question: string, clause: string): Promise<void> {
  const { page } = hand;
  await hand.click(page.getByRole('button', { name: new RegExp(`^Choisir une clause\\s: ${question}`) }));
  const dialog = page.getByRole('dialog', { name: 'Ajouter une clause' });
  await hand.click(dialog.getByLabel('Ajouter aux 3 lots à la fois'));
  await hand.click(dialog.getByRole('button', { name: new RegExp(`^Choisir\\s: ${clause}`) }));
  await hand.click(dialog.getByRole('button', { name: 'Terminer' }));
  await dialog.waitFor({ state: 'detached' });
}

export async function decideLots(hand: Hand): Promise<void> {
  const { page } = hand;
  await decide(hand, 'Retenir', 'Condition d’exécution sociale');
  await decide(hand, 'Écarter', 'Réserver le lot');
  await answerLaw(hand, 'Condition environnementale d’exécution', WASTE);
  await answerLaw(hand, 'Critère environnemental', CRITERION);
  await openLot(hand, 2);
  await decide(hand, 'Retenir', 'Réserver le lot');
  await hand.choose(page.getByLabel('Le lot est réservé à'), 'siae');
  await openLot(hand, 3);
  await decide(hand, 'Écarter', 'Réserver le lot');
  await decide(hand, 'Retenir', 'Ne rien prévoir');
  await hand.click(page.getByRole('radio', { name: /^La mesure restreindrait la concurrence/ }));
  await hand.fill(page.getByLabel('Circonstances propres à ce lot'), CIRCUMSTANCES);
  await page.getByText('Le motif est complet.').waitFor();
}

export async function keepHours(hand: Hand): Promise<void> {
  const { page } = hand;
  await openLot(hand, 1);
  await hand.click(page.getByRole('radio', { name: /^2\s700\sh, soit 18 parcours utiles/ }));
  await hand.click(page.getByRole('button', { name: 'Garder ce calcul pour le lot' }));
  await page.getByText(/Gardé pour le lot\s: 2\s700\sh/).waitFor();
  await hand.click(page.getByText('Préciser l’exécution'));
  await hand.fill(page.getByRole('textbox', { name: 'Facilitateur' }), FACILITATOR);
  await hand.fill(page.getByLabel('Pénalité par heure manquante'), '40');
}

export async function fillClauses(hand: Hand): Promise<void> {
  const { page } = hand;
  await openLot(hand, 2);
  await page.getByText('Il reste 1 valeur à remplir dans 1 clause.').waitFor();
  const toggle = page.getByRole('heading', { name: RESERVED }).getByRole('button');
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await hand.click(toggle);
  await hand.fill(page.getByRole('textbox', { name: 'Tâches exécutées par le titulaire lui-même' }), TASKS);
  await page.getByText('Toutes les valeurs sont remplies.').waitFor();
}

/** Sends both pieces; each lands as the piece its name says. */
export async function sendFiles(hand: Hand, files: readonly WordFile[] = [RC_FILE, CCAP_FILE]): Promise<void> {
  await hand.give(filesInput(hand.page), files);
  for (const { name } of files)
    await hand.page
      .getByRole('button', { name: new RegExp(name) })
      .first()
      .waitFor();
  await fileShown(hand.page, files.at(-1)?.name ?? '');
}

/** In the CCAP: the hours where they are proposed, the reservation at a place chosen in the plan with the keyboard. */
export async function placeInCcap(hand: Hand): Promise<{ name: string; file: Uint8Array }> {
  const { page } = hand;
  const file = await openFile(hand, CCAP_FILE.name);
  const button = file.getByRole('button', { name: new RegExp(`^Choisir une autre place\\s: ${RESERVED}`) });
  await hand.press(button, 'Enter');
  const plan = page.getByRole('treegrid', { name: 'Plan du document' });
  const here = plan.getByRole('row', { name: '1.2 Décomposition en lots', exact: true });
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'row');
  await page.keyboard.press('Home');
  for (let pressed = 0; pressed < 20 && !(await here.evaluate((row) => row === document.activeElement)); pressed++) await page.keyboard.press('ArrowDown');
  await hand.press(here, 'Enter');
  await file.getByText(/^Nouvel article, après «\s1\.2 Décomposition en lots\s»\.$/).waitFor();
  await file.getByRole('region', { name: `Aperçu\u202f: ${RESERVED}` }).waitFor();
  await settled(page);
  return downloaded(page, () => hand.click(file.getByRole('button', { name: 'Télécharger ce fichier' })));
}

/** In the RC: every place as proposed, kept for the archive. */
export async function placeInRc(hand: Hand): Promise<void> {
  const file = await openFile(hand, RC_FILE.name);
  await hand.click(file.getByRole('button', { name: 'Garder ces places pour l’archive' }));
  await file.getByRole('button', { name: 'Places gardées pour l’archive' }).waitFor();
}
