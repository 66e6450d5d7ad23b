/** Filling a clause: conditions decided, variables written with their unit, the missing ones named. */
import type { Block, Condition, Inline } from '../api/blocks.ts';
import type { Ccag, ClauseVariable, VariableValues } from '../api/clauses.ts';
import type { FieldFault } from '../errors.ts';
import { type Day, isDay } from '../days.ts';
import { formatDay, formatMoney, formatNumber } from '../format.ts';
import { LIMITS } from '../limits.ts';
import { concessionBlock, type ContractWords } from './concession-words.ts';
import { BUILT_IN_VARIABLES } from './variables.ts';

export type FillContext = {
  variables: readonly ClauseVariable[];
  values: VariableValues;
  ccag: Ccag | null;
  on: Day;
} & Partial<ContractWords>;

export type Filled = { blocks: Block[]; missing: string[] };

const NO_BREAK = '\u00a0';

/** Words that end in s in the singular too. */
const INVARIABLE = new Set([
  'mois',
  'fois',
  'repas',
  'temps',
  'cours',
  'tiers',
  'pays',
  'bois',
  'corps',
  'poids',
  'avis',
  'colis',
  'permis',
  'devis',
  'relais',
  'accès',
  'progrès',
  'procès',
  'plus',
  'moins',
  'sous',
  'dans',
  'sans',
  'hors',
  'puis',
]);

/** A unit is singular under two, as French counts: « 1 jour ouvré », « 1 mois », « 1 an ». */
const plural = (unit: string, value: number): string =>
  Math.abs(value) < 2
    ? unit.replace(/(?<!\p{L})(\p{L}{2,})s(?!\p{L})/gu, (word, singular: string) => (INVARIABLE.has(word.toLowerCase()) ? word : singular))
    : unit;

/** A typed number, spaces between thousands and decimal comma allowed; NaN for anything else. */
function numberOf(value: string | number): number {
  if (typeof value === 'number') return value;
  const digits = value.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN;
}

/** The text a typed value becomes, unit included. */
export function writeValue(variable: ClauseVariable, value: string | number): string {
  const unit = variable.unit ?? '';
  switch (variable.type) {
    case 'money':
      return formatMoney(Math.round(numberOf(value) * 100));
    case 'rate':
      return `${formatNumber(numberOf(value))}${NO_BREAK}%`;
    case 'integer':
      return unit ? `${formatNumber(numberOf(value))}${NO_BREAK}${plural(unit, numberOf(value))}` : formatNumber(numberOf(value));
    case 'date':
      return formatDay(String(value));
    case 'choice':
      return variable.options?.find((option) => option.value === value)?.label ?? String(value);
    case 'text':
    case 'longtext':
      return String(value).trim();
    default:
      return variable.type satisfies never;
  }
}

/** What is wrong with a typed value, as a sentence; null when it holds. Empty values are missing, not wrong. */
export function valueFault(variable: ClauseVariable, value: string | number): string | null {
  if (variable.type === 'choice')
    return variable.options?.some((option) => option.value === value) ? null : `« ${variable.label} » : choisissez une valeur de la liste.`;
  if (variable.type === 'date') return isDay(String(value)) ? null : `« ${variable.label} » : écrivez une date qui existe, sous la forme 2027-03-15.`;
  if (variable.type === 'text' || variable.type === 'longtext') {
    const max = variable.maxLength ?? (variable.type === 'text' ? LIMITS.textVariable : LIMITS.longTextVariable);
    return String(value).length <= max ? null : `« ${variable.label} » : ${max} caractères au plus.`;
  }
  const number = numberOf(value);
  if (!Number.isFinite(number)) return `« ${variable.label} » : écrivez un nombre.`;
  if (variable.type === 'integer' && !Number.isInteger(number)) return `« ${variable.label} » : écrivez un nombre entier.`;
  const { min, max } = variable;
  if (min !== undefined && number < min) return `« ${variable.label} » : ${formatNumber(min)} au moins.`;
  if (max !== undefined && number > max) return `« ${variable.label} » : ${formatNumber(max)} au plus.`;
  return null;
}

const isEmpty = (value: string | number | undefined): boolean => value === undefined || String(value).trim() === '';

/** Values sent for variables that the clause does not know. */
export const unknownVariables = (variables: readonly ClauseVariable[], values: VariableValues): FieldFault[] =>
  Object.keys(values)
    .filter((id) => !BUILT_IN_VARIABLES.has(id) && !variables.some((variable) => variable.id === id))
    .map((id) => ({ path: `values/${id}`, message: `La clause ne connaît pas de variable « ${id} ».` }));

/** Values sent that do not hold: out of bounds, of the wrong kind. Unknown variables are told apart. */
export function valueFaults(variables: readonly ClauseVariable[], values: VariableValues): FieldFault[] {
  return Object.entries(values).flatMap(([id, value]) => {
    const variable = variables.find((candidate) => candidate.id === id);
    const fault = !variable || isEmpty(value) ? null : valueFault(variable, value);
    return fault ? [{ path: `values/${id}`, message: fault }] : [];
  });
}

/** Whether every part of a condition holds; a variable not filled counts for its default. */
export function holds(when: Condition, { ccag, values, variables, on, contract = 'market' }: FillContext): boolean {
  if (when.contract && when.contract !== contract) return false;
  if (when.ccag && !(ccag && when.ccag.includes(ccag.id))) return false;
  if (when.from && on < when.from) return false;
  if (when.before && on >= when.before) return false;
  if (when.variable) {
    const { id, values: wanted } = when.variable;
    const value = isEmpty(values[id]) ? variables.find((variable) => variable.id === id)?.default : values[id];
    if (!wanted.includes(String(value ?? ''))) return false;
  }
  return true;
}

const CCAG_ARTICLES = { 'ccag.insertion': 'insertion', 'ccag.environnement': 'environnement', 'ccag.developpement': 'developpement' } as const;

/** Text of a built-in variable, or null when it is still to fill. */
function builtInText(id: string, { values, ccag, contract }: FillContext): string | null {
  const given = values[id];
  if (!isEmpty(given)) return String(given).trim();
  if (id === 'lot') return contract === 'concession' ? 'la concession' : 'le marché';
  if (id === 'ccag.nom') return ccag?.name ?? null;
  const article = Object.entries(CCAG_ARTICLES).find(([name]) => name === id)?.[1];
  if (!article || !ccag) return null;
  const number = ccag[article];
  if (!number) return `[article du ${ccag.name} à vérifier]`;
  return ccag.confidence === 'unverified' ? `${number} [numéro à vérifier]` : number;
}

function fillInline(inline: Inline, context: FillContext, missing: Set<string>): Inline {
  if (inline.kind === 'text') return inline;
  const { id, kind: _, ...marks } = inline;
  const variable = context.variables.find((candidate) => candidate.id === id);
  const value = context.values[id];
  const text = variable ? (value === undefined || isEmpty(value) ? null : writeValue(variable, value)) : builtInText(id, context);
  if (text !== null) return { ...marks, kind: 'text', text, filled: id };
  if (variable?.required !== false) missing.add(id);
  return { ...marks, kind: 'variable', id, label: variable?.label ?? BUILT_IN_VARIABLES.get(id) ?? id };
}

const CONTRACTIONS: Record<string, string> = {
  'de le': 'du',
  'de les': 'des',
  'à le': 'au',
  'à les': 'aux',
  'De le': 'Du',
  'De les': 'Des',
  'À le': 'Au',
  'À les': 'Aux',
};

/** « rend compte à » + « le Département » → « rend compte au Département », as French contracts. */
export function contractArticles(line: readonly Inline[]): Inline[] {
  const result = line.map((inline) => ({ ...inline }));
  result.forEach((inline, i) => {
    const before = result[i - 1];
    if (inline.kind !== 'text' || !inline.filled || before?.kind !== 'text') return;
    const preposition = /(?:^|[\s(«\u00a0])(de|à|De|À)[\s\u00a0]$/u.exec(before.text)?.[1];
    const article = /^(les?)[\s\u00a0]/iu.exec(inline.text)?.[1];
    const contracted = preposition && article ? CONTRACTIONS[`${preposition} ${article.toLowerCase()}`] : undefined;
    if (!preposition || !article || !contracted) return;
    before.text = before.text.slice(0, -(preposition.length + 1)) + contracted;
    inline.text = inline.text.slice(article.length).replace(/^[\s\u00a0]/, ' ');
  });
  return result;
}

function fillBlock(block: Block, context: FillContext, missing: Set<string>): Block {
  const line = (inlines: Inline[]) => contractArticles(inlines.map((inline) => fillInline(inline, context, missing)));
  const { when: _, ...kept } = block;
  if (kept.kind === 'list') {
    return {
      ...kept,
      items: kept.items.map((item) => ({
        content: line(item.content),
        ...(item.children ? { children: { ...item.children, items: item.children.items.map((child) => ({ content: line(child.content) })) } } : {}),
      })),
    };
  }
  if (kept.kind === 'table') return { ...kept, header: kept.header.map(line), rows: kept.rows.map((row) => row.map(line)) };
  return { ...kept, content: line(kept.content) };
}

/** Blocks that the day alone leaves: conditions on the CCAG or on a variable stay open. */
export const blocksOn = (blocks: readonly Block[], on: Day): Block[] =>
  blocks.filter(({ when }) => !(when?.from && on < when.from) && !(when?.before && on >= when.before));

/** The required choice that decides this block and that nobody made yet; null when there is none or the block is out anyway. */
function undecided({ when }: Block, context: FillContext): string | null {
  if (!when?.variable || !holds({ ...when, variable: undefined }, context)) return null;
  const { id } = when.variable;
  const variable = context.variables.find((candidate) => candidate.id === id);
  return variable?.required && variable.default === undefined && isEmpty(context.values[id]) ? id : null;
}

/**
 * Fills a text. `missing` lists, in reading order, the required variables without a value.
 * Values are expected checked by `unknownVariables` and `valueFaults`.
 */
export function fillBlocks(blocks: readonly Block[], context: FillContext): Filled {
  const missing = new Set<string>();
  const filled = blocks.flatMap((block) => {
    const choice = undecided(block, context);
    if (choice) missing.add(choice);
    if (block.when && !holds(block.when, context)) return [];
    const written = fillBlock(block, context, missing);
    return [context.isTranslated ? concessionBlock(written) : written];
  });
  return { blocks: filled, missing: [...missing] };
}
