import { PIECE_LABELS } from '../labels.ts';
import { type PieceContent, pieceOf, type Rule } from './rule.ts';
import type { Piece } from '../api/clauses.ts';
import { hasWrittenVolume } from './volumes.ts';

const CLAUSE =
  /\b(?:insertion (?:professionnelle|sociale|par activite)|clause (?:sociale|insertion)|action insertion|heures insertion|condition execution sociale)\b/;
const EXPECTED: readonly Piece[] = ['rc', 'ae'];

const carries = ({ reading }: PieceContent): boolean => CLAUSE.test(reading.folded);

export const L58: Rule = {
  id: 'L58',
  title: 'Clause sociale absente d’une autre pièce',
  severity: 'attention',
  confidence: 'single-source',
  references: ['ccp-r2152-11', 'ccp-l2112-2'],
  explanation: 'Les candidats chiffrent ce qu’ils lisent : une clause écrite au seul CCAP est découverte trop tard, et l’engagement n’est pas signé.',
  proposal: 'Reprendre la clause au règlement de la consultation et à l’acte d’engagement, avec le même nombre d’heures.',
  across: (pieces) => {
    const ccap = pieces.find(({ facts, reading }) => facts.kind === 'ccap' && CLAUSE.test(reading.folded) && hasWrittenVolume(reading));
    if (!ccap) return [];
    return EXPECTED.flatMap((kind) => {
      const all = pieces.filter(({ facts }) => facts.kind === kind && facts.whole);
      const [first] = all;
      return first && !all.some(carries) ? [{ ...pieceOf(first), message: `La clause sociale du CCAP n’apparaît pas dans : ${PIECE_LABELS[kind]}.` }] : [];
    });
  },
};
