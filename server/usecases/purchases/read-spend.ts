/** The money spent by each buyer, year by year, against the amount that makes a scheme compulsory (CCP, art. D. 2111-3). */
import { PurchasesOptions } from '#shared/api/imports.ts';
import type { Spend, SpendQuery } from '#shared/api/purchases.ts';
import { yearOf } from '#shared/days.ts';
import type { Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { saysTaxIncluded } from '#shared/purchases/columns.ts';
import { judgeSpend, SPEND_THRESHOLD } from '#shared/purchases/spend.ts';
import { Value } from 'typebox/value';
import type { Context } from '../../context.ts';
import type { FigureImportRow } from '../../repositories/figure-imports.ts';
import { denied } from '../allowed.ts';

const UNSAID = 'Acheteur non précisé';

/** The threshold of today: what a scheme is owed for now, whatever the year the money was spent. */
async function thresholdOf({ content, clock }: Pick<Context, 'content' | 'clock'>) {
  const on = clock.today();
  const found = (await content.thresholds(on)).find(({ id }) => id === SPEND_THRESHOLD);
  if (!found || found.value === null) throw new Error(`no threshold ${SPEND_THRESHOLD} on ${on}`);
  const citations = (await content.references(on)).filter(({ id }) => found.references.includes(id)).map(({ citation }) => citation);
  return { cents: found.value, comparison: found.comparison, reference: citations.join('\u202f; '), confidence: found.confidence, on };
}

async function buyerNames({ read, figures }: Pick<Context, 'read' | 'figures'>, organisationId: string): Promise<ReadonlyMap<string, string>> {
  const { buyers } = await read.figureSettings.read(organisationId);
  const published = figures.read(organisationId).tallies.buyers();
  const names = [...published, ...buyers].flatMap(({ siren, name }): [string, string][] => (name ? [[siren, name]] : []));
  return new Map([['', UNSAID], ...names]);
}

type Source = { options: PurchasesOptions; years: readonly number[] };

/** A file that repeats an earlier one gave no line. */
const sourceOf = ({ kind, options, report }: FigureImportRow): Source[] =>
  kind === 'purchases' && (report?.added ?? 0) > 0 && Value.Check(PurchasesOptions, options)
    ? [{ options, years: report?.years.map(({ year }) => year) ?? [] }]
    : [];

/** The imports a year of a buyer can come from. */
const sourcesFor = (sources: readonly Source[], { year, buyer }: { year: number; buyer: string }): Source[] =>
  sources.filter(({ options, years }) => years.includes(year) && (options.buyer === buyer || options.columns.buyer !== null));

/** Newest year first; a buyer asked for that bought nothing gives an empty list. */
export async function readSpend(context: Context, actor: Actor, { buyer }: SpendQuery): Promise<Spend | Refusal> {
  const refusal = denied(actor, 'figure:read');
  if (refusal) return refusal;
  const { organisationId } = actor;
  const { comparison, ...threshold } = await thresholdOf(context);
  const [names, done] = await Promise.all([buyerNames(context, organisationId), context.read.figureImports.done(organisationId)]);
  const sources = done.flatMap(sourceOf);
  const items = context.figures
    .read(organisationId)
    .purchases.spend({ buyers: buyer === undefined ? [] : [buyer] })
    .map((row) => {
      const from = sourcesFor(sources, row);
      const taxIncluded = from.some(({ options }) => saysTaxIncluded(options.columns.amount));
      const judged = judgeSpend(row, {
        threshold: { cents: threshold.cents, comparison },
        currentYear: yearOf(context.clock.today()),
        taxIncluded,
        files: from.length,
      });
      return { ...judged, buyer: row.buyer, buyerName: names.get(row.buyer) ?? row.buyer };
    });
  return { items, total: items.length, threshold };
}
