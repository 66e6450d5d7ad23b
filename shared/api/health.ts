import { Type } from 'typebox';

export const Health = Type.Object({ status: Type.Literal('ok'), version: Type.String(), contentVersion: Type.String() });

/** What a load balancer asks before it sends people here. */
export const Readiness = Type.Object({ status: Type.Literal('ok') });
