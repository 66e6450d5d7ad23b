/** Lines for the last article of the CCAP: where a clause departs from the CCAG the contract refers to (R. 2112-3). */
import type { ClauseFamily } from '../api/clauses.ts';
import type { Derogation } from '../api/tender-clauses.ts';
import { type FillContext, holds, writeValue } from '../clause/fill.ts';
import { CCAG_LABELS } from '../labels.ts';
import { weakest } from './law.ts';

/** `{{plafond}}` becomes its value with its unit, or « [label] » while it is missing. */
const withValues = (text: string, { variables, values }: FillContext): string =>
  text.replace(/\{\{([^}]+)\}\}/g, (_, id: string) => {
    const variable = variables.find((candidate) => candidate.id === id);
    const value = values[id];
    return variable && value !== undefined ? writeValue(variable, value) : `[${variable?.label ?? id}]`;
  });

/** Empty without a CCAG: nothing to depart from. A doubtful line says so. */
export function derogationsOf(family: Pick<ClauseFamily, 'derogations'>, context: FillContext): Derogation[] {
  const { ccag } = context;
  if (!ccag) return [];
  return family.derogations
    .filter(({ when }) => !when || holds({ variable: when }, context))
    .map(({ article, text, confidence }) => {
      const number = ccag[article];
      // The articles on penalties were read in two sources; the others are as sure as the CCAG's record.
      const sure = weakest(confidence, number === undefined ? 'unverified' : article === 'penalites' ? 'confirmed' : ccag.confidence);
      const written = withValues(text, context);
      return {
        article: number ?? 'à vérifier',
        ccag: CCAG_LABELS[ccag.id],
        piece: 'ccap',
        text: sure === 'unverified' ? `À vérifier\u202f: ${written}` : written,
        confidence: sure,
      };
    });
}
