import { isReserved, nameOf } from './helpers.ts';
import { asserts, find, foldWords, underHeading } from './reading.ts';
import type { Rule } from './rule.ts';

const SOCIAL =
  /\b(?:rse|responsabilite societale|politique sociale|demarche (?:sociale|insertion|handicap)|agrement esus|esus|entreprise solidaire|engagement (?:social|insertion)|(?:actions?|experience|references?|politique) (?:\w+ ){0,3}insertion|clause sociale)\b/;
const CANDIDACY = /\b(?:candidatures?|conditions de participation|capacites?|selection des candidat\w*)\b/;
const ASKED = /\b(?:exige\w*|demand\w*|doi\w+|devr\w+|fourni\w+|justifi\w+|produi\w+|presente\w*|requis\w*|minimum|agrement)\b/;

export const L42: Rule = {
  id: 'L42',
  title: 'Politique sociale exigée pour candidater',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-l2142-1'],
  pieces: ['rc', 'avis'],
  explanation:
    'On ne demande aux candidats que leur aptitude et leurs capacités économiques, techniques et professionnelles, liées et proportionnées à l’objet. La politique sociale n’en fait pas partie.',
  proposal: 'En faire une condition d’exécution ou un critère lié aux prestations, ou réserver le lot.',
  lot: (lot, { tender }) => {
    if (isReserved(lot)) return [];
    return lot.selection.demands.flatMap((demand, index) =>
      SOCIAL.test(foldWords(demand).folded)
        ? [{ message: `${nameOf(lot, tender)} : « ${demand} » est demandé pour candidater.`, path: `selection/demands/${index}`, matched: demand }]
        : [],
    );
  },
  text: ({ reading }) => {
    if (/\b(?:lot|marche|consultation|participation|concession)(?: \w+){0,6} reserve\w*/.test(reading.folded)) return [];
    return find(
      reading,
      SOCIAL,
      (sentence) =>
        asserts(sentence) &&
        underHeading(CANDIDACY)(sentence) &&
        ASKED.test(sentence.folded) &&
        !/\b(?:apres attribution|facultati\w+|a titre informatif|offre|declaration sur honneur)\b/.test(sentence.folded),
    ).map(({ sentence, matched }) => ({ message: `La candidature dépend d’un élément social : « ${matched} ».`, paragraph: sentence.paragraph, matched }));
  },
};
