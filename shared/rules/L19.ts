import { hasInsertion, hasVolume, nameOf } from './helpers.ts';
import { asserts, find } from './reading.ts';
import type { Rule } from './rule.ts';
import { hasWrittenVolume } from './volumes.ts';

const BARE = /\bccag\b/;
const INSERTION = /\b(?:insertion|clauses? sociales?)\b/;
const PUBLICS = /\b(?:publics?|personnes (?:eligibles|eloignees|concernees)|demandeurs? emploi|allocataires?|beneficiaires)\b/;
const ALTERNATIVE = /\bactions? (?:alternatives?|insertion|equivalentes?)\b/;

export const L19: Rule = {
  id: 'L19',
  title: 'Clause sociale par simple renvoi au CCAG',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ccag-fcs-16', 'ccag-tic-16'],
  pieces: ['ccap'],
  explanation:
    'Les CCAG lus (fournitures et services, prestations intellectuelles, informatique) ne donnent vie à la clause d’insertion que si les documents particuliers fixent au moins le périmètre, les publics et le volume. Un renvoi nu ne crée aucune obligation.',
  proposal: 'Écrire le périmètre, les publics, le volume d’heures et, s’il existe, le facilitateur.',
  lot: (lot, { tender }) => {
    if (!hasInsertion(lot) || hasVolume(lot) || lot.insertion.publics.trim() || lot.insertion.modes.includes('alternative')) return [];
    return [{ message: `${nameOf(lot, tender)} : la clause d’insertion n’a ni volume ni publics.`, path: 'insertion' }];
  },
  text: ({ facts, reading }) => {
    if (!facts.whole || hasWrittenVolume(reading) || (ALTERNATIVE.test(reading.folded) && PUBLICS.test(reading.folded))) return [];
    const [first] = find(reading, INSERTION, (sentence) => asserts(sentence) && BARE.test(`${sentence.folded} ${sentence.lead}`));
    return first
      ? [
          {
            message: 'L’insertion n’est prévue que par renvoi au CCAG : aucun volume n’est écrit.',
            paragraph: first.sentence.paragraph,
            matched: first.sentence.text.trim().slice(0, 200),
          },
        ]
      : [];
  },
};
