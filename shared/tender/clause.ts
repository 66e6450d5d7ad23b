/**
 * One clause for one lot (step 4 of a consultation): each variable asked once, every piece written from the same values.
 * A value comes from what was typed with the clause, else from the consultation, else from the clause's default; else it
 * is missing, and said so. Nothing is stored: the same data and the same day give the same text.
 */
import type { Ccag, ClauseFamily, ClauseVariable, VariableValues } from '../api/clauses.ts';
import type { TenderClause, TenderVariable } from '../api/tender-clauses.ts';
import type { TenderContent, TenderLot } from '../api/tenders.ts';
import { blocksText } from '../block/text.ts';
import { usedVariables } from '../block/walk.ts';
import { fillBlocks, unknownVariables, valueFault, writeValue } from '../clause/fill.ts';
import { BUILT_IN_VARIABLES } from '../clause/variables.ts';
import { CCAG_LABELS } from '../labels.ts';
import { foldFrench, frenchTypography } from '../typography.ts';
import type { Day } from '../days.ts';
import { concessionText, contractWords, isForMarketsOnly } from '../clause/concession-words.ts';
import { derogationsOf } from './clause-derogations.ts';
import { concessionReferences } from './concession-articles.ts';
import { withScope } from './clause-scope.ts';
import { fromTender, isOwned, type Found } from './clause-sources.ts';
import { isConcession } from './names.ts';

type Ask = { family: ClauseFamily; tender: TenderContent; lot: TenderLot; ccag: Ccag | null; typed: VariableValues };

const CCAG_FIELDS = {
  'ccag.nom': 'name',
  'ccag.insertion': 'insertion',
  'ccag.environnement': 'environnement',
  'ccag.developpement': 'developpement',
} as const;

const isEmpty = (value: string | number | undefined): boolean => value === undefined || String(value).trim() === '';

/** Built-in variables that the texts of this family use, as the person would fill them. */
const builtIns = (family: ClauseFamily): ClauseVariable[] => {
  const used = new Set(family.texts.flatMap(({ blocks }) => usedVariables(blocks)));
  return [...BUILT_IN_VARIABLES].filter(([id]) => used.has(id)).map(([id, label]) => ({ id, label, type: 'text', required: true }));
};

function fromCcag(id: string, ccag: Ccag | null): Found | null {
  const field = Object.entries(CCAG_FIELDS).find(([name]) => name === id)?.[1];
  const value = field && ccag?.[field];
  return value && ccag ? { value, from: `${CCAG_LABELS[ccag.id]} choisi${ccag.confidence === 'unverified' ? ', numéro à vérifier' : ''}` } : null;
}

/** What the consultation says, when the clause accepts it; a value out of its bounds is left to the person. */
function known(ask: Ask, variable: ClauseVariable): { found: Found | null; warning: string | null } {
  const found = fromCcag(variable.id, ask.ccag) ?? fromTender({ ...ask, variable });
  const fault = found && !BUILT_IN_VARIABLES.has(variable.id) ? valueFault(variable, found.value) : null;
  if (!found || !fault) return { found, warning: null };
  return { found: null, warning: `${fault} La consultation donne ${writeValue(variable, found.value)} (${found.from}).` };
}

const same = (variable: ClauseVariable, a: string | number, b: string | number): boolean =>
  foldFrench(writeValue(variable, a)) === foldFrench(writeValue(variable, b));

type Resolved = { variable: TenderVariable; warnings: string[] };

function resolve(ask: Ask, variable: ClauseVariable): Resolved {
  const typed = ask.typed[variable.id];
  const { found, warning } = known(ask, variable);
  if (typed !== undefined && !isEmpty(typed)) {
    const fault = BUILT_IN_VARIABLES.has(variable.id) ? null : valueFault(variable, typed);
    const contradiction =
      !fault && found && !same(variable, typed, found.value)
        ? `« ${variable.label} » : vous avez écrit ${writeValue(variable, typed)}, la consultation donne ${writeValue(variable, found.value)} (${found.from}).`
        : null;
    return {
      variable: { ...variable, value: typed, origin: 'typed', from: 'saisi avec la clause' },
      warnings: [fault, contradiction].filter((text) => text !== null),
    };
  }
  const warnings = warning ? [warning] : [];
  if (found) return { variable: { ...variable, value: found.value, origin: 'tender', from: found.from }, warnings };
  const example = isOwned({ ...ask, variable }) ? undefined : variable.default;
  if (example !== undefined && !isEmpty(example))
    return { variable: { ...variable, value: example, origin: 'default', from: 'proposé par la clause, à confirmer' }, warnings };
  return { variable: { ...variable, value: null, origin: 'missing', from: 'à compléter' }, warnings };
}

/** Values the texts are written with: a faulty one stays in its field and leaves its brackets. */
const writable = (variables: readonly TenderVariable[]): VariableValues =>
  Object.fromEntries(
    variables.flatMap(({ value, origin, ...variable }) => {
      if (value === null || (origin === 'tender' && variable.id.startsWith('ccag.'))) return [];
      return BUILT_IN_VARIABLES.has(variable.id) || valueFault(variable, value) === null ? [[variable.id, value]] : [];
    }),
  );

function ccagWarnings({ family, tender, ccag }: Ask): string[] {
  const unfit = ccag !== null && family.ccag.length > 0 && !family.ccag.includes(ccag.id);
  const needs = ccag === null && family.texts.some(({ blocks }) => usedVariables(blocks).some((id) => id.startsWith('ccag.')));
  return [
    ...(unfit
      ? [`Cette clause est écrite pour ${family.ccag.map((id) => CCAG_LABELS[id]).join(', ')} ; la consultation se réfère au ${CCAG_LABELS[ccag.id]}.`]
      : []),
    ...(needs
      ? [
          tender.procedure.ccag === 'none'
            ? 'La consultation ne se réfère à aucun CCAG : retirer le renvoi du texte.'
            : 'Le CCAG n’est pas choisi : les numéros d’article restent à compléter.',
        ]
      : []),
  ];
}

/** No CCAG is written for a concession: one left in the consultation is not read. */
const ccagFor = (tender: TenderContent, ccag: Ccag | null): Ccag | null => (isConcession(tender) ? null : ccag);

const CHANGED =
  'Cette clause est écrite pour des marchés : ses mots ont été changés pour une concession, et ses articles quand le code en a un semblable ; les autres articles et ses règles restent à relire.';
const KEPT =
  'Cette clause est écrite pour des marchés et repose sur des articles qui ne valent que pour eux : elle n’a pas été changée. Prendre une clause écrite pour les concessions.';

/** A clause of markets, and a CCAG, in a concession: what was changed, and what the person must read again. */
function concessionWarnings({ family, tender }: Ask): string[] {
  const cites = family.texts.some(({ blocks }) => usedVariables(blocks).some((id) => id.startsWith('ccag.')));
  return [
    ...(family.contractTypes.includes('concession') ? [] : [isForMarketsOnly(family) ? KEPT : CHANGED]),
    ...(cites ? ['Cette clause renvoie à un CCAG ; aucun CCAG n’est écrit pour une concession : retirer le renvoi du texte.'] : []),
    ...(tender.procedure.ccag !== null && tender.procedure.ccag !== 'none'
      ? ['La consultation nomme un CCAG : il n’est pas lu, les CCAG sont écrits pour des marchés.']
      : []),
  ];
}

/** The values of a clause for a lot, and what its texts are filled with. */
function valuesOf(base: Omit<Ask, 'typed'>, on: Day) {
  const { family, lot, ccag } = base;
  const typed = lot.clauses.find(({ slug }) => slug === family.slug)?.values ?? {};
  const ask: Ask = { ...base, typed };
  const resolved = [...builtIns(family), ...family.variables].map((variable) => resolve(ask, variable));
  const variables = resolved.map(({ variable }) => variable);
  const contract = contractWords(family, isConcession(base.tender));
  return { ask, typed, resolved, variables, contract, context: { variables: family.variables, values: writable(variables), ccag, on, ...contract } };
}

/** The clause of a lot, on the day of the law; `ccag` null when none is chosen. */
export function tenderClause(family: ClauseFamily, tender: TenderContent, lot: TenderLot, ccag: Ccag | null, on: Day): TenderClause {
  const { ask, typed, resolved, variables, contract, context } = valuesOf({ family, tender, lot, ccag: ccagFor(tender, ccag) }, on);
  const said = contract.isTranslated ? concessionText : (text: string): string => text;
  const labels = new Map(variables.map(({ id, label }) => [id, said(label)]));
  const texts = family.texts.map(({ piece, blocks: written }) => {
    const filled = fillBlocks(written, context);
    const textOf = (other: TenderLot): string =>
      blocksText(fillBlocks(written, valuesOf({ family, tender, lot: other, ccag: ccagFor(tender, ccag) }, on).context).blocks);
    const blocks = withScope({ slug: family.slug, piece, blocks: filled.blocks, lot, tender }, textOf);
    return { piece, blocks, text: blocksText(blocks), missing: filled.missing.map((id) => labels.get(id) ?? id) };
  });
  return {
    slug: family.slug,
    title: family.title,
    lotId: lot.id,
    on,
    confidence: family.confidence,
    variables: variables.map((variable) => ({ ...variable, label: said(variable.label), ...(variable.help !== undefined && { help: said(variable.help) }) })),
    texts,
    missing: [...new Set(texts.flatMap(({ missing }) => missing))],
    derogations: derogationsOf(family, context),
    references: contract.isTranslated ? concessionReferences(family.references.map(({ id }) => id)) : family.references.map(({ id }) => id),
    warnings: [
      ...unknownVariables(family.variables, typed).map(({ message }) => message),
      ...resolved.flatMap(({ warnings }) => warnings),
      ...(isConcession(tender) ? concessionWarnings(ask) : ccagWarnings(ask)),
      ...family.warnings,
    ].map(frenchTypography),
  };
}
