import { ccagCitations, isWithin } from './ccag-citations.ts';
import type { PieceContent, Rule } from './rule.ts';

const LIST_HEADING = /\b(?:derogations?)\b/;
const NUMBERS = /\d+(?:\.\d+)*/g;

/** Paragraphs of the final list: the last heading about derogations, and what follows it. */
function listed({ reading }: PieceContent): { from: number; numbers: string[] } | null {
  const heading =
    reading.sentences.filter((sentence) => sentence.heading && LIST_HEADING.test(sentence.folded)).at(-1) ??
    reading.sentences.filter(({ folded }) => /\b(?:liste|tableau|recapitulati\w+) (?:\w+ ){0,3}derogations?\b/.test(folded)).at(-1);
  if (!heading) return null;
  const after = reading.paragraphs
    .slice(heading.paragraph)
    .map(({ text }) => text)
    .join('\n');
  return { from: heading.paragraph, numbers: [...after.matchAll(NUMBERS)].map(([number]) => number) };
}

export const L46: Rule = {
  id: 'L46',
  title: 'Dérogation au CCAG non récapitulée',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-r2112-3'],
  pieces: ['ccap'],
  explanation: 'Les documents particuliers indiquent les articles du CCAG auxquels ils dérogent : une dérogation absente de la liste finale est contestable.',
  proposal: 'Ajouter l’article à la liste des dérogations, en fin de CCAP.',
  text: (piece) => {
    if (!piece.facts.whole) return [];
    const list = listed(piece);
    return ccagCitations(piece)
      .filter(({ derogation, sentence }) => derogation && !sentence.heading && (!list || sentence.paragraph < list.from))
      .flatMap(({ article, sentence, matched }) =>
        list?.numbers.some((number) => isWithin(article, number) || isWithin(number, article))
          ? []
          : [
              {
                message: list
                  ? `La dérogation à l’article ${article} du CCAG n’est pas dans la liste finale.`
                  : `Le CCAP déroge à l’article ${article} du CCAG sans liste finale des dérogations.`,
                paragraph: sentence.paragraph,
                matched,
              },
            ],
      );
  },
};
