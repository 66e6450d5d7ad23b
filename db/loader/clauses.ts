/** Clause families: front matter checked, texts parsed; what holds a family together is checked by `shared/clause/family-faults.ts`, as for an organisation's own. */
import { type Static, Type } from 'typebox';
import { CCAG_ARTICLES, CCAGS, CONTRACT_TYPES, LEVERS, PIECES, THEMES, VARIABLE_TYPES, type ClauseVariable, type Piece } from '../../shared/api/clauses.ts';
import { CONFIDENCES, oneOf } from '../../shared/api/common.ts';
import { familyFaults } from '../../shared/clause/family-faults.ts';
import { contentOf, OWN_SLUG } from '../../shared/clause/own-content.ts';
import { frenchTypography } from '../../shared/typography.ts';
import type { ClauseFamilyRecord } from '../records.ts';
import { type ContentFault, parseYaml, type SourceFile } from './files.ts';
import { pieceBlocks } from './markdown.ts';

const closed = { additionalProperties: false } as const;
const Sentences = Type.Array(Type.String({ minLength: 3 }), { minItems: 1 });

const FrontMatter = Type.Object(
  {
    title: Type.String({ minLength: 3, maxLength: 120 }),
    summary: Type.String({ minLength: 10, maxLength: 260 }),
    levers: Type.Array(oneOf(LEVERS), { minItems: 1 }),
    contractTypes: Type.Array(oneOf(CONTRACT_TYPES), { minItems: 1 }),
    cpv: Type.Array(Type.String({ pattern: '^\\d{2}$' })),
    ccag: Type.Array(oneOf(CCAGS)),
    themes: Type.Array(oneOf(THEMES), { minItems: 1 }),
    confidence: oneOf(CONFIDENCES),
    confidenceNote: Type.Optional(Type.String()),
    references: Type.Array(Type.String(), { minItems: 1 }),
    keywords: Type.Array(Type.String()),
    variables: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
          label: Type.String(),
          type: oneOf(VARIABLE_TYPES),
          unit: Type.Optional(Type.String()),
          min: Type.Optional(Type.Number()),
          max: Type.Optional(Type.Number()),
          maxLength: Type.Optional(Type.Integer()),
          default: Type.Optional(Type.Union([Type.String(), Type.Number()])),
          help: Type.Optional(Type.String()),
          required: Type.Optional(Type.Boolean()),
          options: Type.Optional(Type.Array(Type.Object({ value: Type.String(), label: Type.String() }, closed), { minItems: 2 })),
        },
        closed,
      ),
    ),
    whenToUse: Sentences,
    whenNotToUse: Sentences,
    risks: Type.Array(Type.Object({ text: Type.String(), references: Type.Optional(Type.Array(Type.String())) }, closed), { minItems: 1 }),
    related: Type.Array(Type.String()),
    derogations: Type.Optional(
      Type.Array(
        Type.Object(
          {
            article: oneOf(CCAG_ARTICLES),
            text: Type.String({ minLength: 10 }),
            confidence: oneOf(CONFIDENCES),
            when: Type.Optional(Type.Object({ id: Type.String(), values: Type.Array(Type.String(), { minItems: 1 }) }, closed)),
          },
          closed,
        ),
      ),
    ),
  },
  closed,
);
type FrontMatter = Static<typeof FrontMatter>;

function readVariable(raw: FrontMatter['variables'][number]): ClauseVariable {
  const { type, options } = raw;
  return {
    ...raw,
    label: frenchTypography(raw.label),
    ...(typeof raw.default === 'string' && type !== 'choice' ? { default: frenchTypography(raw.default) } : {}),
    ...(raw.help ? { help: frenchTypography(raw.help) } : {}),
    ...(options ? { options: options.map((option) => ({ value: option.value, label: frenchTypography(option.label) })) } : {}),
    required: raw.required ?? true,
  };
}

/** Splits `## piece` parts and parses each. */
function readTexts(body: string, fault: (message: string) => void): ClauseFamilyRecord['texts'] {
  const parts = body.split(/^## +(.+?) *$/m);
  if (parts[0]?.trim()) fault('du texte précède la première pièce');
  const texts: ClauseFamilyRecord['texts'] = [];
  for (let i = 1; i < parts.length; i += 2) {
    const piece = PIECES.find((known): known is Piece => known === parts[i]);
    if (!piece) {
      fault(`pièce inconnue : « ${parts[i]} »`);
      continue;
    }
    const blocks = pieceBlocks(parts[i + 1] ?? '', (message) => fault(`${piece} : ${message}`));
    texts.push({ piece, blocks });
  }
  return texts.sort((a, b) => PIECES.indexOf(a.piece) - PIECES.indexOf(b.piece));
}

/** One family from its file; null when its front matter does not hold. */
export function readFamily(file: SourceFile, faults: ContentFault[]): ClauseFamilyRecord | null {
  const fault = (message: string) => void faults.push({ file: file.path, message });
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file.text);
  if (!match) {
    fault('en-tête « --- » absent');
    return null;
  }
  const head = parseYaml(file.path, match[1] ?? '', FrontMatter, faults);
  if (!head) return null;
  const texts = readTexts(match[2] ?? '', fault);
  const set = frenchTypography;
  const family: ClauseFamilyRecord = {
    ...head,
    slug: file.path.replace(/^clauses\//, '').replace(/\.md$/, ''),
    title: set(head.title),
    summary: set(head.summary),
    ...(head.confidenceNote ? { confidenceNote: set(head.confidenceNote) } : {}),
    pieces: texts.map(({ piece }) => piece),
    variables: head.variables.map(readVariable),
    whenToUse: head.whenToUse.map(set),
    whenNotToUse: head.whenNotToUse.map(set),
    risks: head.risks.map((risk) => ({ text: set(risk.text), references: risk.references ?? [] })),
    derogations: (head.derogations ?? []).map((line) => ({ ...line, text: set(line.text) })),
    texts,
  };
  if (family.slug.startsWith(OWN_SLUG)) fault(`« ${OWN_SLUG} » est réservé aux clauses des organisations`);
  for (const { where, message } of familyFaults(contentOf(family), null)) fault(`${where} : ${message}`);
  return family;
}
