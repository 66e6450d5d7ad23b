/** The shipped table and marks, read for a day: what the hours calculator is given. */
import type { HoursEstimate, HoursRequest } from '../../../shared/api/hours.ts';
import { isRefusal, type Refusal } from '../../../shared/errors.ts';
import type { HoursBasis } from '../../../shared/hours/basis.ts';
import { estimateHours } from '../../../shared/hours/estimate.ts';
import { readReference, readThreshold } from '../../../shared/law/read.ts';
import { byId, shippedContent } from '../../support/content.ts';

export function hoursBasis(on = '2026-11-23'): HoursBasis {
  const { labour, thresholds, references } = shippedContent();
  return {
    on,
    shares: labour.shares,
    actions: labour.actions,
    thresholds: thresholds.map((item) => readThreshold(item, on)),
    obligation: readReference(byId(references, 'ccp-l2112-2-1'), on),
  };
}

export const estimate = (request: HoursRequest, on?: string): HoursEstimate | Refusal => estimateHours(request, hoursBasis(on));

/** The estimate; throws the refusal's sentences when there is none. */
export function estimated(request: HoursRequest, on?: string): HoursEstimate {
  const answer = estimate(request, on);
  if (isRefusal(answer)) throw new Error([answer.message, ...(answer.fields ?? []).map(({ path, message }) => `${path}: ${message}`)].join('\n'));
  return answer;
}

/** Faulty paths with their sentence. */
export function refusedFields(request: HoursRequest, on?: string): Record<string, string> {
  const answer = estimate(request, on);
  if (!isRefusal(answer)) throw new Error('nothing was refused');
  return Object.fromEntries((answer.fields ?? []).map(({ path, message }) => [path, message]));
}
