/** The imports of accounting behind the spend: which years and buyers each one speaks of, and whether its amounts include taxes. */
import { PurchasesOptions } from '#shared/api/imports.ts';
import { saysTaxIncluded } from '#shared/purchases/columns.ts';
import { Value } from 'typebox/value';
import type { FigureImportRow } from '../../repositories/figure-imports.ts';

export type PurchaseSource = { options: PurchasesOptions; years: readonly number[] };

/** A file that repeats an earlier one gave no line. */
const sourceOf = ({ kind, options, report }: FigureImportRow): PurchaseSource[] =>
  kind === 'purchases' && (report?.added ?? 0) > 0 && Value.Check(PurchasesOptions, options)
    ? [{ options, years: report?.years.map(({ year }) => year) ?? [] }]
    : [];

/** @param done imports in place */
export const purchaseSources = (done: readonly FigureImportRow[]): PurchaseSource[] => done.flatMap(sourceOf);

/** Those a year can come from; of these buyers, or of any when none is given. */
export const sourcesFor = (sources: readonly PurchaseSource[], year: number, buyers: readonly string[]): PurchaseSource[] =>
  sources.filter(({ options, years }) => years.includes(year) && (buyers.length === 0 || buyers.includes(options.buyer) || options.columns.buyer !== null));

/** True when the column of one of them says it: what they sum up is then no amount excluding tax. */
export const includeTax = (sources: readonly PurchaseSource[]): boolean => sources.some(({ options }) => saysTaxIncluded(options.columns.amount));
