/** A place of a clause, from its path to words: `texts/ccap/2` → « CCAP, paragraphe 3 ». */
import { PIECES } from '../api/clauses.ts';
import { OWN_CLAUSE_FIELDS, type OwnClauseContent } from '../api/own-clauses.ts';
import { FIELD_LABELS, SHORT_PIECE_LABELS } from './labels.ts';

const ROW_LABELS: Record<string, string> = { risks: 'Risque', derogations: 'Dérogation' };

/** The title of the clause's field when the path says no more. */
export function placeWords(path: string, { variables }: Pick<OwnClauseContent, 'variables'>): string {
  const [first = '', second, third] = path.split('/');
  const field = OWN_CLAUSE_FIELDS.find((name) => name === first);
  if (!field) return path;
  if (second === undefined) return FIELD_LABELS[field];
  const piece = field === 'texts' ? PIECES.find((name) => name === second) : undefined;
  if (piece) return third === undefined ? SHORT_PIECE_LABELS[piece] : `${SHORT_PIECE_LABELS[piece]}, paragraphe ${Number(third) + 1}`;
  if (field === 'variables') {
    const label = variables.find(({ id }) => id === second)?.label.trim();
    return `Variable « ${label || second} »`;
  }
  return `${ROW_LABELS[field] ?? FIELD_LABELS[field]}, ligne ${Number(second) + 1}`;
}
