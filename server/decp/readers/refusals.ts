/** Why a file of figures is refused, and what to do: one sentence each. What no kind of import can be says nothing of contracts. */
import { type Refusal, refuse } from '../../../shared/errors.ts';
import { formatNumber } from '../../../shared/format.ts';

const EXPORT = 'Exportez de nouveau vos données essentielles depuis votre profil d’acheteur (JSON, XML ou CSV), puis recommencez.';

const AGAIN =
  'Exportez de nouveau vos données depuis le logiciel ou le site d’où elles viennent, au format CSV (ou JSON, XML pour les marchés), puis recommencez.';

const unsupported = (message: string, remedy = AGAIN): Refusal => refuse('UNSUPPORTED_FILE', message, { remedy });
const unreadable = (message: string, remedy = EXPORT): Refusal => refuse('UNREADABLE_FILE', message, { remedy });
const some = (count: number, what: 'marché' | 'ligne'): string => {
  if (count === 0) return `avant ${what === 'ligne' ? 'la première ligne' : 'le premier marché'}`;
  return count === 1 ? `après ${what === 'ligne' ? 'une' : 'un'} ${what}` : `après ${formatNumber(count)} ${what}s`;
};

export const REFUSED = {
  empty: unreadable('Ce fichier est vide.', AGAIN),
  zip: unsupported('Ce fichier est une archive ZIP.', 'Décompressez-la, puis choisissez le fichier JSON, XML ou CSV qu’elle contient.'),
  workbook: unsupported('Ce fichier est un classeur (.xlsx ou .ods).', 'Ouvrez-le dans votre tableur, enregistrez-le au format CSV UTF-8, puis recommencez.'),
  word: unsupported('Ce fichier est un document de traitement de texte.'),
  oldOffice: unsupported(
    'Ce fichier est un document Office à l’ancien format ou protégé par mot de passe.',
    'Ouvrez-le, enregistrez-le au format CSV UTF-8, puis recommencez.',
  ),
  gzip: unsupported('Ce fichier est compressé (gzip).', 'Décompressez-le, puis choisissez le fichier obtenu.'),
  parquet: unsupported('Ce fichier est au format Parquet.', 'Téléchargez la version CSV du même jeu de données, puis recommencez.'),
  pdf: unsupported('Ce fichier est un PDF.'),
  page: unsupported(
    'Ce fichier est une page web, pas un fichier de données\u202f: le téléchargement a sans doute donné une page d’erreur.',
    'Ouvrez l’adresse dans votre navigateur, vérifiez qu’elle donne bien le fichier, puis téléchargez-le de nouveau.',
  ),
  binary: unsupported('Ce fichier n’est pas un texte.'),
  otherJson: unsupported(
    'Ce fichier JSON ne contient pas de marché au format des données essentielles.',
    'Choisissez le fichier des données essentielles (« marches »), au format 2022 ou 2019.',
  ),
  otherXml: unsupported(
    'Ce fichier XML ne contient pas de marché au format des données essentielles.',
    'Choisissez le fichier des données essentielles (« marches »), au format 2022 ou 2019.',
  ),
  noContract: unreadable('Ce fichier ne contient aucun marché.', 'Vérifiez la période et l’acheteur choisis à l’export, puis recommencez.'),
  ragged: unreadable(
    'Aucune ligne de ce tableau n’a autant de colonnes que son en-tête.',
    'Téléchargez le fichier de nouveau, sans l’enregistrer depuis un tableur, puis recommencez.',
  ),
  entities: unsupported(
    'Ce fichier XML déclare un DOCTYPE ou des entités\u202f: par sécurité, il n’est pas lu.',
    'Exportez-le de nouveau sans DOCTYPE, puis recommencez.',
  ),
  damaged: unreadable('Ce fichier est trop abîmé pour être lu\u202f: ses accolades et ses guillemets ne se suivent pas.'),
} as const satisfies Record<string, Refusal>;

export const cutRefusal = (count: number, what: 'marché' | 'ligne' = 'marché'): Refusal =>
  unreadable(
    `Ce fichier est coupé\u202f: il s’arrête ${some(count, what)}. Rien n’en est gardé.`,
    'Téléchargez-le de nouveau jusqu’au bout, puis recommencez.',
  );
