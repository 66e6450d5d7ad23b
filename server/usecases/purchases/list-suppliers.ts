/**
 * The suppliers of one year that the imported lists recognise, with what was spent with each and with each kind. Kinds overlap: each is
 * counted apart, and none is ever added to another. Their order is what was paid, never a judgement.
 */
import { SuppliersOptions } from '#shared/api/imports.ts';
import type { RecognisedPage, RecognisedQuery, RecognisedSupplier } from '#shared/api/purchases.ts';
import { addMonths, type Day } from '#shared/days.ts';
import type { Refusal } from '#shared/errors.ts';
import { formatDay } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import { SUPPLIER_KIND_LABELS, SUPPLIER_KINDS } from '#shared/purchases/supplier-kinds.ts';
import { type SpendTally, spentWith, summarise } from '#shared/purchases/tallies.ts';
import { Value } from 'typebox/value';
import type { Context } from '../../context.ts';
import type { FigureRepositories } from '../../repositories/figures/index.ts';
import type { RecognisedRow } from '../../repositories/figures/purchases.ts';
import { denied } from '../allowed.ts';

type List = { name: string; on: Day };
type Lists = ReadonlyMap<string, List>;

async function listsOf({ read }: Pick<Context, 'read'>, organisationId: string): Promise<Lists> {
  const done = await read.figureImports.done(organisationId);
  return new Map(
    done.flatMap(({ id, options }): [string, List][] => (Value.Check(SuppliersOptions, options) ? [[id, { name: options.name, on: options.on }]] : [])),
  );
}

/** More than a year old at the end of that year. */
const isStaleIn = (year: number, { on }: List): boolean => addMonths(on, LIMITS.supplierListMonths) < `${year}-12-31`;

function describe({ purchases }: FigureRepositories, year: number, row: RecognisedRow, lists: Lists): RecognisedSupplier {
  const listed = purchases.listed(year, row);
  const found = [...new Set(listed.map(({ importId }) => importId))].flatMap((id) => lists.get(id) ?? []);
  return {
    supplier: row.supplierId,
    name: purchases.supplierName(year, row) ?? listed.find(({ name }) => name !== null)?.name ?? '',
    kinds: row.kinds,
    cents: row.cents,
    lines: row.lines,
    lists: found.map(({ name, on }) => `${name} du ${formatDay(on)}`),
    stale: found.some((list) => isStaleIn(year, list)),
    matchedBy: row.matchedBy,
  };
}

/** Every kind that a list is about, even when nobody of that kind was paid. */
function kindsOf(tallies: readonly SpendTally[], listed: readonly string[]): RecognisedPage['kinds'] {
  return SUPPLIER_KINDS.filter((kind) => listed.includes(kind)).map((kind) => {
    const { suppliers, cents } = spentWith(tallies, [kind]);
    return { kind, label: SUPPLIER_KIND_LABELS[kind], suppliers, cents };
  });
}

export async function listSuppliers(context: Context, actor: Actor, { year, buyer, kind, page = 1 }: RecognisedQuery): Promise<RecognisedPage | Refusal> {
  const refusal = denied(actor, 'figure:read');
  if (refusal) return refusal;
  const read = context.figures.read(actor.organisationId);
  const filter = { buyers: buyer === undefined ? [] : [buyer], year };
  const lists = await listsOf(context, actor.organisationId);
  const rows = read.purchases.recognised(filter).filter(({ kinds }) => kind === undefined || kinds.includes(kind));
  const tallies = read.purchases.spendTallies(filter);
  const { total, unknown } = summarise(tallies);
  const pageSize = LIMITS.contractsPage;
  return {
    items: rows.slice((page - 1) * pageSize, page * pageSize).map((row) => describe(read, year, row, lists)),
    total: rows.length,
    page,
    pageSize,
    year,
    kinds: kindsOf(tallies, read.tallies.listedKinds()),
    totalCents: total.cents,
    unknownCents: unknown.cents,
    lastList:
      [...lists.values()]
        .map(({ on }) => on)
        .sort()
        .at(-1) ?? null,
  };
}
