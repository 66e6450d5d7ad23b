/** Every screen of the consultations, each on a consultation of its own: three lots, and the file where the step wants one. */
import type { Page } from 'playwright-core';
import { TENDER_STEPS, type TenderStepId } from '../../client/features/tenders/addresses.ts';
import { settled } from './browser.ts';
import type { Screen } from './e2e-screens.ts';
import { asUpload, fileShown, filesInput, newTender, withThreeLots } from './e2e-tender.ts';
import { CCAP_FILE } from './e2e-tender-files.ts';

const TITLE = 'Rénovation du groupe scolaire';
/** What the tab says of a step when it is not its name. */
const SHORT: Partial<Record<TenderStepId, string>> = { fichiers: 'Fichiers', avis: 'Avis' };

async function openStep(page: Page, step: TenderStepId, lot = 1): Promise<void> {
  const { origin } = new URL(page.url());
  await page.goto(`/consultations/${await newTender(origin, TITLE, withThreeLots)}/${step}?lot=${lot}`);
  await settled(page);
}

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
