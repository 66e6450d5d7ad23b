/** Names of the fields of the formats: anything else in a record is said, and left. Sources: schemas 2.0.3, 2.0.4 and 1.5. */

const COMMON = 'id nature objet codeCPV procedure lieuExecution dureeMois datePublicationDonnees modifications';
const CONTRACT = `${COMMON} acheteur dateNotification montant formePrix titulaires`;
const CONCESSION = `${COMMON} autoriteConcedante dateSignature dateDebutExecution valeurGlobale montantSubventionPublique donneesExecution concessionnaires`;
const SINCE_2022 = 'considerationsSociales considerationsEnvironnementales';
const CONTRACT_2022 = `${SINCE_2022} techniques modalitesExecution idAccordCadre marcheInnovant ccag offresRecues attributionAvance tauxAvance typeGroupementOperateurs sousTraitanceDeclaree typesPrix origineUE origineFrance actesSousTraitance modificationsActesSousTraitance modificationsActeSousTraitance`;
/** What every aggregator of the first format added. */
const BEFORE_2022 = '_type uid source';

const setOf = (...names: string[]): ReadonlySet<string> => new Set(names.join(' ').split(' '));

export const FIELDS_2022 = setOf(CONTRACT, CONCESSION, CONTRACT_2022);
export const FIELDS_2019 = setOf(CONTRACT, CONCESSION, BEFORE_2022);

/** Lists of schema 2.0.3 that are left out rather than empty. */
export const NEVER_EMPTY = ['actesSousTraitance', 'modificationsActesSousTraitance', 'modifications'] as const;

/** Any of them and the record is of the format of 2022. */
export const ONLY_2022 = [
  'considerationsSociales',
  'considerationsEnvironnementales',
  'offresRecues',
  'techniques',
  'ccag',
  'typesPrix',
  'marcheInnovant',
] as const;

/** Said by too many other files to tell a contract. */
const ORDINARY = new Set(['id', 'nature', 'uid', 'source', '_type']);

/** Any of them as a key and the object is a published contract. */
export const CONTRACT_MARKS: ReadonlySet<string> = new Set([...FIELDS_2022, 'acheteur.id', 'autoriteConcedante.id'].filter((field) => !ORDINARY.has(field)));

/** Without one of them, nobody can say whose contract it is. */
export const BUYER_MARKS = ['acheteur', 'autoriteConcedante', 'acheteur.id', 'autoriteConcedante.id'] as const;

/** Any of them and the contract is a concession. */
export const CONCESSION_MARKS = ['autoriteConcedante', 'concessionnaires', 'valeurGlobale', 'dateSignature'] as const;
