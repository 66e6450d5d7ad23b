import { isConcession, isFormalised, nameOf } from './helpers.ts';
import { type PieceContent, pieceOf, type Rule } from './rule.ts';

const TITLE =
  /\bjugement des offres\b|\b(?:choix|classement) (?:de |des )?offres?\b|\bcriteres? (?:de |d )?(?:jugement|attribution|choix|notation|selection des offres)\b/;
/** A weight, an order, one criterion alone, or another document that may give them. */
const WEIGHED =
  /\b\d+ (?:%|points?|pts?)(?: |$)|%|\bponder\w+|\bcoefficients?\b|\bordre (?:decroissant|importance)\b|\b(?:critere|prix|cout) (?:\w+ )?uniques?\b|\bseul critere\b|\bannexes?\b|\bgrille\b/;

/** The title under which criteria stand without any weight; null when one is written somewhere in the piece. */
function bareCriteria({ facts, reading }: PieceContent) {
  if (facts.kind !== 'rc' || !facts.whole || WEIGHED.test(reading.folded)) return null;
  return (
    reading.sentences.find((title) => title.heading && TITLE.test(title.folded) && reading.sentences.some(({ section }) => section.includes(title.folded))) ??
    null
  );
}

export const L16: Rule = {
  id: 'L16',
  title: 'Critères sans pondération',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-r2152-12'],
  explanation: 'En procédure formalisée, les critères sont pondérés ; une raison objective permet seulement de les ranger par ordre décroissant.',
  proposal: 'Donner un poids à chaque critère, ou écrire pourquoi c’est impossible et les ranger.',
  lot: (lot, { tender }) => {
    if (!isFormalised(tender) || isConcession(tender) || lot.criteria.length < 2 || lot.noWeightsReason.trim()) return [];
    const without = lot.criteria.filter(({ weightBasisPoints }) => weightBasisPoints === null);
    if (without.length > 0)
      return [
        {
          message: `${nameOf(lot, tender)} : ${without.length === lot.criteria.length ? 'les critères ne sont pas pondérés' : `sans poids : ${without.map(({ title }) => `« ${title} »`).join(', ')}`}.`,
          path: 'criteria',
        },
      ];
    return [];
  },
  across: (pieces, tender) => {
    if (!tender || !isFormalised(tender) || isConcession(tender)) return [];
    return pieces.flatMap((piece) => {
      const title = bareCriteria(piece);
      return title
        ? [
            {
              ...pieceOf(piece),
              message: 'Procédure formalisée : le règlement cite des critères sans aucun poids.',
              paragraph: title.paragraph,
              matched: title.text.trim(),
              // The reason that allows an order without weights may stand elsewhere.
              severity: 'attention' as const,
            },
          ]
        : [];
    });
  },
};
