/** Questions corrected by the product itself: its checks find the fault in a text, its table says where a clause goes. */
import type { ClauseSummary } from '../api/clauses.ts';
import type { OutlineItem } from '../api/documents.ts';
import type { Finding } from '../api/findings.ts';
import type { QuestionOf } from '../api/training-content.ts';
import { checkText, type Paragraph } from '../rules/index.ts';
import type { Law } from '../tender/law.ts';
import { proposePlaces } from '../tender/places.ts';

/** « # Article 6 – Jugement » → a title. */
export const faultParagraphs = (paragraphs: readonly string[]): Paragraph[] =>
  paragraphs.map((text) => (text.startsWith('# ') ? { text: text.slice(2), level: 1 } : { text, level: null }));

const findings = ({ piece, rule }: QuestionOf<'fault'>, paragraphs: readonly string[], law: Law): Finding[] =>
  checkText({ kind: piece, whole: false, ccag: null }, faultParagraphs(paragraphs), law).filter((finding) => finding.rule === rule);

/** The paragraph the check finds, and what it says; null when it finds none, or several, or still finds the mended one. */
export function foundFault(question: QuestionOf<'fault'>, law: Law): { paragraph: number; finding: Finding } | null {
  const found = findings(question, question.paragraphs, law);
  const [first] = found;
  const paragraph = first?.where.paragraph ?? null;
  const places = new Set(found.map(({ where }) => where.paragraph));
  if (!first || paragraph === null || places.size !== 1) return null;
  const mended = question.paragraphs.map((text, index) => (index === paragraph ? question.fixed : text));
  return findings(question, mended, law).length === 0 ? { paragraph, finding: first } : null;
}

/** « 8.1 Pénalités » → level 2, number « 8.1 ». « Article 4 – Durée » → level 1. */
export function outlineItems(lines: readonly string[]): OutlineItem[] {
  return lines.map((line, index) => {
    const match = /^((?:Article\s+)?\d+(?:\.\d+)*)[.)]?\s*[–—:-]?\s+(.*)$/.exec(line);
    const number = match?.[1] ?? '';
    return { id: `t${index + 1}`, level: (number.match(/\./g)?.length ?? 0) + 1, number, text: match?.[2] ?? line, sign: 'style' };
  });
}

type PlacedClause = Pick<ClauseSummary, 'slug' | 'title' | 'levers' | 'themes'>;

/** The title the product would put the clause after, and why; null when no title speaks of it. */
export function rightPlace(question: QuestionOf<'place'>, clause: PlacedClause): { after: string; reason: string } | null {
  const outline = outlineItems(question.outline);
  const [place] = proposePlaces(question.piece, outline, [], [{ ...clause, lotId: '' }], []);
  const title = outline.find(({ id }) => id === place?.after);
  return place && title ? { after: title.id, reason: place.reason } : null;
}
