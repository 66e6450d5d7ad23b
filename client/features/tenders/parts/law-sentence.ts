/** What the law asks, in one or two sentences, for the panel beside the work. Pure. */
import type { LotRegime, Obligation, TenderRegime } from '#shared/api/tenders.ts';
import { listed } from '#shared/tender/names.ts';

const POINTS: readonly { key: 'socialCondition' | 'environmentalCondition' | 'environmentalCriterion'; says: string }[] = [
  { key: 'socialCondition', says: 'une condition sociale' },
  { key: 'environmentalCondition', says: 'une condition environnementale' },
  { key: 'environmentalCriterion', says: 'un critère environnemental' },
];

const pick = (regime: LotRegime, obligation: Obligation): string[] => POINTS.filter(({ key }) => regime[key].obligation === obligation).map(({ says }) => says);

/** « La loi demande une condition sociale et un critère environnemental. » The regime is that of the whole need: any lot tells it. */
export function lawSentences({ lots: [lot] }: Pick<TenderRegime, 'lots'>): string[] {
  if (!lot) return [];
  if (lot.socialCondition.obligation === 'out-of-scope') return [lot.socialCondition.reason];
  const [due, open, unknown] = [pick(lot, 'required'), pick(lot, 'attention'), pick(lot, 'unknown')];
  return [
    due.length > 0 ? `La loi demande ${listed(due)}.` : '',
    open.length > 0 ? `À trancher\u202f: ${listed(open)}.` : '',
    unknown.length > 0 ? `Pas encore certain\u202f: ${listed(unknown)}.` : '',
    due.length + open.length + unknown.length === 0 ? 'Une condition sociale ou environnementale est possible, pas obligatoire.' : '',
  ].filter(Boolean);
}
