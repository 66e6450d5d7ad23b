import { hitsOf } from './helpers.ts';
import { find } from './reading.ts';
import type { Rule } from './rule.ts';

const DUTY =
  /\b(?:exclu\w*|ecarte\w*|elimine\w*|rejet\w*)(?=.*\b(?:plan de vigilance|devoir de vigilance|informations? (?:de|en matiere de) durabilite|csrd|rapport de durabilite|negociation obligatoire)\b)|\b(?:plan de vigilance|devoir de vigilance|informations? (?:de|en matiere de) durabilite|csrd|rapport de durabilite)\b(?=.*\b(?:exclu\w*|ecarte\w*|elimine\w*|rejet\w*)\b)/;
const SUBJECT =
  /\b(?:assujetti\w*|soumis\w* a|tenue?s? (?:d |de |a )?|est tenu\w*|sont tenu\w*|y est soumis\w*|concernee?s?|obligation de publier|lorsqu il y est|si la loi)\b/;

export const L49: Rule = {
  id: 'L49',
  title: 'Exclusion d’un candidat peut-être non assujetti',
  severity: 'attention',
  confidence: 'single-source',
  references: ['ccp-l2141-7-1'],
  seeAlso: ['ccom-l225-102-1', 'loi-2025-391'],
  pieces: ['rc', 'avis'],
  explanation:
    'Le plan de vigilance et les informations de durabilité ne sont dus que par certaines entreprises, et le calendrier a été reporté : un candidat qui n’y est pas soumis ne peut être exclu à ce titre.',
  proposal: 'Écrire « les candidats qui y sont soumis » et vérifier l’assujettissement avant toute décision.',
  text: ({ reading }) =>
    hitsOf(
      find(reading, DUTY, (sentence) => !SUBJECT.test(sentence.folded) && !/\b(?:aucun|ne (?:peut|peuvent|sera|seront))\b/.test(sentence.folded)),
      (matched) => `Une exclusion vise des obligations que tous n’ont pas : « ${matched} ».`,
    ),
};
