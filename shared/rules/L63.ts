import { isConcession, nameOf } from './helpers.ts';
import type { Rule } from './rule.ts';

/** Its words, and the articles that have a twin, change at writing (`shared/clause/concession-words.ts`); its rules are those of a market. */
export const L63: Rule = {
  id: 'L63',
  title: 'Clause de marché dans une concession',
  severity: 'attention',
  confidence: 'single-source',
  references: ['ccp-l3114-2'],
  explanation:
    'La clause est écrite pour des marchés. Dans une concession, ses mots sont changés, sauf si elle ne vaut que pour un marché ; ses articles ne le sont que si le code en a un semblable. Ce qu’elle organise (délais, pénalités, paiements) suit encore les règles des marchés.',
  proposal: 'Prendre une clause écrite pour les concessions, ou faire relire celle-ci.',
  lot: (lot, { tender, clauses }) =>
    isConcession(tender)
      ? clauses
          .filter(
            ({ slug, contractTypes }) =>
              contractTypes !== undefined && !contractTypes.includes('concession') && lot.clauses.some((chosen) => chosen.slug === slug),
          )
          .map(({ slug, title }) => ({
            message: `${nameOf(lot, tender)} : la clause « ${title ?? slug} » est écrite pour des marchés.`,
            path: 'clauses',
            matched: slug,
          }))
      : [],
};
