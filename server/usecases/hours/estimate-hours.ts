import type { HoursEstimate, HoursRequest } from '#shared/api/hours.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { estimateHours as estimate } from '#shared/hours/estimate.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { askedDay } from '../ask-day.ts';
import { labourSharesOf } from './labour-shares.ts';

/** The article that asks for a social condition above the European threshold. */
const OBLIGATION = 'ccp-l2112-2-1';

/** Insertion hours with their working, from the table and the marks of the asked day. Stores nothing. */
export async function estimateHours(context: Context, actor: Actor, request: HoursRequest): Promise<HoursEstimate | Refusal> {
  const { content, clock } = context;
  const on = denied(actor, 'law:read') ?? askedDay(clock, request.on);
  if (isRefusal(on)) return on;
  const [shares, actions, thresholds, obligation] = await Promise.all([
    labourSharesOf(context, actor),
    content.hoursAlternatives(),
    content.thresholds(on),
    content.reference(OBLIGATION, on),
  ]);
  return estimate(request, { on, shares, actions, thresholds, obligation });
}
