/** What a person types at each step, taken from the worked example. One function a step. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { EXAMPLE, typedNumber } from './e2e-example.ts';
import { addRow, openRowNamed, pick, write } from './e2e-scheme.ts';

export const OBJECTIVE = EXAMPLE.axes[0]?.objectives[0]?.title ?? '';
export const CATALOGUE_ACTION = 'Ouvrir les marchés aux stages, à l’apprentissage et à l’alternance';
export const FREE_ACTION = 'Tenir une permanence des référents dans les collèges';
/** The lines of the example that the departement's starting point does not hold are typed too. */
export const STRENGTHS = EXAMPLE.texts.strengths
  .split('\n')
  .map((line) => line.replace(/^- /, ''))
  .slice(0, 3);
export const SUBTITLE = 'Proposé à l’assemblée départementale';

export async function fillOrganisation(page: Page): Promise<void> {
  const { organisation } = EXAMPLE;
  await page.getByLabel('Nom', { exact: true }).fill(organisation.name);
  await page.getByLabel('Numéro SIREN').pressSequentially(organisation.siren.replace(/(\d{3})(?=\d)/g, '$1 '));
  await page.getByLabel('Département', { exact: true }).fill(organisation.departement);
  await page.getByLabel('Région', { exact: true }).fill(organisation.region);
  await page.getByLabel('Population').fill(String(organisation.population));
  await page.getByLabel('Site internet').fill(organisation.website);
  await page.getByRole('checkbox', { name: 'Montant inconnu' }).uncheck();
  await page.getByLabel('Montant annuel').fill(`${typedNumber(organisation.annualPurchases / 1_000_000)} M€`);
  await page.getByLabel('Année de ce montant').fill(String(organisation.purchasesYear));
  expect(await page.getByLabel('Montant annuel').inputValue()).toBe('96\u202f000\u202f000');
}

export async function fillFrame(page: Page): Promise<void> {
  const { period, legal } = EXAMPLE;
  await page.getByLabel('Premier jour').fill(period.from);
  await page.getByLabel('Dernier jour').fill(period.to);
  await page.getByLabel('Jour d’adoption').fill(period.adoptedOn);
  await page.getByRole('button', { name: 'Reprendre cette position et sa raison' }).click();
  expect(await page.getByRole('radio', { name: 'Obligatoire' }).isChecked()).toBe(true);
  expect(await page.getByLabel('Pourquoi', { exact: true }).inputValue()).toContain('96\u202f000\u202f000\u00a0€');
  await page.getByLabel('Pourquoi', { exact: true }).fill(legal.reason);
  for (const question of [/^Les travaux/, /^Les concessions/]) await page.getByRole('group', { name: question }).getByRole('radio', { name: 'Oui' }).check();
}

const UNITS: Record<string, string> = { 'M€ HT': 'money', '%': 'rate', jours: 'days', 'heures par an': 'hours' };

export async function fillSituation(page: Page): Promise<void> {
  // One known in euros, one rate, one in days, and one that nobody knows.
  const chosen = [EXAMPLE.figures[0], EXAMPLE.figures[1], EXAMPLE.figures[3], EXAMPLE.figures.find(({ value }) => value === null)];
  for (const figure of chosen) {
    if (!figure) continue;
    const row = await addRow(page, page.getByRole('button', { name: 'Ajouter un chiffre' }), 'Lignes');
    await row.getByLabel('Ce qui est mesuré').fill(figure.label);
    await row.getByLabel('Unité').selectOption(UNITS[figure.unit] ?? 'count');
    if (figure.value !== null) await row.getByLabel('Valeur').fill(`${typedNumber(figure.value)}${figure.unit.startsWith('M€') ? ' M€' : ''}`);
    if (figure.year !== null) await row.getByLabel('Année').fill(String(figure.year));
    await row.getByLabel('Source').fill(figure.source);
  }
  await write(page, 'Forces', STRENGTHS, '• Puces');
}

export async function fillConsultation(page: Page): Promise<void> {
  for (const meeting of EXAMPLE.consultation.slice(0, 3)) {
    const row = await addRow(page, page.getByRole('button', { name: 'Ajouter une rencontre' }), 'Lignes');
    await row.getByLabel('Qui').fill(meeting.who);
    await row.getByLabel('Comment').fill(meeting.how);
    await row.getByLabel('Jour').fill(meeting.on);
    await row.getByLabel('Suite donnée').fill(meeting.outcome);
  }
}

export async function fillFirstAxis(page: Page): Promise<void> {
  const objective = await addRow(page, page.getByRole('button', { name: 'Ajouter un objectif' }), 'Objectifs');
  await objective.getByLabel('Objectif', { exact: true }).fill(OBJECTIVE);
  await objective.getByLabel('Explication').fill(EXAMPLE.axes[0]?.objectives[0]?.description ?? '');
  await objective.getByRole('button', { name: 'Ajouter depuis le catalogue' }).click();
  await pick(page, 'Catalogue des actions', [CATALOGUE_ACTION]);
  const action = await addRow(page, objective.getByRole('button', { name: 'Ajouter une action libre' }), 'Actions');
  await action.getByLabel('Titre').fill(FREE_ACTION);
  await action.getByLabel('But').fill('Répondre aux questions des gestionnaires là où elles se posent.');
  await action.getByLabel('Étapes').fill('Choisir trois collèges volontaires\nOuvrir la permanence un jour par mois');
  await action.getByLabel('Pilote').fill('Direction de l’éducation');
  await action.getByLabel('Calendrier').fill('Dès septembre 2027');
  await action.getByRole('combobox', { name: 'Clauses liées' }).click();
  await page.keyboard.type('Heures d’insertion, marché de trav');
  await page.getByRole('option', { name: 'Heures d’insertion, marché de travaux' }).click();
  await action.getByRole('list', { name: 'Clauses liées' }).getByText('Heures d’insertion, marché de travaux').waitFor();
}

/** What the example leaves unknown, the article wants measured: the journey gives it a figure of its own. */
const MEASURED = {
  baseline: 4,
  baselineYear: 2026,
  baselineSource: 'Mesure de l’année 2026',
  targets: [
    { year: 2028, value: 6 },
    { year: 2030, value: 9 },
  ],
};

/** Baseline and yearly targets of every indicator the article asks for, by title. */
export async function fillIndicators(page: Page, asked: readonly { catalogueId: string; title: string }[]): Promise<void> {
  for (const { catalogueId, title } of asked) {
    const known = EXAMPLE.indicators.find(({ indicator }) => indicator === catalogueId);
    const targets = known && known.targets.length > 0 ? known.targets : MEASURED.targets;
    const start = known && known.baseline !== null ? known : MEASURED;
    const row = await openRowNamed(page, 'Indicateurs', title);
    await row.getByLabel('Valeur de départ', { exact: true }).fill(typedNumber(start.baseline ?? 0));
    await row.getByLabel('Année de départ').fill(String(start.baselineYear));
    await row.getByLabel('Source de la valeur de départ').fill(start.baselineSource);
    await row.getByRole('button', { name: 'Une cible par année (2027-2030)' }).click();
    for (const { year, value } of targets) await row.getByLabel(`Cible ${year}`, { exact: true }).fill(typedNumber(value));
  }
}

export async function fillGovernance(page: Page): Promise<void> {
  await page.getByLabel('Qui porte le schéma').fill(EXAMPLE.governance.lead);
  const [referent] = EXAMPLE.people.referents;
  const row = await addRow(page, page.getByRole('button', { name: 'Ajouter un référent' }), 'Référents');
  await row.getByLabel('Direction').fill(referent?.direction ?? '');
  await row.getByLabel('Fonction').fill(referent?.function ?? '');
}

export async function fillTraining(page: Page): Promise<void> {
  const line = EXAMPLE.training[1];
  const row = await addRow(page, page.getByRole('button', { name: 'Ajouter une ligne libre' }), 'Plan de formation');
  await row.getByLabel('Public').fill(line?.audience ?? '');
  await row.getByLabel('Durée').fill(line?.duration ?? '');
  await row.getByLabel('Calendrier').fill(line?.calendar ?? '');
  await row.getByLabel('Objectif').fill(line?.target ?? '');
  await write(page, 'Communication', EXAMPLE.texts.communication.split('\n\n'));
}

export async function fillFollowUp(page: Page): Promise<void> {
  await page.getByLabel('Bilan annuel').fill(EXAMPLE.followUp.annualReview);
  await page.getByLabel('Rythme de publication des indicateurs').fill('24');
  await page.getByLabel('Lieu de mise en ligne').fill(EXAMPLE.followUp.publication);
  await page.getByRole('button', { name: 'Proposer les dates' }).click();
  expect(await page.getByRole('list', { name: 'Calendrier' }).getByRole('listitem').count()).toBeGreaterThan(3);
}

export async function fillLevers(page: Page): Promise<void> {
  const lever = EXAMPLE.complementary.at(-1);
  const row = await addRow(page, page.getByRole('button', { name: 'Ajouter un levier libre' }), 'Leviers');
  await row.getByLabel('Titre').fill(lever?.title ?? '');
  await row.getByLabel('Texte').fill(lever?.text ?? '');
}

export async function fillOpening(page: Page): Promise<void> {
  await write(page, 'Mot de l’élue ou de l’élu', EXAMPLE.texts.foreword.split('\n\n').slice(0, 2));
}

export async function fillPresentation(page: Page, logo: Uint8Array): Promise<void> {
  await page.getByLabel('Sous-titre').fill(SUBTITLE);
  await page.getByLabel('Couleur du document').fill('1f4e8c');
  await page.getByLabel('Logo', { exact: true }).setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(logo) });
  await page.getByRole('img', { name: 'Logo déposé' }).waitFor();
}
