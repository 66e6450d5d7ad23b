/** What several rules ask of a lot, and how they say what they saw. */
import type { Severity } from '../api/findings.ts';
import type { TenderContent, TenderCriterion, TenderLot } from '../api/tenders.ts';
import type { Found } from './reading.ts';
import { ENVIRONMENT_THEMES, SOCIAL_THEMES, writesCondition, writesInsertionPenalty } from '../tender/themes.ts';
import type { Around, Hit, TenderContext } from './rule.ts';

/** An execution condition of that family is written, or chosen in the library. */
export function hasCondition(lot: TenderLot, family: 'social' | 'environmental', { clauses }: Around): boolean {
  if (lot.conditions.some((condition) => condition.family === family)) return true;
  const themes = family === 'social' ? SOCIAL_THEMES : ENVIRONMENT_THEMES;
  return clauses.some(
    (clause) =>
      lot.clauses.some(({ slug }) => slug === clause.slug) &&
      writesCondition(clause.slug) &&
      clause.levers.includes('execution-condition') &&
      clause.themes.some((theme) => themes.includes(theme)),
  );
}

/** Families chosen for the lot. */
const chosenFor = (lot: TenderLot, { clauses }: Around): Around['clauses'] => clauses.filter((clause) => lot.clauses.some(({ slug }) => slug === clause.slug));

/** A chosen clause writes the reservation, with its sentence of the notice. */
export const writesReservation = (lot: TenderLot, around: Around): boolean =>
  chosenFor(lot, around).some(({ levers }) => levers.includes('reserved-lot') && !levers.includes('execution-condition'));

/** A chosen clause writes the insertion penalty, after formal notice and with its exemption. */
export const hasPenaltyText = (lot: TenderLot, around: Around): boolean => chosenFor(lot, around).some(({ slug }) => writesInsertionPenalty(slug));

/** A chosen clause writes a criterion of that family: what is judged, the scale, the pieces. */
export function writesCriterion(lot: TenderLot, family: 'social' | 'environmental', around: Around): boolean {
  const themes = family === 'social' ? SOCIAL_THEMES : ENVIRONMENT_THEMES;
  return chosenFor(lot, around).some((clause) => clause.levers.includes('award-criterion') && clause.themes.some((theme) => themes.includes(theme)));
}

/** The lot carries an insertion obligation in hours. */
export const hasInsertion = (lot: TenderLot): boolean =>
  lot.conditions.some(({ family, kind }) => family === 'social' && kind === 'insertion') ||
  lot.insertion.quarterHours !== null ||
  lot.insertion.quarterHoursPerSlice !== null;

/** A volume is fixed: hours, or hours per slice invoiced. */
export const hasVolume = ({ insertion }: TenderLot): boolean =>
  (insertion.quarterHours ?? 0) > 0 || ((insertion.quarterHoursPerSlice ?? 0) > 0 && (insertion.sliceCents ?? 0) > 0);

export const isReserved = ({ reservation }: TenderLot): boolean => reservation.kind !== null && reservation.kind !== 'none';

export const isSocial = ({ kind }: TenderCriterion): boolean => kind === 'social';
export const isEnvironmental = ({ kind, environmental }: TenderCriterion): boolean => kind === 'environment' || environmental === true;

export { isConcession } from '../tender/names.ts';

const FORMALISED: readonly TenderContent['procedure']['kind'][] = ['open', 'restricted', 'negotiated', 'competitive-dialogue', 'innovation-partnership'];
export const isFormalised = ({ procedure }: TenderContent): boolean => FORMALISED.includes(procedure.kind);

/** « Le lot 3 »; when there is only one, « Le marché », or « Le contrat » for a concession. */
export const nameOf = (lot: TenderLot, { lots, need }: TenderContent): string =>
  lots.length > 1 ? `Le lot ${lot.number}` : need.form === 'concession' ? 'Le contrat' : 'Le marché';

/** Without a launch date the law of today was used: what depends on it is a warning, not a block. */
export const unlessDated = ({ regime }: TenderContext, severity: Severity): Severity =>
  regime.dated ? severity : severity === 'blocking' ? 'attention' : severity;
export const dateNote = ({ regime }: TenderContext): string =>
  regime.dated ? '' : ' La date de lancement n’est pas indiquée : le droit du jour a été retenu.';

/** A reason that gives facts: more than a few words, and not a stock phrase. */
export function isReasoned(text: string): boolean {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word));
  return words.length >= 12;
}

/** One hit for each place found. */
export const hitsOf = (found: readonly Found[], message: (matched: string) => string, more: Partial<Hit> = {}): Hit[] =>
  found.map(({ sentence, matched }) => ({ message: message(matched), paragraph: sentence.paragraph, matched, ...more }));
