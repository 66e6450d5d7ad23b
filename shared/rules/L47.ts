import { ccagById, ccagCitations, isWithin } from './ccag-citations.ts';
import type { Hit, Rule } from './rule.ts';

const SUBJECTS = [
  { key: 'insertion', pattern: /\binsertion\b/, name: 'l’insertion' },
  { key: 'environnement', pattern: /\benvironnement\w*\b/, name: 'l’environnement' },
] as const;

/** A number not in our table is to check; one that contradicts a known number is a warning as sure as the table. */
export const L47: Rule = {
  id: 'L47',
  title: 'Article du CCAG mal numéroté',
  severity: 'attention',
  confidence: 'single-source',
  references: ['ccag-fcs-16', 'ccag-tic-16', 'ccag-pi-16', 'ccag-moe-18'],
  seeAlso: ['ccag-travaux-20', 'ccag-mi'],
  explanation: 'L’article sur le développement durable n’a pas le même numéro dans tous les CCAG : un renvoi faux prive la clause de son appui.',
  proposal: 'Citer le numéro du CCAG choisi, et le vérifier dans le texte officiel.',
  text: (piece, law) =>
    ccagCitations(piece).flatMap(({ article, ccag: id, sentence, matched }): Hit[] => {
      const ccag = ccagById(law.ccags, id);
      const subject = SUBJECTS.find(({ pattern }) => pattern.test(sentence.folded));
      if (!ccag || !subject || /\bderog\w*/.test(sentence.folded)) return [];
      const expected = ccag[subject.key] ?? ccag.developpement;
      const where = { paragraph: sentence.paragraph, matched, confidence: ccag.confidence, references: [ccag.reference] };
      if (!expected)
        return [
          {
            ...where,
            message: `Le numéro de l’article du ${ccag.name} sur ${subject.name} n’est pas connu de Clausier : vérifier « ${matched} ».`,
            severity: 'advice',
          },
        ];
      return isWithin(article, expected) || isWithin(expected, article)
        ? []
        : [
            {
              ...where,
              message: `« ${matched} » : ${subject.name} est à l’article ${expected} du ${ccag.name}${ccag.confidence === 'unverified' ? ', à vérifier' : ''}.`,
            },
          ];
    }),
};
