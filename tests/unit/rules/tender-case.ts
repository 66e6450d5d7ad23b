/** A consultation that a check on data must catch, its nearest neighbour it must leave alone, and what both are made of. */
import type { ContractForm, TenderContent, TenderLot } from '../../../shared/api/tenders.ts';
import type { Severity } from '../../../shared/api/findings.ts';
import { emptyLot } from '../../../shared/tender/empty.ts';
import { aCondition, aCriterion, soundLot, soundTender } from '../tender/support.ts';

export type TenderCase = { rule: string; name: string; caught: TenderContent; left: TenderContent; severity?: Severity; others?: readonly TenderContent[] };

export const sound = soundTender();
export const withLot = (lot: Partial<TenderLot>, tender: TenderContent = sound): TenderContent => ({
  ...tender,
  lots: tender.lots.map((known) => ({ ...known, ...lot })),
});
export const reservation = (more: Partial<TenderLot['reservation']>): TenderLot['reservation'] => ({
  ...emptyLot('x', 1).reservation,
  noticeMention: 'Lot réservé en application des articles L. 2113-15 et L. 2113-16.',
  ...more,
});
export const insertion = (more: Partial<TenderLot['insertion']>): TenderLot['insertion'] => ({ ...soundLot().insertion, ...more });
export const selection = (more: Partial<TenderLot['selection']>): TenderLot['selection'] => ({ turnoverCents: null, turnoverReason: '', demands: [], ...more });
export const notice = (more: Partial<TenderLot['notice']>): TenderLot['notice'] => ({ ...soundLot().notice, ...more });
export const need = (more: Partial<TenderContent['need']>, tender: TenderContent = sound): TenderContent => ({ ...tender, need: { ...tender.need, ...more } });
export const as = (form: ContractForm, lot: Partial<TenderLot>): TenderContent => withLot(lot, soundTender({ form, cents: 600_000_000 }));
export const environmental = aCondition({ id: 'd2', family: 'environmental', kind: null });
export const social = aCriterion({
  id: 'c9',
  kind: 'social',
  title: 'Qualité de l’accueil et du tutorat',
  weightBasisPoints: 1500,
  elements: 'Accueil, tutorat, formation des personnes affectées au marché',
  method: 'De 0 à 5 selon le barème annexé',
});
export const criteria = (more: Partial<typeof social>) => ({ criteria: [...soundLot().criteria, { ...social, ...more }] });
export const FACTS =
  'Le matériel est livré fini depuis un entrepôt automatisé : aucune heure de pose, de montage ni de reprise n’est prévue, comme l’a montré le sourcing de mars.';
export const without = { conditions: [environmental], insertion: emptyLot('x', 1).insertion };
export const works = soundTender({ nature: 'works', cents: 600_000_000, lot: without });
export const directAward = (cents: number, more: Partial<TenderContent> = {}): TenderContent => ({
  ...soundTender({ cents }),
  procedure: { ...sound.procedure, kind: 'direct-award' },
  ...more,
});
export const allotment = (more: Partial<TenderContent['allotment']>): TenderContent => ({
  ...sound,
  allotment: { divided: false, case: null, reason: '', ...more },
});
