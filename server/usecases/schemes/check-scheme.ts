import type { Completeness } from '#shared/api/completeness.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { completeness, schemeLaw } from '#shared/scheme/completeness.ts';
import type { Context } from '../../context.ts';
import { askedDay } from '../ask-day.ts';
import { measuredScheme } from './read-measures.ts';
import { readScheme } from './read-scheme.ts';

/** The points of L. 2111-3, each with its status and the place where it is mended. */
export async function checkScheme(context: Context, actor: Actor, id: string, on?: string): Promise<Completeness | Refusal> {
  const day = askedDay(context.clock, on);
  if (isRefusal(day)) return day;
  const scheme = await readScheme(context, actor, id);
  if (isRefusal(scheme)) return scheme;
  const measured = await measuredScheme(context, actor, scheme);
  return { items: completeness(scheme, schemeLaw(await context.content.thresholds(day)), measured), on: day };
}
