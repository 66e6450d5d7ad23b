import type { Scheme } from '#shared/api/schemes.ts';
import type { Refusal } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { schemeNotFound } from '../sharing/reach.ts';

export async function readScheme({ read }: Context, actor: Actor, id: string): Promise<Scheme | Refusal> {
  return denied(actor, 'scheme:read') ?? (await read.schemes.find(reachOf(actor), id)) ?? schemeNotFound(id);
}
