/** The money spent by each buyer, year by year, against the amount that makes a scheme compulsory (CCP, art. D. 2111-3). */
import type { Spend, SpendQuery } from '#shared/api/purchases.ts';
import { yearOf } from '#shared/days.ts';
import type { Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { judgeSpend, SPEND_THRESHOLD } from '#shared/purchases/spend.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { includeTax, purchaseSources, sourcesFor } from './sources.ts';

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

/** Newest year first; a buyer asked for that bought nothing gives an empty list. */
export async function readSpend(context: Context, actor: Actor, { buyer }: SpendQuery): Promise<Spend | Refusal> {
  const refusal = denied(actor, 'figure:read');
  if (refusal) return refusal;
  const { organisationId } = actor;
  const { comparison, ...threshold } = await thresholdOf(context);
  const [names, done] = await Promise.all([buyerNames(context, organisationId), context.read.figureImports.done(organisationId)]);
  const sources = purchaseSources(done);
  const items = context.figures
    .read(organisationId)
    .purchases.spend({ buyers: buyer === undefined ? [] : [buyer] })
    .map((row) => {
      const from = sourcesFor(sources, row.year, [row.buyer]);
      const judged = judgeSpend(row, {
        threshold: { cents: threshold.cents, comparison },
        currentYear: yearOf(context.clock.today()),
        taxIncluded: includeTax(from),
        files: from.length,
      });
      return { ...judged, buyer: row.buyer, buyerName: names.get(row.buyer) ?? row.buyer };
    });
  const last = done.findLast(({ kind }) => kind === 'purchases');
  return { items, total: items.length, importedOn: last?.endedAt?.slice(0, 10) ?? null, threshold };
}
