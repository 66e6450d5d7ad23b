import { nameOf } from './helpers.ts';
import type { Rule } from './rule.ts';

/** Needs to know that people use the thing bought: a text alone does not say it. */
export const L44: Rule = {
  id: 'L44',
  title: 'Accessibilité absente des spécifications',
  severity: 'attention',
  confidence: 'single-source',
  references: ['ccp-r2111-6'],
  explanation:
    'Quand des personnes utilisent ce que l’on achète, les spécifications tiennent compte de l’accessibilité et de la conception pour tous, sauf cas justifié.',
  proposal: 'Ajouter une clause d’accessibilité, ou écrire la justification.',
  lot: (lot, { tender, clauses }) => {
    if (tender.need.usedByPeople !== true || lot.notice.bt754 === 'inc' || (lot.notice.bt754 === 'n-inc-just' && lot.notice.bt755.trim())) return [];
    if (
      clauses.some((clause) => lot.clauses.some(({ slug }) => slug === clause.slug) && clause.themes.includes('accessibility')) ||
      lot.conditions.some(({ kind }) => kind === 'disability')
    )
      return [];
    return [
      {
        message: `${nameOf(lot, tender)} : ${lot.notice.bt754 === null ? 'l’accessibilité n’est pas traitée' : 'l’accessibilité est écartée sans justification'}.`,
        path: 'notice/bt754',
      },
    ];
  },
};
