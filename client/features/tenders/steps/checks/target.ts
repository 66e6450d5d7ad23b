/** Where a finding is mended: the step, the lot and the field, from the path of the contract that it names. Pure. */
import type { Tender } from '#shared/api/tenders.ts';
import type { TenderStepId } from '../../addresses.ts';

export type Target = { step: TenderStepId; lotId: string | null; anchor: string };

/** First words of a field's path, and the step that holds it. Of two that match, the first wins. */
const LOT_STEPS: readonly [string, TenderStepId][] = [
  ['insertion', 'heures'],
  ['hours', 'heures'],
  ['labourShareBasisPoints', 'heures'],
  ['hourlyCostCents', 'heures'],
  ['exception', 'decider'],
  ['circumstances', 'decider'],
  ['conditions', 'decider'],
  ['criteria', 'decider'],
  ['levers', 'decider'],
  ['objectives', 'decider'],
  ['noWeightsReason', 'decider'],
  ['reservation', 'decider'],
  ['clauses', 'clauses'],
  ['notice', 'avis'],
  ['decp', 'avis'],
];

/** A condition is chosen beside what the law asks; hours are one form. */
const ANCHORS: Readonly<Record<string, string>> = { conditions: 'regime', hours: 'insertion' };

/** Steps where every lot is in view name the lot in their fields. */
const anchorOf = (step: TenderStepId, index: string, head: string, field: string): string => {
  if (step === 'heures') return `lots/${index}/${ANCHORS[head] ?? field}`;
  return step === 'lots' ? `lots/${index}/${field}` : (ANCHORS[head] ?? field);
};

/** The step, the lot and the field of a path such as `lots/1/insertion/publics`; null when it names no field. */
export function targetOf(path: string, tender: Pick<Tender, 'lots'>): Target | null {
  if (!path) return null;
  const match = /^lots\/(\d+)\/?(.*)$/.exec(path);
  if (!match) return { step: path.startsWith('allotment') ? 'lots' : 'besoin', lotId: null, anchor: path };
  const [, index = '', field = ''] = match;
  const head = field.split('/')[0] ?? '';
  const step = LOT_STEPS.find(([start]) => start === head)?.[1] ?? 'lots';
  return { step, lotId: tender.lots[Number(index)]?.id ?? null, anchor: anchorOf(step, index, head, field) };
}
