/** People and teams of an organisation, as its administrator keeps them. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { ROLES } from '../permissions.ts';
import { closed, Day, Id, nullable, oneOf } from './common.ts';
import { Email, PersonName } from './session.ts';

export const PERSON_STATES = ['invited', 'active', 'disabled', 'erased'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

const Roles = Type.Array(oneOf(ROLES), { maxItems: ROLES.length, uniqueItems: true });
const TeamIds = Type.Array(Id, { maxItems: LIMITS.teams, uniqueItems: true });

export const Person = Type.Object({
  id: Id,
  name: Type.String(),
  /** Null once erased. */
  email: nullable(Type.String()),
  roles: Type.Array(oneOf(ROLES)),
  teamIds: Type.Array(Id),
  state: oneOf(PERSON_STATES),
  hasPassword: Type.Boolean(),
  hasSecondFactor: Type.Boolean(),
  /** Signs in through the identity provider. */
  hasSso: Type.Boolean(),
  createdAt: Type.String(),
  lastSeenOn: nullable(Day),
  openSessions: Type.Integer(),
});
export type Person = Static<typeof Person>;
export const PersonList = Type.Object({ items: Type.Array(Person), total: Type.Integer() });
export type PersonList = Static<typeof PersonList>;

export const PersonCreate = Type.Object({ email: Email, name: PersonName, roles: Roles, teamIds: Type.Optional(TeamIds) }, closed);
export type PersonCreate = Static<typeof PersonCreate>;
/** Only what changes. `state` opens or closes the account; closing it ends its sessions at once. */
export const PersonChange = Type.Object(
  {
    name: Type.Optional(PersonName),
    email: Type.Optional(Email),
    roles: Type.Optional(Roles),
    teamIds: Type.Optional(TeamIds),
    state: Type.Optional(oneOf(['active', 'disabled'])),
  },
  closed,
);
export type PersonChange = Static<typeof PersonChange>;

/** A link to hand over in person or by one's own mail; `mailed` when the server sent it itself. Shown once. */
export const IssuedLink = Type.Object({ url: Type.String(), expiresAt: Type.String(), mailed: Type.Boolean() });
export type IssuedLink = Static<typeof IssuedLink>;
export const InvitedPerson = Type.Object({ person: Person, link: IssuedLink });
export type InvitedPerson = Static<typeof InvitedPerson>;

export const Team = Type.Object({ id: Id, name: Type.String(), members: Type.Integer(), schemes: Type.Integer(), tenders: Type.Integer() });
export type Team = Static<typeof Team>;
export const TeamList = Type.Object({ items: Type.Array(Team), total: Type.Integer() });
export type TeamList = Static<typeof TeamList>;
export const TeamWrite = Type.Object({ name: PersonName }, closed);

/** Names alone, for everybody of the organisation: teams, and people whose account is open. */
export const Directory = Type.Object({
  teams: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  people: Type.Array(Type.Object({ id: Id, name: Type.String() })),
});
export type Directory = Static<typeof Directory>;
