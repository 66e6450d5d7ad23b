/** The organisation itself: its name, and all its data as one file. */
import { type Static, Type } from 'typebox';
import { closed, Id, Title } from './common.ts';

export const Organisation = Type.Object({
  id: Id,
  name: Type.String(),
  /** Fourteen digits, or empty. Set, it refuses who comes through the identity provider with another one. */
  siret: Type.String(),
  /** Whom people ask for help, or to use their rights over their data: « Service informatique, poste 12 ». */
  contact: Type.String(),
});
export type Organisation = Static<typeof Organisation>;
export const OrganisationChange = Type.Object(
  {
    name: Type.Optional(Title),
    siret: Type.Optional(Type.String({ pattern: '^(\\d{14})?$' })),
    contact: Type.Optional(Type.String({ maxLength: 300 })),
  },
  closed,
);
export type OrganisationChange = Static<typeof OrganisationChange>;
