/** Published contracts made up for the tests, one and the same in the five formats. SIRET with prefix 99 and a right key. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Anomaly } from '../../shared/decp/record.ts';
import { isRefusal, type Refusal } from '../../shared/errors.ts';
import { readContracts } from '../../server/decp/readers/read-contracts.ts';
import type { BrokenRecord, FileFacts, ReadOptions, TakenContract } from '../../server/decp/readers/reading.ts';
import { madeUpSiret } from './decp-generator/index.ts';

export const SAMPLE_TODAY = '2026-11-22';
export const BUYER = madeUpSiret(1);
export const HOLDER = madeUpSiret(2);
export const OTHER_HOLDER = madeUpSiret(3);

type Fields = Record<string, unknown>;

/** A clean contract of the 2022 format; `changes` replace its fields, `undefined` removes one. */
export function contract2022(changes: Fields = {}): Fields {
  const whole: Fields = {
    id: '2025M0001',
    acheteur: { id: BUYER },
    nature: 'Marché',
    objet: 'Entretien des espaces verts – secteur d’essai',
    codeCPV: '77310000',
    techniques: { technique: ['Sans objet'] },
    modalitesExecution: { modaliteExecution: ['Sans objet'] },
    marcheInnovant: false,
    ccag: 'Fournitures courantes et services',
    offresRecues: 4,
    attributionAvance: true,
    tauxAvance: 0.1,
    typeGroupementOperateurs: 'Pas de groupement',
    sousTraitanceDeclaree: false,
    procedure: "Appel d'offres ouvert",
    lieuExecution: { code: '62', typeCode: 'Code département' },
    dureeMois: 24,
    dateNotification: '2025-03-01',
    datePublicationDonnees: '2025-04-02',
    montant: 120_500.5,
    typesPrix: { typePrix: ['Définitif ferme'] },
    formePrix: 'Forfaitaire',
    titulaires: [{ titulaire: { typeIdentifiant: 'SIRET', id: HOLDER } }, { titulaire: { typeIdentifiant: 'SIRET', id: OTHER_HOLDER } }],
    considerationsSociales: { considerationSociale: ['Clause sociale', 'Critère social'] },
    considerationsEnvironnementales: { considerationEnvironnementale: ['Pas de considération environnementale'] },
    ...changes,
  };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
}

/** The same contract in the first format, which has no consideration, no advance and no number of offers. */
export function contract2019(changes: Fields = {}): Fields {
  const { id, nature, objet, codeCPV, procedure, lieuExecution, dureeMois, dateNotification, datePublicationDonnees, montant } = contract2022();
  return {
    id,
    nature,
    objet,
    codeCPV,
    procedure,
    lieuExecution,
    dureeMois,
    dateNotification,
    datePublicationDonnees,
    montant,
    acheteur: { id: BUYER, nom: 'Commune d’essai' },
    formePrix: 'Ferme',
    titulaires: [HOLDER, OTHER_HOLDER].map((holder) => ({ typeIdentifiant: 'SIRET', id: holder })),
    modifications: [],
    ...changes,
  }; // prettier-ignore
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function toXml(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => toXml(name, item)).join('');
  if (typeof value !== 'object' || value === null) return `<${name}>${escaped(String(value))}</${name}>`;
  const inner = Object.entries(value).map(([key, part]) => toXml(key, part));
  return `<${name}>${inner.join('\n')}</${name}>`;
}

/** Lists of objects lose in XML the brackets that JSON puts around each item. */
function xmlRecord(contract: Fields, holder: string): string {
  const holders = Array.isArray(contract['titulaires']) ? contract['titulaires'].map((item: Fields) => item['titulaire'] ?? item) : [];
  return toXml('marche', { ...contract, titulaires: { [holder]: holders }, modifications: {} }).replace('<modifications></modifications>', '');
}

const xmlFile = (records: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>\n<marches>\n${records.join('\n')}\n</marches>\n`;

export const HEADER =
  'uid;id;acheteur_id;titulaire_id;titulaire_typeIdentifiant;montant;dateNotification;datePublicationDonnees;codeCPV;procedure;nature;objet;dureeMois;offresRecues;considerationsSociales;considerationsEnvironnementales;donneesActuelles;attributionAvance;tauxAvance;lieuExecution_code;lieuExecution_typeCode';

/** One line of the table for each holder. */
export function tableLines(changes: Partial<Record<string, string>> = {}): string[] {
  return [HOLDER, OTHER_HOLDER].map((holder) => {
    const cells: Partial<Record<string, string>> = {
      uid: `${BUYER}2025M0001`,
      id: '2025M0001',
      acheteur_id: BUYER,
      titulaire_id: holder,
      titulaire_typeIdentifiant: 'SIRET',
      montant: '120500.5',
      dateNotification: '2025-03-01',
      datePublicationDonnees: '2025-04-02',
      codeCPV: '77310000',
      procedure: "Appel d'offres ouvert",
      nature: 'Marché',
      objet: 'Entretien des espaces verts – secteur d’essai',
      dureeMois: '24',
      offresRecues: '4',
      considerationsSociales: 'Clause sociale, Critère social',
      considerationsEnvironnementales: 'Sans objet',
      donneesActuelles: 'oui',
      attributionAvance: 'oui',
      tauxAvance: '0.1',
      lieuExecution_code: '62',
      lieuExecution_typeCode: 'Code département',
      ...changes,
    }; // prettier-ignore
    return HEADER.split(';')
      .map((column) => cells[column] ?? '')
      .join(';');
  });
}

export const jsonFile = (contracts: readonly unknown[]): string => JSON.stringify({ marches: { marche: contracts } }, null, 2);

export const FIVE_FORMATS = {
  'json-2022': jsonFile([contract2022()]),
  'json-2019': JSON.stringify({ marches: [contract2019()] }),
  'xml-2022': xmlFile([xmlRecord(contract2022(), 'titulaire')]),
  'xml-2019': xmlFile([xmlRecord(contract2019(), 'titulaire')]),
  table: [HEADER, ...tableLines()].join('\r\n'),
} as const;

export type Reading = { facts: FileFacts | Refusal; taken: TakenContract[]; broken: BrokenRecord[] };

const folder = mkdtempSync(join(tmpdir(), 'marches-'));

/** Writes the file, reads it, gives everything that came out. */
export async function readText(content: string | Uint8Array, options: Partial<ReadOptions> = {}): Promise<Reading> {
  const path = join(folder, 'fichier');
  writeFileSync(path, content);
  return readPath(path, options);
}

export async function readPath(path: string, options: Partial<ReadOptions> = {}): Promise<Reading> {
  const taken: TakenContract[] = [];
  const broken: BrokenRecord[] = [];
  const facts = await readContracts(path, { today: SAMPLE_TODAY, take: (one) => taken.push(one), broken: (one) => broken.push(one), ...options });
  return { facts, taken, broken };
}

/** The sentence of the refusal; throws when the file was read. */
export function refusalOf({ facts }: Reading): string {
  if (!isRefusal(facts)) throw new Error('The file was read.');
  return facts.message;
}

export const codesOf = (anomalies: readonly Anomaly[]): string[] => anomalies.map(({ code }) => code);
