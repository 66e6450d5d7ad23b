/** Every screen of the consultations, each on a consultation of its own: three lots, and the file where the step wants one. */
import type { Page } from 'playwright-core';
import { TENDER_STEPS, type TenderStepId } from '../../client/features/tenders/addresses.ts';
import { settled } from './browser.ts';
import { withConcession } from './e2e-concession.ts';
import type { Screen } from './e2e-screens.ts';
import { asUpload, fileShown, filesInput, newTender, withThreeLots } from './e2e-tender.ts';
import { newVersion } from './e2e-clause-version.ts';
import { CCAP_FILE } from './e2e-tender-files.ts';

const TITLE = 'Rénovation du groupe scolaire';
/** What the tab says of a step when it is not its name. */
const SHORT: Partial<Record<TenderStepId, string>> = { fichiers: 'Fichiers', avis: 'Avis' };

async function openStep(page: Page, step: TenderStepId, lot = 1): Promise<void> {
  const { origin } = new URL(page.url());
  await page.goto(`/consultations/${await newTender(origin, TITLE, withThreeLots)}/${step}?lot=${lot}`);
  await settled(page);
}

/** A lot that holds the text of before a publication; its difference open when asked. */
const olderClause = (name: string, show: (page: Page) => Promise<unknown>): Screen => ({
  name,
  path: '/consultations',
  title: new RegExp(`^Clauses – ${TITLE} – Clausier$`),
  reach: async (page) => {
    const { origin } = new URL(page.url());
    const id = await newTender(origin, TITLE, withThreeLots);
    await newVersion(origin, 'lot-reserve-insertion', 'Le titulaire désigne une personne à qui l’acheteur s’adresse.');
    await page.goto(`/consultations/${id}/clauses?lot=2`);
    await page.getByRole('button', { name: /^Voir ce qui change/ }).waitFor();
    await show(page);
  },
});

/** The step, then what shows more of it. */
const step = (id: TenderStepId, name: string, more: { lot?: number; show?: (page: Page) => Promise<unknown> } = {}): Screen => ({
  name,
  path: '/consultations',
  title: new RegExp(`^${SHORT[id] ?? TENDER_STEPS.find((one) => one.id === id)?.title ?? ''} – ${TITLE} – Clausier$`),
  reach: async (page) => {
    await openStep(page, id, more.lot);
    await more.show?.(page);
  },
});

/** The same step, on a concession. */
const concession = (id: TenderStepId): Screen => ({
  ...step(id, `concession, ${id}`),
  reach: async (page) => {
    const { origin } = new URL(page.url());
    await page.goto(`/consultations/${await newTender(origin, TITLE, withConcession)}/${id}`);
    await settled(page);
  },
});

async function sendFile(page: Page): Promise<void> {
  await filesInput(page).setInputFiles([asUpload(CCAP_FILE)]);
  await (await fileShown(page, CCAP_FILE.name)).getByRole('region', { name: /^Aperçu\s: Heures/ }).waitFor();
}

async function choosePlace(page: Page): Promise<void> {
  await sendFile(page);
  await page.getByRole('button', { name: /^Choisir une autre place\s: Heures/ }).click();
  await page.getByRole('treegrid', { name: 'Plan du document' }).getByRole('row').first().waitFor();
}

export const tenders: Screen[] = [
  { name: 'les consultations', path: '/consultations', title: /^Consultations – Clausier$/ },
  {
    name: 'une nouvelle consultation',
    path: '/consultations',
    title: /^Consultations – Clausier$/,
    reach: (page) => page.getByRole('button', { name: 'Nouvelle consultation' }).click(),
  },
  ...TENDER_STEPS.map(({ id, title }) => step(id, `consultation, ${title.toLowerCase()}`)),
  step('decider', 'consultation, un lot réservé', { lot: 2 }),
  step('decider', 'consultation, un motif écrit', { lot: 3 }),
  step('decider', 'consultation, clauses à ajouter', {
    show: async (page) => {
      await page
        .getByRole('button', { name: /^Choisir une clause/ })
        .first()
        .click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Choisir\s:/ })
        .first()
        .waitFor();
    },
  }),
  ...(['besoin', 'decider', 'clauses', 'avis'] as const).map((id) => concession(id)),
  olderClause('consultation, une clause plus récente', async () => undefined),
  olderClause('consultation, ce qui change dans une clause', async (page) => {
    await page.getByRole('button', { name: /^Voir ce qui change/ }).click();
    await page.getByRole('dialog').locator('ins').first().waitFor();
  }),
  step('fichiers', 'consultation, un fichier et son aperçu', { show: sendFile }),
  step('fichiers', 'consultation, une place à choisir', { show: choosePlace }),
  { name: 'une étape de consultation inconnue', path: '/consultations/inconnue/inconnue', title: /^Étape inconnue – Clausier$/ },
  { name: 'une consultation inconnue', path: '/consultations/inconnue/besoin', title: /^Consultation introuvable – Clausier$/ },
  { name: 'le calcul des heures', path: '/heures', title: /^Calculer des heures d’insertion – Clausier$/ },
  {
    name: 'un calcul d’heures fait',
    path: '/heures',
    title: /^Calculer des heures d’insertion – Clausier$/,
    reach: async (page) => {
      await page.getByLabel('Montant', { exact: true }).fill('500000');
      await page.getByLabel('Métier', { exact: true }).selectOption({ index: 1 });
      await page.getByRole('region', { name: 'Volume calculé' }).waitFor();
    },
  },
];
