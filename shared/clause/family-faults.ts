/**
 * What keeps a clause family out of the library: the same checks for Clausier's own content, read by the loader, and for
 * what an organisation writes. Promises: pure; every fault at once, in the order of the page; each with the place it is in
 * (a path of the content), that place in words, and a sentence that says what to do. A draft is kept with its faults.
 */
import type { Block } from '../api/blocks.ts';
import { CCAGS } from '../api/clauses.ts';
import type { ClauseFault, OwnClauseContent } from '../api/own-clauses.ts';
import { blockLines, usedVariables } from '../block/walk.ts';
import { inlineText } from '../block/text.ts';
import { isDay } from '../days.ts';
import { placeWords } from './place-words.ts';
import { variableFaults } from './variable-faults.ts';
import { BUILT_IN_VARIABLES } from './variables.ts';

/** What a family may name; null: links are checked elsewhere. */
export type KnownNames = { slug: string; references: ReadonlySet<string>; families: ReadonlySet<string> };

export type Report = (path: string, message: string) => void;

const TITLE = { least: 3, most: 120 };
const SUMMARY = { least: 10, most: 260 };
const SHORTEST_SENTENCE = 3;

function length(path: 'title' | 'summary', text: string, { least, most }: typeof TITLE, report: Report): void {
  const size = text.trim().length;
  if (size < least) report(path, size === 0 ? 'Il reste à écrire.' : `Écrivez ${least} caractères au moins.`);
  else if (size > most) report(path, `${most} caractères au plus ; il y en a ${size}.`);
}

/** Title, lists, sentences: what the page of the clause shows around the text. */
function cardFaults(content: OwnClauseContent, report: Report): void {
  length('title', content.title, TITLE, report);
  length('summary', content.summary, SUMMARY, report);
  if (content.levers.length === 0) report('levers', 'Choisissez un levier au moins : la recherche et les recommandations s’en servent.');
  if (content.contractTypes.length === 0) report('contractTypes', 'Choisissez un type de contrat au moins.');
  if (content.themes.length === 0) report('themes', 'Choisissez un thème au moins.');
  if (content.confidence !== 'confirmed' && content.confidenceNote.trim() === '')
    report('confidenceNote', 'La certitude n’est pas entière : dites ce qui reste à vérifier.');
  if (content.references.length === 0) report('references', 'Citez une référence juridique au moins.');
  for (const field of ['whenToUse', 'whenNotToUse'] as const) {
    if (content[field].length === 0) report(field, 'Écrivez une phrase au moins.');
    for (const [index, text] of content[field].entries()) if (text.trim().length < SHORTEST_SENTENCE) report(`${field}/${index}`, 'Cette phrase est vide.');
  }
  if (content.risks.length === 0) report('risks', 'Dites un risque au moins, et comment l’éviter.');
  for (const [index, { text }] of content.risks.entries()) if (text.trim().length < SHORTEST_SENTENCE) report(`risks/${index}`, 'Ce risque est vide.');
}

/** Articles and families that it names and nobody knows. */
function linkFaults(content: OwnClauseContent, { slug, references, families }: KnownNames, report: Report): void {
  const cite = (path: string, ids: readonly string[]) => {
    for (const id of ids) if (!references.has(id)) report(path, `Référence inconnue : ${id}. Choisissez-la dans les références du droit, ou retirez-la.`);
  };
  cite('references', content.references);
  for (const [index, risk] of content.risks.entries()) cite(`risks/${index}`, risk.references);
  for (const { piece, blocks } of content.texts) for (const [index, { note }] of blocks.entries()) cite(`texts/${piece}/${index}`, note?.references ?? []);
  for (const other of content.related) {
    if (other === slug) report('related', 'Une clause ne se lie pas à elle-même.');
    else if (!families.has(other)) report('related', `Clause liée inconnue : ${other}. Retirez-la.`);
  }
}

const isBlank = (block: Block): boolean => blockLines(block).every((inlines) => inlineText(inlines).trim() === '');

type Options = ReadonlyMap<string, readonly string[]>;

/** A passage that waits for a value nobody can choose would never be written. */
function conditionFaults({ when }: Block, options: Options, fault: (message: string) => void): void {
  const ccags: readonly string[] = CCAGS;
  for (const id of when?.ccag ?? []) if (!ccags.includes(id)) fault(`Ce passage attend un CCAG inconnu : ${id}.`);
  const { id = '', values = [] } = when?.variable ?? {};
  for (const value of values) if (!options.get(id)?.includes(value)) fault(`Ce passage attend une valeur que la variable « ${id} » ne propose pas : ${value}.`);
  for (const day of [when?.from, when?.before]) if (day !== undefined && !isDay(day)) fault(`Ce passage attend une date impossible : ${day}.`);
  if (when?.from && when.before && when.before <= when.from) fault('Ce passage s’arrête avant de commencer : il ne s’écrirait jamais.');
}

function blockFaults(block: Block, declared: ReadonlySet<string>, options: Options, fault: (message: string) => void): void {
  for (const id of usedVariables([block]))
    if (!declared.has(id) && !BUILT_IN_VARIABLES.has(id)) fault(`Variable utilisée mais non déclarée : ${id}. Déclarez-la, ou retirez-la du texte.`);
  conditionFaults(block, options, fault);
  if (block.kind === 'table' && block.rows.some((row) => row.length !== block.header.length))
    fault('Une ligne du tableau n’a pas le nombre de cellules de l’en-tête.');
}

function textFaults({ texts, variables }: OwnClauseContent, report: Report): void {
  const declared = new Set(variables.map(({ id }) => id));
  const options = new Map(variables.map((variable) => [variable.id, (variable.options ?? []).map(({ value }) => value)]));
  if (texts.length === 0) report('texts', 'Aucune pièce n’est rédigée : écrivez le texte d’une pièce au moins.');
  const seen = new Set<string>();
  for (const { piece, blocks } of texts) {
    if (seen.has(piece)) report(`texts/${piece}`, 'Cette pièce est écrite deux fois : réunissez les deux textes.');
    seen.add(piece);
    if (blocks.every(isBlank)) report(`texts/${piece}`, 'Cette pièce est vide : écrivez son texte, ou retirez-la.');
    for (const [index, block] of blocks.entries()) blockFaults(block, declared, options, (message) => report(`texts/${piece}/${index}`, message));
  }
}

/** A line of the derogation table belongs to a clause that the CCAP holds, and only writes values that it declares. */
function derogationFaults({ derogations, variables, texts }: OwnClauseContent, report: Report): void {
  const known = new Map(variables.map((variable) => [variable.id, variable.options ?? []]));
  if (derogations.length > 0 && !texts.some(({ piece }) => piece === 'ccap')) report('derogations', 'Une dérogation suppose un texte au CCAP.');
  for (const [index, { text, when }] of derogations.entries()) {
    const fault = (message: string) => report(`derogations/${index}`, message);
    if (text.trim().length < SUMMARY.least) fault('Dites en quoi la clause déroge au CCAG.');
    for (const [, id = ''] of text.matchAll(/\{\{([^}]+)\}\}/g)) if (!known.has(id.trim())) fault(`Variable non déclarée : ${id.trim()}.`);
    for (const value of when?.values ?? [])
      if (!known.get(when?.id ?? '')?.some((option) => option.value === value)) fault(`La variable « ${when?.id} » ne propose pas la valeur ${value}.`);
  }
}

/** Every fault, in the order of the page. Without `known`, what it cites and links is not looked at. */
export function familyFaults(content: OwnClauseContent, known: KnownNames | null): ClauseFault[] {
  const faults: ClauseFault[] = [];
  const report: Report = (path, message) => {
    if (!faults.some((fault) => fault.path === path && fault.message === message)) faults.push({ path, where: placeWords(path, content), message });
  };
  cardFaults(content, report);
  if (known) linkFaults(content, known, report);
  textFaults(content, report);
  variableFaults(content, report);
  derogationFaults(content, report);
  return faults;
}
