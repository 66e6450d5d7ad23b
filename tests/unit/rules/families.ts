/** Every text of the shipped library, with its variables left open, or filled with defaults and plausible values. */
import type { ClauseVariable } from '../../../shared/api/clauses.ts';
import { fillBlocks } from '../../../shared/clause/fill.ts';
import { blockParagraphs, type Paragraph, type PieceFacts } from '../../../shared/rules/index.ts';
import { shippedContent } from '../../support/content.ts';
import { AFTER } from '../tender/support.ts';

export type FamilyText = { slug: string; facts: PieceFacts; paragraphs: Paragraph[] };

function plausible({ type, options, min, max, ...variable }: ClauseVariable): string | number {
  if (variable.default !== undefined) return variable.default;
  if (options) return options[0]?.value ?? '';
  if (type === 'date') return '2027-03-15';
  if (type === 'text' || type === 'longtext') return 'Maison de l’emploi';
  return Math.min(Math.max(Math.round(((min ?? 1) + (max ?? 100)) / 4), min ?? 1), max ?? 100);
}

export function familyTexts(kind: 'open' | 'filled', whole: boolean, on = AFTER): FamilyText[] {
  const { families, ccags } = shippedContent();
  return families.flatMap(({ slug, texts, variables, ccag }) => {
    const values = Object.fromEntries(variables.map((variable) => [variable.id, plausible(variable)]));
    const chosen = ccags.find(({ id }) => id === (ccag[0] ?? 'fcs')) ?? null;
    return texts.map(({ piece, blocks }) => ({
      slug,
      facts: { kind: piece, whole, ccag: chosen?.id ?? null },
      paragraphs: blockParagraphs(kind === 'filled' ? fillBlocks(blocks, { variables, values, ccag: chosen, on }).blocks : blocks),
    }));
  });
}
