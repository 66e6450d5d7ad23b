/** Questions to the law, each for a day. */
import type { Ccag } from '#shared/api/clauses.ts';
import type { Doubt, LawSwitch, ReferenceList, CitedReference, ThresholdList } from '#shared/api/references.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { askedDay } from '../ask-day.ts';

type ListOf<T> = { items: T[]; total: number };
const list = <T>(items: readonly T[]): ListOf<T> => ({ items: [...items], total: items.length });

export async function listReferences({ content, clock }: Context, actor: Actor, on?: string): Promise<ReferenceList | Refusal> {
  const day = denied(actor, 'law:read') ?? askedDay(clock, on);
  return isRefusal(day) ? day : { ...list(await content.references(day)), on: day };
}

export async function readReference({ content, clauses, clock }: Context, actor: Actor, id: string, on?: string): Promise<CitedReference | Refusal> {
  const day = denied(actor, 'law:read') ?? askedDay(clock, on);
  if (isRefusal(day)) return day;
  const found = await content.reference(id, day);
  if (!found) return refuse('NOT_FOUND', `Aucune référence ne porte l’identifiant « ${id} ».`);
  return { ...found, citedBy: await (await clauses.of(actor.organisationId)).citing(id) };
}

export async function listThresholds({ content, clock }: Context, actor: Actor, on?: string): Promise<ThresholdList | Refusal> {
  const day = denied(actor, 'law:read') ?? askedDay(clock, on);
  return isRefusal(day) ? day : { ...list(await content.thresholds(day)), on: day };
}

export const listSwitches = async ({ content }: Context, actor: Actor): Promise<ListOf<LawSwitch> | Refusal> =>
  denied(actor, 'law:read') ?? list(await content.switches());

export const listDoubts = async ({ content }: Context, actor: Actor): Promise<ListOf<Doubt> | Refusal> =>
  denied(actor, 'law:read') ?? list(await content.doubts());

export const listCcags = async ({ content }: Context, actor: Actor): Promise<ListOf<Ccag> | Refusal> => denied(actor, 'law:read') ?? list(content.ccags);
