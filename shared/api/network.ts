/** The network: departments, référents and facilitateurs with their territory, its calendar, what it gives to the scheme. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { closed, Day, Id, LongText, nullable, oneOf, ShortText, Title } from './common.ts';
import { PersonName } from './session.ts';

/** A « direction » of the organisation. */
export const DepartmentCreate = Type.Object({ name: PersonName }, closed);
export type DepartmentCreate = Static<typeof DepartmentCreate>;
export const Department = Type.Object({ id: Id, name: Type.String() });
export type Department = Static<typeof Department>;

export const CONTACT_KINDS = ['referent', 'facilitator'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

const contact = {
  kind: oneOf(CONTACT_KINDS),
  name: PersonName,
  /** Their account, so that their training counts; null without one. */
  personId: nullable(Id),
  /** A référent's department. */
  departmentId: nullable(Id),
  /** A facilitateur's structure. */
  structure: Type.String({ maxLength: LIMITS.title }),
  /** What they do there. */
  position: Type.String({ maxLength: LIMITS.title }),
  /** Where they act: communes, cantons, départements, in plain words. */
  territory: ShortText,
  email: Type.String({ maxLength: LIMITS.email, pattern: '^$|^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$' }),
  phone: Type.String({ maxLength: 40 }),
  /** Day of appointment, then first day they no longer are. */
  from: nullable(Day),
  until: nullable(Day),
  /** Days a month given to the role; null when not said. */
  daysPerMonth: nullable(Type.Integer({ minimum: 0, maximum: 31 })),
  notes: LongText,
};
export const ContactCreate = Type.Object({ ...Type.Partial(Type.Object(contact)).properties, kind: contact.kind, name: contact.name }, closed);
export type ContactCreate = Static<typeof ContactCreate>;
export const ContactChange = Type.Partial(Type.Object(contact), closed);
export type ContactChange = Static<typeof ContactChange>;
export const Contact = Type.Object({ id: Id, revision: Type.Integer(), ...contact });
export type Contact = Static<typeof Contact>;

export const Coverage = Type.Object({
  on: Day,
  departments: Type.Array(
    Type.Object({ id: Id, name: Type.String(), referents: Type.Array(Type.Object({ id: Id, name: Type.String(), trained: Type.Boolean() })) }),
  ),
  covered: Type.Integer(),
  /** Référents in office today, and those who passed the path. */
  referents: Type.Integer(),
  trained: Type.Integer(),
  facilitators: Type.Integer(),
});
export type Coverage = Static<typeof Coverage>;
export const Network = Type.Object({ departments: Type.Array(Department), contacts: Type.Array(Contact), coverage: Coverage });
export type Network = Static<typeof Network>;

export const EVENT_KINDS = ['meeting', 'training', 'review', 'publication', 'other'] as const;
const Time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
const event = {
  title: Title,
  kind: oneOf(EVENT_KINDS),
  on: Day,
  startsAt: nullable(Time),
  endsAt: nullable(Time),
  place: Type.String({ maxLength: LIMITS.title }),
  notes: LongText,
};
export const NetworkEventCreate = Type.Object({ ...Type.Partial(Type.Object(event)).properties, title: event.title, on: event.on }, closed);
export type NetworkEventCreate = Static<typeof NetworkEventCreate>;
export const NetworkEventChange = Type.Partial(Type.Object(event), closed);
export type NetworkEventChange = Static<typeof NetworkEventChange>;
export const NetworkEvent = Type.Object({ id: Id, ...event });
export type NetworkEvent = Static<typeof NetworkEvent>;
export const NetworkEventList = Type.Object({ items: Type.Array(NetworkEvent), total: Type.Integer() });
export type NetworkEventList = Static<typeof NetworkEventList>;

/** What the network and the training give to a scheme's indicators, with how it was counted. */
export const NetworkFigure = Type.Object({
  /** Id of the indicator in the catalogue. */
  indicator: Id,
  title: Type.String(),
  /** In the indicator's own unit: a count, or basis points. */
  value: Type.Integer(),
  /** « 6 directions sur 9 ». */
  detail: Type.String(),
  on: Day,
});
export type NetworkFigure = Static<typeof NetworkFigure>;
export const NetworkFigureList = Type.Object({ items: Type.Array(NetworkFigure), total: Type.Integer() });
export type NetworkFigureList = Static<typeof NetworkFigureList>;
