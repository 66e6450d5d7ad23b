/** What every paper of a consultation is composed from, read once on the day of its law. */
import type { Tender } from '#shared/api/tenders.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import type { Law } from '#shared/tender/law.ts';
import { tenderRegime } from '#shared/tender/regime.ts';
import type { LotHours, PaperMaterials } from '#shared/tender-papers/materials.ts';
import type { Context } from '../../../context.ts';
import { estimateHours } from '../../hours/estimate-hours.ts';
import { lawOf } from '../law.ts';
import { noticeClauses } from '../read-notice.ts';
import { readFindings } from '../read-findings.ts';
import { readRecommendations } from '../read-recommendations.ts';
import { readTender } from '../read-tender.ts';

export type TenderMaterials = PaperMaterials & { tender: Tender; law: Law };

/** Calculations kept with lots, made again on their own day, else on the day of the law. */
async function keptHours(context: Context, actor: Actor, { lots }: Tender, law: Law): Promise<LotHours[]> {
  const made = await Promise.all(
    lots.map(async ({ id, hours }): Promise<LotHours[]> => {
      if (hours === null) return [];
      const estimate = await estimateHours(context, actor, { on: law.on, ...hours });
      return [isRefusal(estimate) ? { lotId: id, estimate: null, refused: estimate.message } : { lotId: id, estimate, refused: '' }];
    }),
  );
  return made.flat();
}

/** Everything a paper may say, for somebody who may export the consultation; the refusal of the first part that cannot be had. */
export async function paperMaterials(context: Context, actor: Actor, id: string): Promise<TenderMaterials | Refusal> {
  const tender = await readTender(context, actor, id, 'tender:export');
  if (isRefusal(tender)) return tender;
  const law = await lawOf(context, tender);
  const [recommendations, findings, clauses, hours, references, doubts, scheme] = await Promise.all([
    readRecommendations(context, actor, id),
    readFindings(context, actor, id),
    noticeClauses(context, actor, tender, law.on),
    keptHours(context, actor, tender, law),
    context.content.references(law.on),
    context.content.doubts(),
    tender.schemeId === null ? null : context.read.schemes.find(reachOf(actor), tender.schemeId),
  ]);
  if (isRefusal(recommendations)) return recommendations;
  if (isRefusal(findings)) return findings;
  return {
    tender,
    law,
    regime: tenderRegime(tender, law),
    recommendations: recommendations.lots,
    clauses: clauses.map(({ clause }) => clause),
    findings: findings.items,
    hours,
    references,
    doubts,
    schemeTitle: scheme?.title ?? null,
    cpvTitles: new Map([tender.need.cpv, ...tender.lots.map(({ cpv }) => cpv)].map((code) => [code, context.cpv.find(code)?.label ?? ''])),
  };
}
