/** The French words that the papers print for the values of a consultation. A value without a word does not compile. */
import type { Piece } from '../api/clauses.ts';
import type {
  BuyerKind,
  ContractForm,
  ContractNature,
  CriterionKind,
  Decision,
  Obligation,
  Procedure,
  Reservation,
  Structure,
  TenderCondition,
  TenderContent,
  TenderInsertion,
} from '../api/tenders.ts';
import type { Fit } from '../api/recommendations.ts';
import type { Static } from 'typebox';

export const UNKNOWN = 'Non renseigné';

export const BUYER_WORDS: Record<BuyerKind, string> = {
  local: 'Collectivité ou établissement public local',
  state: 'État ou établissement public de l’État',
  hospital: 'Établissement public de santé',
  'contracting-entity': 'Entité adjudicatrice',
  other: 'Autre acheteur',
};
export const NATURE_WORDS: Record<ContractNature, string> = {
  works: 'Travaux',
  supplies: 'Fournitures',
  services: 'Services',
  intellectual: 'Prestations intellectuelles',
};
export const FORM_WORDS: Record<ContractForm, string> = { market: 'Marché', framework: 'Accord-cadre', concession: 'Concession' };
export const PROCEDURE_WORDS: Record<Procedure, string> = {
  'direct-award': 'Sans publicité ni mise en concurrence',
  adapted: 'Procédure adaptée',
  open: 'Appel d’offres ouvert',
  restricted: 'Appel d’offres restreint',
  negotiated: 'Procédure avec négociation',
  'competitive-dialogue': 'Dialogue compétitif',
  'innovation-partnership': 'Partenariat d’innovation',
  'concession-award': 'Procédure de concession',
};
export const EXCLUSION_WORDS: Record<'none' | 'defence' | 'book-v', string> = {
  none: 'Aucune',
  defence: 'Marché de défense ou de sécurité',
  'book-v': 'Contrat du livre V (autres marchés publics)',
};
export const NON_ALLOTMENT_WORDS: Record<NonNullable<TenderContent['allotment']['case']>, string> = {
  'no-coordination': 'l’acheteur ne peut pas assurer lui-même la coordination',
  'competition-or-cost': 'la concurrence, la technique ou le coût s’y opposent',
  'unsuccessful-risk': 'la procédure risquerait d’être infructueuse',
  'no-distinct-services': 'l’objet ne permet pas d’identifier des prestations distinctes',
};
export const OBLIGATION_WORDS: Record<Obligation, string> = {
  required: 'Obligatoire',
  attention: 'À trancher',
  optional: 'Possible',
  'out-of-scope': 'Hors du champ',
  unknown: 'Inconnu',
};
export const FIT_WORDS: Record<Fit, string> = { recommended: 'Recommandé', possible: 'Possible', unsuitable: 'Inadapté', unknown: 'À compléter' };
export const DECISION_WORDS: Record<Decision, string> = { undecided: 'Non décidé', retained: 'Retenu', 'set-aside': 'Écarté' };
export const RESERVATION_WORDS: Record<Reservation, string> = {
  none: 'Non réservé',
  disability: 'Réservé aux structures du handicap',
  siae: 'Réservé aux structures d’insertion (SIAE)',
  both: 'Réservé aux structures du handicap et de l’insertion',
  prison: 'Réservé au travail en détention',
  ess: 'Réservé à l’économie sociale et solidaire',
};
export const STRUCTURE_WORDS: Record<Structure, string> = {
  ea: 'entreprises adaptées',
  eatt: 'entreprises adaptées de travail temporaire',
  esat: 'ESAT',
  ei: 'entreprises d’insertion',
  aci: 'ateliers et chantiers d’insertion',
  ai: 'associations intermédiaires',
  etti: 'entreprises de travail temporaire d’insertion',
  eiti: 'entreprises d’insertion par le travail indépendant',
  geiq: 'GEIQ',
  regie: 'régies de quartier ou de territoire',
  esus: 'entreprises solidaires (ESUS)',
  inclusive: 'entreprises inclusives',
  qpv: 'structures des quartiers prioritaires',
  prison: 'structures qui emploient des personnes détenues',
  ess: 'entreprises de l’économie sociale et solidaire',
  equivalent: 'structures équivalentes',
};
export const CRITERION_WORDS: Record<CriterionKind, string> = {
  price: 'Prix',
  cost: 'Coût',
  technical: 'Technique',
  environment: 'Environnement',
  social: 'Social',
  sme: 'Petites entreprises',
  delay: 'Délai',
  other: 'Autre',
};
export const FAMILY_WORDS: Record<Static<typeof TenderCondition>['family'], string> = { social: 'Sociale', environmental: 'Environnementale' };
export const MODE_WORDS: Record<Static<typeof TenderInsertion>['modes'][number], string> = {
  'direct-hiring': 'embauche directe',
  'staff-lending': 'mise à disposition de personnel',
  subcontracting: 'sous-traitance ou cotraitance',
  alternative: 'autre action d’insertion',
};

/** « Lot 2 – Gros œuvre »; a lot without a title keeps its number. */
export const lotHeading = ({ number, title }: { number: number; title: string }): string =>
  title.trim() === '' ? `Lot ${number}` : `Lot ${number} – ${title}`;

export const CONCESSION_PIECE_SHORT: Record<Piece, string> = {
  avis: 'Avis',
  rc: 'RC',
  ccap: 'Contrat',
  cctp: 'Cahier des charges',
  ae: 'Engagement',
  annexe: 'Annexe',
};
/** As the kind of contract calls it. */
export const pieceShort = (piece: Piece, tender: Pick<TenderContent, 'need'>): string =>
  (tender.need.form === 'concession' ? CONCESSION_PIECE_SHORT : PIECE_SHORT)[piece];

/** Names of the pieces as buyers say them. */
export const PIECE_SHORT: Record<Piece, string> = { avis: 'Avis', rc: 'RC', ccap: 'CCAP', cctp: 'CCTP', ae: 'AE', annexe: 'Annexe' };

/** First letter as at the start of a sentence. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** « 1 point bloquant », « 3 points bloquants »: the words take the plural from two. */
export const counted = (count: number, one: string, many: string): string => `${count} ${count > 1 ? many : one}`;
