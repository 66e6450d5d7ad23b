import { isConcession } from './helpers.ts';
import { find } from './reading.ts';
import { pieceOf, type Rule } from './rule.ts';

/** The title of every CCAG speaks of « marchés publics »; no text we read forbids one in a concession, hence unverified. */
export const L64: Rule = {
  id: 'L64',
  title: 'CCAG dans une concession',
  severity: 'advice',
  confidence: 'unverified',
  references: ['ccp-l3114-1'],
  explanation:
    'Les cahiers des clauses administratives générales sont écrits pour des marchés publics. Dans une concession, un renvoi à l’un d’eux laisse des règles sans objet (prix, décomptes, titulaire). À vérifier : aucun texte lu ne l’interdit.',
  proposal: 'Retirer le renvoi, et écrire dans le contrat les règles dont vous avez besoin.',
  tender: ({ tender }) =>
    isConcession(tender) && tender.procedure.ccag !== null && tender.procedure.ccag !== 'none'
      ? [{ message: 'La consultation est une concession et nomme un CCAG.', path: 'procedure/ccag' }]
      : [],
  across: (pieces, tender) =>
    tender && isConcession(tender)
      ? pieces.flatMap((piece) =>
          find(piece.reading, /\bccag\b/, ({ heading }) => !heading)
            .slice(0, 1)
            .map(({ sentence, matched }) => ({
              ...pieceOf(piece),
              message: 'La pièce renvoie à un CCAG, écrit pour des marchés.',
              paragraph: sentence.paragraph,
              matched,
            })),
        )
      : [],
};
