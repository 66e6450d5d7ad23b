import { foldFrench } from '../typography.ts';
import type { TenderCriterion } from '../api/tenders.ts';
import { isSocial, nameOf } from './helpers.ts';
import type { Rule } from './rule.ts';

/** Same words, whatever the typing; an empty criterion copies nothing. */
const wording = ({ title, elements, method }: TenderCriterion): string => foldFrench(`${title} ${elements} ${method}`);
const MIN_WORDS = 8;

/** Needs the buyer's other consultations: without them it stays silent. */
export const L14: Rule = {
  id: 'L14',
  title: 'Critère social recopié d’un marché à l’autre',
  severity: 'attention',
  confidence: 'confirmed',
  references: ['ce-417580'],
  explanation: 'Un critère social identique dans tous les marchés de l’acheteur juge une politique générale : il perd son lien avec l’objet.',
  proposal: 'Reprendre les éléments jugés à partir des tâches et des équipes de ce marché.',
  lot: (lot, { tender, others }) =>
    lot.criteria
      .filter((criterion) => isSocial(criterion) && wording(criterion).split(' ').length >= MIN_WORDS)
      .flatMap((criterion) => {
        const same = others.filter((other) =>
          other.lots.some(
            (elsewhere) =>
              elsewhere.criteria.some((candidate) => isSocial(candidate) && wording(candidate) === wording(criterion)) &&
              elsewhere.cpv.slice(0, 3) !== lot.cpv.slice(0, 3),
          ),
        );
        return same.length === 0
          ? []
          : [
              {
                message: `${nameOf(lot, tender)} : le critère « ${criterion.title} » est mot pour mot celui de « ${same[0]?.title ?? ''} »${same.length > 1 ? ` et de ${same.length - 1} autre${same.length > 2 ? 's' : ''}` : ''}, pour un autre objet.`,
                path: `criteria/${criterion.id}`,
              },
            ];
      }),
};
