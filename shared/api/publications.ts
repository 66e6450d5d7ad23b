/** Published versions of a scheme: numbered, frozen with their Word file, replaced but never erased while the scheme lives. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { closed, Day, Id, nullable, oneOf } from './common.ts';
import { SchemeContent } from './schemes.ts';

const Note = Type.String({ maxLength: LIMITS.roundText });

export const PublicationCreate = Type.Object(
  {
    /** What changed since the one before. */
    note: Note,
    /** Day of the law the document answers for; today when absent. */
    on: Type.Optional(Day),
  },
  closed,
);
export type PublicationCreate = Static<typeof PublicationCreate>;

/** Why it no longer holds, when no later version took its place. */
export const PublicationReplaced = Type.Object({ reason: Type.String({ minLength: 1, maxLength: LIMITS.shortText, pattern: '\\S' }) }, closed);
export type PublicationReplaced = Static<typeof PublicationReplaced>;

/** A file the document was made with, as it was then. */
const Used = nullable(Type.Object({ id: Id, sha256: Type.String() }));
export const PUBLICATION_STATES = ['current', 'replaced'] as const;
export const Publication = Type.Object({
  id: Id,
  schemeId: Id,
  number: Type.Integer(),
  /** « Version 2, adoptée le 14 décembre 2026 ». */
  name: Type.String(),
  revision: Type.Integer(),
  title: Type.String(),
  note: Type.String(),
  adoptedOn: nullable(Day),
  lawOn: Day,
  /** Of Clausier. */
  productVersion: Type.String(),
  wordBytes: Type.Integer(),
  wordSha256: Type.String(),
  logo: Used,
  template: Used,
  publishedAt: Type.String(),
  by: nullable(Type.String()),
  state: oneOf(PUBLICATION_STATES),
  replacedAt: nullable(Type.String()),
  replacedReason: Type.String(),
});
export type Publication = Static<typeof Publication>;
export const PublicationList = Type.Object({ items: Type.Array(Publication), total: Type.Integer() });
export type PublicationList = Static<typeof PublicationList>;
/** With its text, to compare. */
export const PublicationText = Type.Object({ ...Publication.properties, content: SchemeContent });
export type PublicationText = Static<typeof PublicationText>;

export const PUBLICATION_FILES = ['schema.docx', 'refait.docx'] as const;
/** `schema.docx`: as it was kept; `refait.docx`: rendered again from the frozen document, by the Clausier of today. */
export type PublicationFile = (typeof PUBLICATION_FILES)[number];
