/** Who was consulted on a scheme, written by hand; and what rounds, publications and saves hold on one person. */
import { and, asc, eq } from 'drizzle-orm';
import type { Consulted, ConsultedCreate } from '#shared/api/rounds.ts';
import type { Connection } from '../../db/open.ts';
import { changed } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { roundParts, roundReaders, roundRemarks, schemeConsulted, schemePublications, schemeRounds, schemeSaves, schemes } = schema;

const inScheme = (organisationId: string, schemeId: string) => and(eq(schemeConsulted.organisationId, organisationId), eq(schemeConsulted.schemeId, schemeId));

const byHand = ({ orm }: Connection) => ({
  /** In the order they were written. */
  list: async (organisationId: string, schemeId: string): Promise<Consulted[]> =>
    (await orm.select().from(schemeConsulted).where(inScheme(organisationId, schemeId)).orderBy(asc(schemeConsulted.createdAt), asc(schemeConsulted.id))).map(
      ({ id, who, how, heldOn, outcome }) => ({ id, origin: 'hand', roundId: null, who, how, on: heldOn, outcome }),
    ),

  insert: async (
    organisationId: string,
    schemeId: string,
    personId: string,
    { on, ...written }: ConsultedCreate & { id: string; createdAt: string },
  ): Promise<void> => {
    await orm.insert(schemeConsulted).values({ ...written, organisationId, schemeId, personId, heldOn: on });
  },

  remove: async (organisationId: string, schemeId: string, id: string): Promise<boolean> =>
    changed(await orm.delete(schemeConsulted).where(and(inScheme(organisationId, schemeId), eq(schemeConsulted.id, id)))) === 1,
});

type Owned = typeof schemeRounds | typeof schemeConsulted | typeof schemePublications;
const of = (table: Owned, organisationId: string, personId: string) => and(eq(table.organisationId, organisationId), eq(table.personId, personId));

/** What one person did with what others said: remarks they settled, people consulted they wrote down. */
const kept = async ({ orm }: Connection, organisationId: string, personId: string) => ({
  settled: await orm
    .select({ round: schemeRounds.title, part: roundParts.name, state: roundRemarks.state, reason: roundRemarks.reason, settledAt: roundRemarks.settledAt })
    .from(roundRemarks)
    .innerJoin(roundParts, eq(roundParts.id, roundRemarks.partId))
    .innerJoin(schemeRounds, eq(schemeRounds.id, roundParts.roundId))
    .where(and(eq(schemeRounds.organisationId, organisationId), eq(roundRemarks.settledBy, personId)))
    .orderBy(asc(roundRemarks.settledAt), asc(roundRemarks.id)),
  consulted: await orm
    .select({ schemeId: schemeConsulted.schemeId, who: schemeConsulted.who, createdAt: schemeConsulted.createdAt })
    .from(schemeConsulted)
    .where(of(schemeConsulted, organisationId, personId))
    .orderBy(asc(schemeConsulted.createdAt), asc(schemeConsulted.id)),
});

/** What one person was asked to read, and answered. */
const asked = async ({ orm }: Connection, organisationId: string, personId: string) => ({
  reads: await orm
    .select({ schemeId: schemeRounds.schemeId, round: schemeRounds.title, part: roundParts.name, openedAt: schemeRounds.openedAt })
    .from(roundReaders)
    .innerJoin(roundParts, eq(roundParts.id, roundReaders.partId))
    .innerJoin(schemeRounds, eq(schemeRounds.id, roundParts.roundId))
    .where(and(eq(schemeRounds.organisationId, organisationId), eq(roundReaders.personId, personId)))
    .orderBy(asc(schemeRounds.openedAt), asc(roundParts.id)),
  answers: await orm
    .select({
      round: schemeRounds.title,
      part: roundParts.name,
      verdict: roundParts.verdict,
      answers: roundParts.answers,
      answeredAt: roundParts.answeredAt,
    })
    .from(roundParts)
    .innerJoin(schemeRounds, eq(schemeRounds.id, roundParts.roundId))
    .where(and(eq(schemeRounds.organisationId, organisationId), eq(roundParts.answeredBy, personId)))
    .orderBy(asc(roundParts.answeredAt), asc(roundParts.id)),
});

/** What one person opened, published, saved. */
const made = async ({ orm }: Connection, organisationId: string, personId: string) => ({
  opened: await orm
    .select({ schemeId: schemeRounds.schemeId, title: schemeRounds.title, openedAt: schemeRounds.openedAt })
    .from(schemeRounds)
    .where(of(schemeRounds, organisationId, personId))
    .orderBy(asc(schemeRounds.openedAt)),
  publications: await orm
    .select({ schemeId: schemePublications.schemeId, number: schemePublications.number, publishedAt: schemePublications.publishedAt })
    .from(schemePublications)
    .where(of(schemePublications, organisationId, personId))
    .orderBy(asc(schemePublications.publishedAt)),
  saves: await orm
    .select({ schemeId: schemeSaves.schemeId, sections: schemeSaves.sections, firstAt: schemeSaves.firstAt, lastAt: schemeSaves.lastAt })
    .from(schemeSaves)
    .innerJoin(schemes, eq(schemes.id, schemeSaves.schemeId))
    .where(and(eq(schemes.organisationId, organisationId), eq(schemeSaves.personId, personId)))
    .orderBy(asc(schemeSaves.firstAt), asc(schemeSaves.schemeId)),
});

const personal = (connection: Connection) => {
  const { orm } = connection;
  return {
    /** All that rounds, publications and saves hold on one person. */
    ofPerson: async (organisationId: string, personId: string) => ({
      ...(await kept(connection, organisationId, personId)),
      ...(await asked(connection, organisationId, personId)),
      ...(await made(connection, organisationId, personId)),
    }),

    /** They are asked nothing more. Their answers stay their department's; rounds and publications stay, of nobody. */
    forgetPerson: async (organisationId: string, personId: string): Promise<void> => {
      await orm.delete(roundReaders).where(eq(roundReaders.personId, personId));
      await orm.update(roundParts).set({ answeredBy: null }).where(eq(roundParts.answeredBy, personId));
      await orm.update(roundRemarks).set({ settledBy: null }).where(eq(roundRemarks.settledBy, personId));
      for (const table of [schemeRounds, schemeConsulted, schemePublications])
        await orm
          .update(table)
          .set({ personId: null })
          .where(of(table, organisationId, personId));
    },
  };
};

export const makeConsultedRepository = (connection: Connection) => ({ ...byHand(connection), ...personal(connection) });
