import { hasInsertion, nameOf } from './helpers.ts';
import { categoriesOf } from './publics.ts';
import { asserts, find } from './reading.ts';
import type { Rule } from './rule.ts';

const OPEN = /\b(?:notamment|par exemple|entre autres|ou (?:toute|autre)|ainsi que|tout autre|toute autre)\b/;
const LIST =
  /\b(?:publics?|beneficiaires|personnes eligibles|heures|action|insertion)(?: \w+){0,8} (?:reserve\w*|limite\w*|uniquement|exclusivement|seule?s?|sont les|sont des|concernes? sont)\b/;

export const L25: Rule = {
  id: 'L25',
  title: 'Publics limités à une seule catégorie',
  severity: 'attention',
  confidence: 'single-source',
  references: ['ccp-l2112-3', 'ccp-l3'],
  pieces: ['ccap', 'rc'],
  explanation: 'Une seule catégorie de public réduit les candidatures possibles et peut restreindre la concurrence ; elle demande une raison.',
  proposal: 'Ouvrir la liste (« notamment ») ou écrire le motif qui limite à cette catégorie.',
  lot: (lot, { tender }) => {
    const { publics, publicsReason } = lot.insertion;
    if (!hasInsertion(lot) || publicsReason.trim()) return [];
    const found = categoriesOf(publics);
    if (found.length !== 1 || OPEN.test(publics.toLowerCase())) return [];
    return [{ message: `${nameOf(lot, tender)} ne vise qu’un public : ${found[0] ?? ''}.`, path: 'insertion/publics', matched: publics.trim().slice(0, 200) }];
  },
  text: ({ reading }) =>
    find(
      reading,
      LIST,
      (sentence) =>
        asserts(sentence) &&
        !OPEN.test(sentence.folded) &&
        categoriesOf(sentence.text).length === 1 &&
        !/(?::|;)\s*$/.test(sentence.text) &&
        /\b(?:reserve\w*|limite\w*|uniquement|exclusivement|seule?s?)\b/.test(sentence.folded) &&
        /\b(?:insertion|heures|publics?)\b/.test(sentence.folded) &&
        !/\b(?:lot|marche|concession|participation|procedure) (?:\w+ ){0,3}reserve\w*/.test(sentence.folded),
    ).map(({ sentence }) => ({
      message: `Le texte ne vise qu’un public : ${categoriesOf(sentence.text)[0] ?? ''}.`,
      paragraph: sentence.paragraph,
      matched: sentence.text.trim().slice(0, 200),
    })),
};
