/** What is typed of a lot and not saved yet: kept while the page lives, so that going to another step or lot loses nothing. Pure but for its table. */
import { LOT_OUTCOMES, type LotOutcome, type LotResult, type LotResultChange } from '#shared/api/clause-use.ts';
import { formatDay, formatNumber } from '#shared/format.ts';

/** What was typed, over the revision it was typed on. */
export type Draft = { revision: number; fields: LotResultChange };

const drafts = new Map<string, Draft>();
const keyOf = (tenderId: string, lotId: string): string => `${tenderId} ${lotId}`;

export const draftOf = (tenderId: string, lotId: string): Draft | null => drafts.get(keyOf(tenderId, lotId)) ?? null;
export function keepDraft(tenderId: string, lotId: string, draft: Draft | null): void {
  if (draft === null) drafts.delete(keyOf(tenderId, lotId));
  else drafts.set(keyOf(tenderId, lotId), draft);
}

export const fieldsOf = ({ offers, outcome, reason, decidedOn }: LotResultChange): LotResultChange => ({ offers, outcome, reason, decidedOn });
export const isSame = (a: LotResultChange, b: LotResultChange): boolean => JSON.stringify(fieldsOf(a)) === JSON.stringify(fieldsOf(b));

export const OUTCOME_LABELS: Record<LotOutcome, string> = {
  awarded: 'Attribué',
  unsuccessful: 'Infructueux',
  abandoned: 'Sans suite',
};
export const OUTCOME_OPTIONS = LOT_OUTCOMES.map((value) => ({ value, label: OUTCOME_LABELS[value] }));

/** « 3 offres · attribué · 12 mars 2027 »; what is unknown is left out, and « inconnu » stands for all of it. */
export function resultWords({ offers, outcome, decidedOn }: LotResultChange): string {
  const parts = [
    offers === null ? '' : offers === 0 ? 'aucune offre' : `${formatNumber(offers)}\u00a0offre${offers > 1 ? 's' : ''}`,
    outcome === null ? '' : OUTCOME_LABELS[outcome].toLowerCase(),
    decidedOn === null ? '' : formatDay(decidedOn),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'inconnu' : parts.join(' · ');
}

/** What the server holds now, when it refuses because somebody saved meanwhile. */
export const isResult = (value: unknown): value is LotResult =>
  typeof value === 'object' && value !== null && 'lotId' in value && 'revision' in value && 'offers' in value;
