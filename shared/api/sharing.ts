/** Whose a scheme or a consultation is, and who else it is open to. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { ACCESSES } from '../permissions.ts';
import { closed, Id, nullable, oneOf } from './common.ts';

export const SHARED_ENTITIES = ['scheme', 'tender'] as const;
export type SharedEntity = (typeof SHARED_ENTITIES)[number];
export const SHARE_HOLDERS = ['team', 'person'] as const;
export type ShareHolder = (typeof SHARE_HOLDERS)[number];

export const Share = Type.Object({ holder: oneOf(SHARE_HOLDERS), holderId: Id, access: oneOf(ACCESSES) }, closed);
export type Share = Static<typeof Share>;

const sharing = {
  /** Null: the whole organisation. */
  teamId: nullable(Id),
  shares: Type.Array(Share, { maxItems: LIMITS.shares }),
};
/** The names are those of the people and teams in `shares`, a team left or a person erased included. */
export const Sharing = Type.Object({
  ...sharing,
  /** What the person who asks may do, their role included. */
  access: oneOf(ACCESSES),
  mayShare: Type.Boolean(),
  names: Type.Record(Type.String(), Type.String()),
});
export type Sharing = Static<typeof Sharing>;
export const SharingChange = Type.Object(sharing, closed);
export type SharingChange = Static<typeof SharingChange>;

/** In the lists of schemes and consultations. */
export const Belonging = { teamId: nullable(Id), access: oneOf(ACCESSES) };
