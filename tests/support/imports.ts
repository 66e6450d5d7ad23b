/** Sends files of figures to the application as the page would, and waits for what becomes of them. Every contract is made up. */
import type { LightMyRequestResponse } from 'fastify';
import type { Import, ImportList } from '../../shared/api/imports.ts';
import type { TestApp } from './app.ts';
import { TEST_BUYER } from './figures.ts';
import { multipart } from './upload.ts';

export type Written = {
  id?: string;
  montant?: number | string;
  dateNotification?: string;
  datePublicationDonnees?: string;
  buyer?: string;
  social?: string[];
  objet?: string;
};

/** One contract in the format of 2022. */
export const marche = ({
  id = '2025-001',
  montant = 100_000,
  dateNotification = '2025-03-10',
  datePublicationDonnees = '2025-03-20',
  buyer = `${TEST_BUYER}00019`,
  social = ['Clause sociale'],
  objet = 'Entretien des locaux (exemple)',
}: Written = {}): object => ({
  id,
  acheteur: { id: buyer },
  nature: 'Marché',
  objet,
  codeCPV: '90910000',
  techniques: { technique: ['Sans objet'] },
  modalitesExecution: { modaliteExecution: ['Sans objet'] },
  marcheInnovant: false,
  attributionAvance: false,
  sousTraitanceDeclaree: false,
  ccag: 'Fournitures courantes et services',
  offresRecues: 3,
  typeGroupementOperateurs: 'Pas de groupement',
  procedure: "Appel d'offres ouvert",
  lieuExecution: { code: '62', typeCode: 'Code département' },
  dureeMois: 24,
  dateNotification,
  datePublicationDonnees,
  montant,
  typesPrix: { typePrix: ['Définitif ferme'] },
  formePrix: 'Unitaire',
  titulaires: [{ titulaire: { typeIdentifiant: 'SIRET', id: '99000002800011' } }],
  considerationsSociales: { considerationSociale: social },
  considerationsEnvironnementales: { considerationEnvironnementale: ['Pas de considération environnementale'] },
});

/** A file of contracts, as text. */
export const fileOf = (contracts: readonly object[]): string => JSON.stringify({ marches: { marche: contracts } });

export type Sending = { kind?: string; options?: unknown; name?: string; optionsLast?: boolean };

export function sendFile(
  { call }: Pick<TestApp, 'call'>,
  data: string | Uint8Array,
  { kind, options, name = 'marches.json', optionsLast = false }: Sending = {},
): Promise<LightMyRequestResponse> {
  const fields = [
    ...(kind === undefined ? [] : [{ name: 'kind', value: kind }]),
    ...(options === undefined ? [] : [{ name: 'options', value: JSON.stringify(options) }]),
  ];
  const file = { name: 'file', value: data, filename: name };
  return call({ method: 'POST', url: '/api/decp/imports', ...multipart(optionsLast ? [file, ...fields] : [...fields, file]) });
}

export const findImport = async ({ call }: Pick<TestApp, 'call'>, id: string): Promise<Import> =>
  (await call({ method: 'GET', url: `/api/decp/imports/${id}` })).json();
export const importsOf = async ({ call }: Pick<TestApp, 'call'>): Promise<Import[]> =>
  (await call({ method: 'GET', url: '/api/decp/imports' })).json<ImportList>().items;

/** Sends, waits for the end, and gives it. */
export async function importFile(app: TestApp, data: string | Uint8Array, sending: Sending = {}): Promise<Import> {
  const sent = await sendFile(app, data, sending);
  if (sent.statusCode !== 202) throw new Error(sent.body);
  await app.opened.context.figures.queue.idle();
  return findImport(app, sent.json<Import>().id);
}

/** A small file of contracts as a form sends it. */
export const importUpload = (filename: string): ReturnType<typeof multipart> => multipart([{ name: 'file', value: fileOf([marche()]), filename }]);
