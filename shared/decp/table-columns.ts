/** Columns of the consolidated table and of the exports made from it, under the names met. */
import { type Refusal, refuse } from '../errors.ts';

export const TABLE_COLUMNS = [
  'uid',
  'id',
  'acheteur_id',
  'acheteur_nom',
  'titulaire_id',
  'titulaire_typeIdentifiant',
  'titulaire_nom',
  'titulaire_categorie',
  'titulaire_departement_code',
  'titulaire_id_2',
  'titulaire_typeIdentifiant_2',
  'titulaire_nom_2',
  'titulaire_id_3',
  'titulaire_typeIdentifiant_3',
  'titulaire_nom_3',
  'montant',
  'dateNotification',
  'datePublicationDonnees',
  'codeCPV',
  'procedure',
  'nature',
  'objet',
  'dureeMois',
  'offresRecues',
  'considerationsSociales',
  'considerationsEnvironnementales',
  'modification_id',
  'donneesActuelles',
  'attributionAvance',
  'tauxAvance',
  'idAccordCadre',
  'lieuExecution_code',
  'lieuExecution_typeCode',
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

/** Other names, once reduced by `reduced`. */
const ALIASES: Readonly<Record<string, TableColumn>> = {
  idacheteur: 'acheteur_id',
  acheteursiret: 'acheteur_id',
  siretacheteur: 'acheteur_id',
  nomacheteur: 'acheteur_nom',
  titulaireid1: 'titulaire_id',
  titulairetypeidentifiant1: 'titulaire_typeIdentifiant',
  typeidentifianttitulaire: 'titulaire_typeIdentifiant',
  titulairedenominationsociale: 'titulaire_nom',
  titulairedenominationsociale1: 'titulaire_nom',
  titulairenom1: 'titulaire_nom',
  titulairedenominationsociale2: 'titulaire_nom_2',
  titulairedenominationsociale3: 'titulaire_nom_3',
  identifiantmarche: 'id',
  considerationssocialesconsiderationsociale: 'considerationsSociales',
  considerationsenvironnementalesconsiderationenvironnementale: 'considerationsEnvironnementales',
};

const reduced = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
const NAMES: ReadonlyMap<string, TableColumn> = new Map([
  ...TABLE_COLUMNS.map((column): [string, TableColumn] => [reduced(column), column]),
  ...Object.entries(ALIASES),
]);

/** Where each known column is in the file, and the names nothing here knows. */
export type TableHeader = { at: ReadonlyMap<TableColumn, number>; unknown: string[] };

export function readTableHeader(header: readonly string[]): TableHeader {
  const at = new Map<TableColumn, number>();
  const unknown: string[] = [];
  header.forEach((name, index) => {
    const column = NAMES.get(reduced(name));
    if (column !== undefined && !at.has(column)) at.set(column, index);
    else unknown.push(name);
  });
  return { at, unknown };
}

const NEEDED: readonly (readonly TableColumn[])[] = [['id', 'uid'], ['acheteur_id'], ['titulaire_id'], ['montant'], ['dateNotification']];

const GET_IT = 'Téléchargez le fichier consolidé au format tabulaire (CSV), avec toutes ses colonnes, puis recommencez.';

/** Why nothing can be counted from this header; null when everything needed is there. */
export function missingColumns({ at }: TableHeader): Refusal | null {
  const missing = NEEDED.filter((names) => !names.some((name) => at.has(name))).map((names) => `«\u00a0${names[0]}\u00a0»`);
  if (missing.length === 0) return null;
  if (missing.length === NEEDED.length)
    return refuse('UNSUPPORTED_FILE', 'Ce fichier n’est ni un JSON, ni un XML, ni un tableau de marchés publiés\u202f: aucune colonne connue.', {
      remedy: GET_IT,
    });
  const columns = missing.length === 1 ? `la colonne ${missing[0]}` : `les colonnes ${missing.slice(0, -1).join(', ')} et ${missing.at(-1)}`;
  return refuse('UNREADABLE_FILE', `Il manque ${columns} dans ce tableau de marchés.`, { remedy: GET_IT });
}
