/** Published contracts of a made-up buyer, sent and read as the product does: last year's, one that ends soon, the dirty ones. Every name is made up. */
import type { Page } from 'playwright-core';

export const LAST_YEAR = new Date().getUTCFullYear() - 1;
export const ENDING = 'Nettoyage des collèges (exemple)';
const NOTIFIED = `${LAST_YEAR}-03-10`;
const MONTHS_TO_GO = 6;

/** Months from the notification to half a year from now. */
const untilSoon = (): number => {
  const now = new Date();
  return (now.getUTCFullYear() - LAST_YEAR) * 12 + now.getUTCMonth() - 2 + MONTHS_TO_GO;
};

type Known = { id: string; social: readonly string[] | null; objet?: string; montant?: number; year?: number; months?: number; cpv?: string };

const NONE = ['Pas de considération sociale'];
const CLAUSE = ['Clause sociale'];

/** One contract in the format of 2022; `social` null: the field is absent. */
const published = ({
  id,
  social,
  objet = 'Travaux d’entretien (exemple)',
  montant = 100_000,
  year = LAST_YEAR,
  months = 96,
  cpv = '45000000',
}: Known): object => ({
  id,
  acheteur: { id: '99000001000019' },
  nature: 'Marché',
  objet,
  codeCPV: cpv,
  techniques: { technique: ['Sans objet'] },
  modalitesExecution: { modaliteExecution: ['Sans objet'] },
  marcheInnovant: false,
  attributionAvance: false,
  sousTraitanceDeclaree: false,
  ccag: 'Pas de CCAG',
  offresRecues: 3,
  typeGroupementOperateurs: 'Pas de groupement',
  procedure: 'Procédure adaptée',
  lieuExecution: { code: '62', typeCode: 'Code département' },
  dureeMois: months,
  dateNotification: NOTIFIED.replace(String(LAST_YEAR), String(year)),
  datePublicationDonnees: `${year}-03-20`,
  montant,
  typesPrix: { typePrix: ['Définitif ferme'] },
  formePrix: 'Forfaitaire',
  titulaires: [{ titulaire: { typeIdentifiant: 'SIRET', id: '99000002800011' } }],
  ...(social === null ? {} : { considerationsSociales: { considerationSociale: social } }),
  considerationsEnvironnementales: { considerationEnvironnementale: ['Pas de considération environnementale'] },
});

/** Eleven of last year: three social, six not (one of them at an absurd amount), one unknown, one contradictory. Two of the year before: one social. */
export const CONTRACTS: readonly object[] = [
  ...['A1', 'A2', 'A3'].map((id) => published({ id, social: CLAUSE })),
  ...['B1', 'B2', 'B3', 'B4'].map((id) => published({ id, social: NONE })),
  published({ id: 'B5', social: NONE, objet: ENDING, cpv: '90910000', months: untilSoon() }),
  published({ id: 'B6', social: NONE, montant: 9_999_999_999 }),
  published({ id: 'C1', social: null }),
  published({ id: 'C2', social: [...NONE, ...CLAUSE] }),
  published({ id: 'Z1', social: CLAUSE, year: LAST_YEAR - 1 }),
  published({ id: 'Z2', social: NONE, year: LAST_YEAR - 1 }),
];

const wordIn = (value: unknown, name: string): string =>
  typeof value === 'object' && value !== null && name in value ? String(Object.entries(value).find(([key]) => key === name)?.[1]) : '';

/** Sends the file from the page, as its form does, and waits until it is read. */
export async function importContracts(page: Page, contracts: readonly object[]): Promise<void> {
  const sent = await page.evaluate(
    async (text) => {
      const form = new FormData();
      form.set('kind', 'contracts');
      form.set('options', JSON.stringify({ buyers: [] }));
      form.set('file', new File([text], 'marches-exemple.json', { type: 'application/json' }));
      const answer: unknown = await (await fetch('/api/decp/imports', { method: 'POST', body: form })).json();
      return answer;
    },
    JSON.stringify({ marches: { marche: contracts } }),
  );
  const path = `/api/decp/imports/${wordIn(sent, 'id')}`;
  for (;;) {
    const now = await page.evaluate(async (at): Promise<unknown> => (await fetch(at)).json(), path);
    const state = wordIn(now, 'state');
    if (state === 'done') return;
    if (state !== 'waiting' && state !== 'reading') throw new Error(`the import ended otherwise: ${JSON.stringify(now)}`);
    await page.waitForTimeout(100);
  }
}
