import type { Cpv, CpvList, CpvQuery } from '#shared/api/cpv.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';

/** How many codes a list shows when nothing is said. */
const USUAL = 20;

/** Codes that match the words or the digits typed, best first. */
export async function searchCpv({ cpv }: Context, actor: Actor, { q, limit = USUAL }: CpvQuery): Promise<CpvList | Refusal> {
  return denied(actor, 'law:read') ?? cpv.search(q, limit);
}

export async function readCpv({ cpv }: Context, actor: Actor, code: string): Promise<Cpv | Refusal> {
  return denied(actor, 'law:read') ?? cpv.find(code) ?? refuse('NOT_FOUND', `Le code « ${code} » n’est pas dans la nomenclature CPV.`);
}
