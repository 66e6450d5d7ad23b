/** Clause families: front matter checked, texts parsed, variables and links verified inside the family. */
import { type Static, Type } from 'typebox';
import { CCAG_ARTICLES, CCAGS, CONTRACT_TYPES, LEVERS, PIECES, THEMES, VARIABLE_TYPES, type ClauseVariable, type Piece } from '../../shared/api/clauses.ts';
import { CONFIDENCES, oneOf } from '../../shared/api/common.ts';
import { usedVariables } from '../../shared/block/walk.ts';
import { BUILT_IN_VARIABLES } from '../../shared/clause/variables.ts';
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

function readVariable(raw: FrontMatter['variables'][number], fault: (message: string) => void): ClauseVariable {
  const { id, type, min, max, options } = raw;
  const value = raw.default;
  if (min !== undefined && max !== undefined && min > max) fault(`variable ${id} : borne basse au-dessus de la borne haute`);
  if (typeof value === 'number' && ((min !== undefined && value < min) || (max !== undefined && value > max)))
    fault(`variable ${id} : valeur par défaut hors bornes`);
  if (['integer', 'money', 'rate'].includes(type) && (min === undefined || max === undefined)) fault(`variable ${id} : bornes absentes`);
  if ((type === 'choice') !== (options !== undefined)) fault(`variable ${id} : « choice » et « options » vont ensemble`);
  if (options && value !== undefined && !options.some((option) => option.value === value)) fault(`variable ${id} : valeur par défaut absente des choix`);
  return {
    ...raw,
    label: frenchTypography(raw.label),
    ...(typeof value === 'string' && type !== 'choice' ? { default: frenchTypography(value) } : {}),
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
    if (texts.some((text) => text.piece === piece)) fault(`pièce écrite deux fois : ${piece}`);
    const blocks = pieceBlocks(parts[i + 1] ?? '', (message) => fault(`${piece} : ${message}`));
    if (blocks.length === 0) fault(`pièce vide : ${piece}`);
    texts.push({ piece, blocks });
  }
  if (texts.length === 0) fault('aucune pièce rédigée');
  return texts.sort((a, b) => PIECES.indexOf(a.piece) - PIECES.indexOf(b.piece));
}

/** A passage that waits for a value nobody can choose would never be written. */
function checkConditions({ texts, variables }: ClauseFamilyRecord, fault: (message: string) => void): void {
  const ccags: readonly string[] = CCAGS;
  for (const { when } of texts.flatMap(({ blocks }) => blocks)) {
    for (const id of when?.ccag ?? []) if (!ccags.includes(id)) fault(`CCAG inconnu : ${id}`);
    const options = variables.find(({ id }) => id === when?.variable?.id)?.options;
    for (const value of when?.variable?.values ?? [])
      if (!options?.some((option) => option.value === value)) fault(`condition sur une valeur que « ${when?.variable?.id} » ne propose pas : ${value}`);
  }
}

/** A line of the derogation table belongs to a clause that the CCAP holds, and only writes values that it declares. */
function checkDerogations({ derogations, variables, pieces }: ClauseFamilyRecord, fault: (message: string) => void): void {
  if (derogations.length > 0 && !pieces.includes('ccap')) fault('une dérogation suppose un texte au ccap');
  const ids = new Set(variables.map(({ id }) => id));
  for (const { text, when } of derogations) {
    for (const [, id = ''] of text.matchAll(/\{\{([^}]+)\}\}/g)) if (!ids.has(id)) fault(`dérogation : variable non déclarée : ${id}`);
    const options = variables.find(({ id }) => id === when?.id)?.options;
    for (const value of when?.values ?? [])
      if (!options?.some((option) => option.value === value)) fault(`dérogation : « ${when?.id} » ne propose pas la valeur ${value}`);
  }
}

function checkVariables(family: ClauseFamilyRecord, fault: (message: string) => void): void {
  const declared = new Set(family.variables.map(({ id }) => id));
  const used = new Set(family.texts.flatMap(({ blocks }) => usedVariables(blocks)));
  for (const id of used) if (!declared.has(id) && !BUILT_IN_VARIABLES.has(id)) fault(`variable utilisée mais non déclarée : ${id}`);
  for (const id of declared) if (!used.has(id)) fault(`variable déclarée mais jamais utilisée : ${id}`);
  if (declared.size < family.variables.length) fault('deux variables portent le même nom');
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
  if (head.confidence !== 'confirmed' && !head.confidenceNote) fault('« confidenceNote » dit ce qui reste à vérifier');
  const texts = readTexts(match[2] ?? '', fault);
  const set = frenchTypography;
  const family: ClauseFamilyRecord = {
    ...head,
    slug: file.path.replace(/^clauses\//, '').replace(/\.md$/, ''),
    title: set(head.title),
    summary: set(head.summary),
    ...(head.confidenceNote ? { confidenceNote: set(head.confidenceNote) } : {}),
    pieces: texts.map(({ piece }) => piece),
    variables: head.variables.map((variable) => readVariable(variable, fault)),
    whenToUse: head.whenToUse.map(set),
    whenNotToUse: head.whenNotToUse.map(set),
    risks: head.risks.map((risk) => ({ text: set(risk.text), references: risk.references ?? [] })),
    derogations: (head.derogations ?? []).map((line) => ({ ...line, text: set(line.text) })),
    texts,
  };
  checkVariables(family, fault);
  checkConditions(family, fault);
  checkDerogations(family, fault);
  return family;
}
