/** Which reading a source asks for, by its kind. The options were checked when they came. */
import { Value } from 'typebox/value';
import { ContractsOptions, type ImportReport, PurchasesOptions, SuppliersOptions } from '../../shared/api/imports.ts';
import { type Refusal, refuse } from '../../shared/errors.ts';
import type { FiguresDatabase } from '../../db/figures/open.ts';
import type { SourceOrder } from './order.ts';
import { readContractsSource, type SourceReading } from './read-contracts-source.ts';

const strange = (): Refusal => refuse('INVALID_INPUT', 'Les réglages gardés de cet import ne se lisent plus.', { remedy: 'Importez le fichier de nouveau.' });

export async function readSource(raw: FiguresDatabase, { kind, options }: SourceOrder, reading: SourceReading): Promise<ImportReport | Refusal> {
  switch (kind) {
    case 'contracts':
      return Value.Check(ContractsOptions, options) ? readContractsSource(raw, options, reading) : strange();
    case 'purchases':
      return Value.Check(PurchasesOptions, options) ? strange() : strange();
    case 'suppliers':
      return Value.Check(SuppliersOptions, options) ? strange() : strange();
    default:
      return kind satisfies never;
  }
}
