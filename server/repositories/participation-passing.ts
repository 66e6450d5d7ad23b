/** What goes with time of public consultations, and what names a colleague in them. */
import { and, asc, eq, inArray, isNull, lt, ne, or } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { changed } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { participationAnswers, participationComments, participations } = schema;

/** What is left of a comment whose words are gone. */
export const NO_WORDS = { text: '', quote: '', name: '', nameShown: false };

export const letGo = ({ orm }: Connection) => ({
  /** The words of what was refused before this instant go; that it was, and why, stays. */
  eraseRefused: async (before: string, at: string): Promise<number> =>
    changed(
      await orm
        .update(participationComments)
        .set({ ...NO_WORDS, erasedAt: at })
        .where(and(eq(participationComments.state, 'refused'), isNull(participationComments.erasedAt), lt(participationComments.decidedAt, before))),
    ),

  /** Names signed in consultations that ended before this day go. */
  forgetNames: async (before: string): Promise<number> => {
    const over = orm
      .select({ id: participations.id })
      .from(participations)
      .where(or(lt(participations.closesOn, before), lt(participations.closedAt, before), lt(participations.withdrawnAt, before)));
    return changed(
      await orm
        .update(participationComments)
        .set({ name: '', nameShown: false })
        .where(and(inArray(participationComments.participationId, over), ne(participationComments.name, ''))),
    );
  },
});

export const ofColleagues = ({ orm }: Connection) => ({
  /** What one colleague did: consultations opened, comments decided on, answers written. */
  ofPerson: async (organisationId: string, personId: string) => ({
    opened: await orm
      .select({ schemeId: participations.schemeId, title: participations.title, createdAt: participations.createdAt })
      .from(participations)
      .where(and(eq(participations.organisationId, organisationId), eq(participations.personId, personId)))
      .orderBy(asc(participations.createdAt), asc(participations.id)),
    decided: await orm
      .select({
        participation: participations.title,
        number: participationComments.number,
        state: participationComments.state,
        decidedAt: participationComments.decidedAt,
      })
      .from(participationComments)
      .innerJoin(participations, eq(participations.id, participationComments.participationId))
      .where(and(eq(participations.organisationId, organisationId), eq(participationComments.decidedBy, personId)))
      .orderBy(asc(participationComments.decidedAt), asc(participationComments.id)),
    answers: await orm
      .select({ participation: participations.title, text: participationAnswers.text, updatedAt: participationAnswers.updatedAt })
      .from(participationAnswers)
      .innerJoin(participations, eq(participations.id, participationAnswers.participationId))
      .where(and(eq(participations.organisationId, organisationId), eq(participationAnswers.personId, personId)))
      .orderBy(asc(participationAnswers.updatedAt), asc(participationAnswers.id)),
  }),

  /** What they opened, decided and answered stays, of nobody. */
  forgetPerson: async (personId: string): Promise<void> => {
    await orm.update(participations).set({ personId: null }).where(eq(participations.personId, personId));
    await orm.update(participationComments).set({ decidedBy: null }).where(eq(participationComments.decidedBy, personId));
    await orm.update(participationAnswers).set({ personId: null }).where(eq(participationAnswers.personId, personId));
  },
});
