/** A field of a clause as sentences, one line each: what a difference of words compares, and what a jurist reads. */
import type { OwnClauseContent, OwnClauseField } from '../api/own-clauses.ts';
import { valueFault, writeValue } from './fill.ts';
import { CONTRACT_TYPE_LABELS, LEVER_LABELS, THEME_LABELS } from './labels.ts';
import { CCAG_LABELS, CONFIDENCE_LABELS } from '../labels.ts';
import { frenchTypography } from '../typography.ts';

/** What stands for an id: « CCP, art. L. 2112-2 », the title of a clause; the id itself when nothing is known of it. */
export type Naming = { reference: (id: string) => string; family: (slug: string) => string };

type Variable = OwnClauseContent['variables'][number];

const TYPES: Record<Variable['type'], string> = {
  text: 'texte court',
  longtext: 'texte long',
  integer: 'nombre entier',
  money: 'montant',
  rate: 'taux',
  date: 'date',
  choice: 'choix',
};

const ARTICLES: Record<OwnClauseContent['derogations'][number]['article'], string> = {
  insertion: 'article du CCAG sur l’insertion',
  environnement: 'article du CCAG sur l’environnement',
  developpement: 'article du CCAG sur le développement durable',
  penalites: 'article du CCAG sur les pénalités',
};

const defaultText = (variable: Variable, value: string | number): string => (valueFault(variable, value) ? String(value) : writeValue(variable, value));

function variableLine(variable: Variable): string {
  const { id, label, type, unit, min, max, maxLength, help, required, options } = variable;
  const parts = [
    `${label} (${id}) : ${TYPES[type]}`,
    required ? 'obligatoire' : 'facultative',
    unit ? `en ${unit}` : '',
    min === undefined ? '' : `au moins ${min}`,
    max === undefined ? '' : `au plus ${max}`,
    maxLength === undefined ? '' : `${maxLength} caractères au plus`,
    variable.default === undefined ? '' : `par défaut : ${defaultText(variable, variable.default)}`,
    options ? `choix : ${options.map((option) => `${option.label} (${option.value})`).join(', ')}` : '',
    help ? `aide : ${help}` : '',
  ];
  return parts.filter((part) => part !== '').join(' ; ');
}

const cited = (text: string, ids: readonly string[], { reference }: Naming): string => (ids.length === 0 ? text : `${text} [${ids.map(reference).join(', ')}]`);

function derogationLine({ article, text, confidence, when }: OwnClauseContent['derogations'][number]): string {
  const only = when ? ` ; si « ${when.id} » vaut ${when.values.join(', ')}` : '';
  return `${ARTICLES[article]} : ${text} (${CONFIDENCE_LABELS[confidence]}${only})`;
}

/** Lines of every field but the texts, which are compared as trees. */
export const FIELD_LINES: Record<Exclude<OwnClauseField, 'texts'>, (content: OwnClauseContent, naming: Naming) => string[]> = {
  title: ({ title }) => [title],
  summary: ({ summary }) => [summary],
  levers: ({ levers }) => levers.map((lever) => LEVER_LABELS[lever]),
  contractTypes: ({ contractTypes }) => contractTypes.map((type) => CONTRACT_TYPE_LABELS[type]),
  cpv: ({ cpv }) => cpv,
  ccag: ({ ccag }) => ccag.map((id) => CCAG_LABELS[id]),
  themes: ({ themes }) => themes.map((theme) => THEME_LABELS[theme]),
  confidence: ({ confidence }) => [CONFIDENCE_LABELS[confidence]],
  confidenceNote: ({ confidenceNote }) => [confidenceNote],
  references: ({ references }, { reference }) => references.map(reference),
  keywords: ({ keywords }) => keywords,
  variables: ({ variables }) => variables.map(variableLine),
  whenToUse: ({ whenToUse }) => whenToUse,
  whenNotToUse: ({ whenNotToUse }) => whenNotToUse,
  risks: ({ risks }, naming) => risks.map(({ text, references }) => cited(text, references, naming)),
  related: ({ related }, { family }) => related.map(family),
  derogations: ({ derogations }) => derogations.map(derogationLine),
};

const FIELD_NAMES: readonly string[] = Object.keys(FIELD_LINES);
export type PlainField = keyof typeof FIELD_LINES;
export const isPlainField = (field: OwnClauseField): field is PlainField => FIELD_NAMES.includes(field);

export const fieldText = (field: PlainField, content: OwnClauseContent, naming: Naming): string =>
  frenchTypography(FIELD_LINES[field](content, naming).join('\n'));
