import { hitsOf, isSocial, nameOf, writesCriterion } from './helpers.ts';
import { about, asserts, CRITERIA, find } from './reading.ts';
import type { Rule } from './rule.ts';

const DISCRETION = /\b(?:libre appreciation|discretion\w*|appreciation souveraine|appreciation (?:de )?la commission|selon (?:son|leur) appreciation)\b/;

export const L15: Rule = {
  id: 'L15',
  title: 'Critère social sans méthode',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-l2152-8', 'ccp-r2152-11'],
  pieces: ['rc', 'avis'],
  explanation: 'Un critère est précis et ses modalités sont publiées ; noté à discrétion, il donne une liberté de choix illimitée.',
  proposal: 'Écrire les éléments jugés, le barème et les pièces demandées.',
  lot: (lot, context) =>
    lot.criteria.filter(isSocial).flatMap((criterion) => {
      const lacks = [...(criterion.elements.trim() ? [] : ['les éléments jugés']), ...(criterion.method.trim() ? [] : ['la méthode de notation'])];
      return lacks.length === 0 || writesCriterion(lot, 'social', context)
        ? []
        : [
            {
              message: `${nameOf(lot, context.tender)} : le critère « ${criterion.title} » ne dit pas ${lacks.join(' ni ')}.`,
              path: `criteria/${criterion.id}`,
            },
          ];
    }),
  text: ({ reading }) =>
    hitsOf(
      find(reading, DISCRETION, (sentence) => asserts(sentence) && about(sentence, CRITERIA)),
      (matched) => `Une notation est laissée à discrétion : « ${matched} ».`,
    ),
};
