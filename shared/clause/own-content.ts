/** What a person writes ↔ a family of the library. The content has no slug, and its note is a text, empty when there is nothing to check. */
import type { Block, Inline, ListItem } from '../api/blocks.ts';
import { type ClauseSummary, PIECES } from '../api/clauses.ts';
import type { OwnClauseContent } from '../api/own-clauses.ts';
import { frenchTypography } from '../typography.ts';

/** What the name of every new clause of an organisation starts with; Clausier's own never do. */
export const OWN_SLUG = 'maison-';

export const EMPTY_CONTENT: OwnClauseContent = {
  title: '',
  summary: '',
  levers: [],
  contractTypes: [],
  cpv: [],
  ccag: [],
  themes: [],
  confidence: 'unverified',
  confidenceNote: '',
  references: [],
  keywords: [],
  variables: [],
  whenToUse: [],
  whenNotToUse: [],
  risks: [],
  related: [],
  derogations: [],
  texts: [],
};

type Family = Omit<OwnClauseContent, 'confidenceNote'> & Pick<ClauseSummary, 'slug' | 'pieces' | 'own'> & { confidenceNote?: string };

/** The texts in the order of the pieces of a consultation. */
export const inOrder = (content: OwnClauseContent): OwnClauseContent => ({
  ...content,
  texts: [...content.texts].sort((one, other) => PIECES.indexOf(one.piece) - PIECES.indexOf(other.piece)),
});

export function contentOf({ slug: _slug, pieces: _pieces, own: _own, ...family }: Family): OwnClauseContent {
  return { ...family, confidenceNote: family.confidenceNote ?? '' };
}

/** The family of the library that this content makes, under this name. */
export function familyOf(slug: string, content: OwnClauseContent): Omit<Family, 'own'> {
  const { confidenceNote, ...rest } = inOrder(content);
  return { ...rest, slug, pieces: rest.texts.map(({ piece }) => piece), ...(confidenceNote.trim() === '' ? {} : { confidenceNote }) };
}

const line = (inlines: readonly Inline[]): Inline[] =>
  inlines.map((inline) => (inline.kind === 'text' ? { ...inline, text: frenchTypography(inline.text) } : inline));

const item = ({ content, children }: ListItem): ListItem => ({
  content: line(content),
  ...(children ? { children: { ...children, items: children.items.map((child) => ({ content: line(child.content) })) } } : {}),
});

function typesetBlock(block: Block): Block {
  const note = block.note ? { note: { ...block.note, text: frenchTypography(block.note.text) } } : {};
  if (block.kind === 'list') return { ...block, ...note, items: block.items.map(item) };
  if (block.kind === 'table') return { ...block, ...note, header: block.header.map(line), rows: block.rows.map((row) => row.map(line)) };
  return { ...block, ...note, content: line(block.content) };
}

const sentence = (text: string): string => frenchTypography(text.trim());

/** The spaces and apostrophes of French set everywhere a person reads; names, values and units as they are. */
export function typesetContent(content: OwnClauseContent): OwnClauseContent {
  const { title, summary, confidenceNote, whenToUse, whenNotToUse, risks, derogations, variables, texts } = content;
  return inOrder({
    ...content,
    title: sentence(title),
    summary: sentence(summary),
    confidenceNote: sentence(confidenceNote),
    whenToUse: whenToUse.map(sentence),
    whenNotToUse: whenNotToUse.map(sentence),
    risks: risks.map((risk) => ({ ...risk, text: sentence(risk.text) })),
    derogations: derogations.map((derogation) => ({ ...derogation, text: sentence(derogation.text) })),
    variables: variables.map((variable) => ({
      ...variable,
      label: sentence(variable.label),
      ...(variable.help ? { help: sentence(variable.help) } : {}),
      ...(typeof variable.default === 'string' && variable.type !== 'choice' ? { default: frenchTypography(variable.default) } : {}),
      ...(variable.options ? { options: variable.options.map((option) => ({ ...option, label: sentence(option.label) })) } : {}),
    })),
    texts: texts.map(({ piece, blocks }) => ({ piece, blocks: blocks.map(typesetBlock) })),
  });
}
