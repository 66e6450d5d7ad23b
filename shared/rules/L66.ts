import { isConcession, nameOf } from './helpers.ts';
import { asserts, find } from './reading.ts';
import { pieceOf, type Rule } from './rule.ts';

/** Words of markets that a piece of a concession should not use for its own parties. */
const WORDS = /\b(?:titulaires?|pouvoir adjudicateur|acte engagement)\b/;

/** A usage of words, not an article: it advises. */
export const L66: Rule = {
  id: 'L66',
  title: 'Mots de marché dans une concession',
  severity: 'advice',
  confidence: 'single-source',
  references: ['ccp-l3114-1', 'ccp-l3131-5'],
  explanation:
    'Le code parle du concessionnaire et de l’autorité concédante. « Titulaire », « pouvoir adjudicateur » ou « acte d’engagement » laissent penser qu’un modèle de marché a été repris, avec ses règles.',
  proposal: 'Écrire « concessionnaire », « autorité concédante », « contrat ».',
  across: (pieces, tender) => {
    if (!tender || !isConcession(tender)) return [];
    const [lot] = tender.lots;
    return pieces.flatMap((piece) =>
      find(piece.reading, WORDS, asserts)
        .slice(0, 1)
        .map(({ sentence, matched }) => ({
          ...pieceOf(piece),
          message: `${lot ? nameOf(lot, tender) : 'Le contrat'} est une concession, et la pièce écrit « ${matched} ».`,
          paragraph: sentence.paragraph,
          matched,
        })),
    );
  },
};
