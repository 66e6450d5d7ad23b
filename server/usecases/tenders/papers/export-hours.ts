import type { HoursRequest } from '#shared/api/hours.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { publicHoursPaper } from '#shared/tender-papers/hours.ts';
import type { Context } from '../../../context.ts';
import { estimateHours } from '../../hours/estimate-hours.ts';

/** The annex of a calculation made without a consultation. Stores nothing. */
export async function exportHours(context: Context, actor: Actor, request: HoursRequest): Promise<{ file: Uint8Array; name: string } | Refusal> {
  const estimate = await estimateHours(context, actor, request);
  if (isRefusal(estimate)) return estimate;
  const file = await context.workers.run('renderPaper', publicHoursPaper(estimate, estimate.on));
  return isRefusal(file) ? file : { file, name: 'calcul-des-heures.docx' };
}
