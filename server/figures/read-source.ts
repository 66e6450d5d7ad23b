/** Which reading a source asks for, by its kind. The options were checked when they came. */
import { Value } from 'typebox/value';
import { ContractsOptions, PurchasesOptions, SuppliersOptions } from '../../shared/api/imports.ts';
import { type Refusal, refuse } from '../../shared/errors.ts';
import type { FiguresDatabase } from '../../db/figures/open.ts';
import type { SourceOrder } from './order.ts';
import { readPurchasesSource, readSuppliersSource } from './read-lines-source.ts';
import { readContractsSource, type SourceRead, type SourceReading } from './read-contracts-source.ts';

const strange = (): Refusal => refuse('INVALID_INPUT', 'Les réglages gardés de cet import ne se lisent plus.', { remedy: 'Importez le fichier de nouveau.' });

export async function readSource(raw: FiguresDatabase, { kind, options, repeated }: SourceOrder, reading: SourceReading): Promise<SourceRead | Refusal> {
  switch (kind) {
    case 'contracts':
      return Value.Check(ContractsOptions, options) ? readContractsSource(raw, options, reading) : strange();
    case 'purchases':
      return Value.Check(PurchasesOptions, options) ? readPurchasesSource(raw, options, reading, repeated) : strange();
    case 'suppliers':
      return Value.Check(SuppliersOptions, options) ? readSuppliersSource(raw, options, reading, repeated) : strange();
    default:
      return kind satisfies never;
  }
}
