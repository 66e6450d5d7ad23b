/** All that Clausier holds on one person, as they are given it (RGPD, articles 15 and 20). No secret in it. */
import { type Static, Type } from 'typebox';
import { ACCESSES, ROLES } from '../permissions.ts';
import { nullable, oneOf } from './common.ts';
import { IMPORT_KINDS } from './imports.ts';
import { DECISION_SUBJECTS } from './indicators.ts';
import { Contact } from './network.ts';
import { OWN_CLAUSE_STATES } from './own-clauses.ts';
import { PERSON_STATES } from './people.ts';
import { REVIEW_KINDS } from './reviews.ts';
import { PARTICIPATION_STATES } from './participations.ts';
import { REMARK_STATES, VERDICTS } from './rounds.ts';
import { LINK_PURPOSES, SIGN_IN_METHODS } from './session.ts';
import { SHARED_ENTITIES } from './sharing.ts';
import { TenderContent } from './tenders.ts';
import { Answer, ATTEMPT_PURPOSES, Certificate } from './training.ts';
import { WATCH_KINDS, WATCH_VERDICTS } from './watch.ts';

export const PersonExport = Type.Object({
  format: Type.Literal('clausier-personne'),
  exportedAt: Type.String(),
  organisation: Type.Object({ name: Type.String(), contact: Type.String() }),
  account: Type.Object({
    id: Type.String(),
    name: Type.String(),
    email: nullable(Type.String()),
    roles: Type.Array(oneOf(ROLES)),
    state: oneOf(PERSON_STATES),
    createdAt: Type.String(),
    lastSeenOn: nullable(Type.String()),
    hasPassword: Type.Boolean(),
    hasSecondFactor: Type.Boolean(),
    recoveryCodesLeft: Type.Integer(),
    /** How the identity provider knows them. */
    sso: nullable(Type.Object({ issuer: Type.String(), subject: Type.String() })),
  }),
  teams: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  sessions: Type.Array(
    Type.Object({
      handle: Type.String(),
      device: Type.String(),
      method: oneOf(SIGN_IN_METHODS),
      createdAt: Type.String(),
      seenAt: Type.String(),
      expiresAt: Type.String(),
    }),
  ),
  links: Type.Array(Type.Object({ purpose: oneOf(LINK_PURPOSES), createdAt: Type.String(), expiresAt: Type.String() })),
  /** Documents opened to them by name. */
  shares: Type.Array(Type.Object({ entity: oneOf(SHARED_ENTITIES), entityId: Type.String(), access: oneOf(ACCESSES) })),
  /** Kept versions of schemes that they saved over. */
  versions: Type.Array(Type.Object({ schemeId: Type.String(), revision: Type.Integer(), savedAt: Type.String(), sections: Type.Array(Type.String()) })),
  training: Type.Object({
    attempts: Type.Array(
      Type.Object({
        purpose: oneOf(ATTEMPT_PURPOSES),
        moduleId: nullable(Type.String()),
        moduleTitle: nullable(Type.String()),
        startedAt: Type.String(),
        finishedAt: nullable(Type.String()),
        basisPoints: nullable(Type.Integer()),
        passed: nullable(Type.Boolean()),
        /** By question. */
        answers: Type.Record(Type.String(), Answer),
      }),
    ),
    /** Missed questions, and when each comes back. */
    reviews: Type.Array(Type.Object({ moduleId: Type.String(), questionId: Type.String(), dueOn: Type.String() })),
    readings: Type.Array(Type.Object({ moduleId: Type.String(), lessons: Type.Array(Type.String()) })),
    exercises: Type.Array(Type.Object({ exerciseId: Type.String(), doneOn: Type.String() })),
    /** Practice consultations, as they stand. */
    practice: Type.Array(Type.Object({ exerciseId: nullable(Type.String()), updatedAt: Type.String(), content: TenderContent })),
    certificates: Type.Array(Certificate),
    /** Groups they are in, rooms they led, questions they read again for the organisation. */
    cohorts: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
    rooms: Type.Array(Type.Object({ moduleTitle: Type.String(), openedAt: Type.String(), closedAt: nullable(Type.String()) })),
    questionReviews: Type.Array(Type.Object({ questionId: Type.String(), reviewedOn: Type.String() })),
    /** Where the register of the network names them. */
    contacts: Type.Array(Type.Omit(Contact, ['id', 'revision', 'personId', 'departmentId'])),
  }),
  /** What they imported, typed, decided and published. */
  figures: Type.Object({
    imports: Type.Array(Type.Object({ of: oneOf(IMPORT_KINDS), file: Type.String(), createdAt: Type.String() })),
    measures: Type.Array(Type.Object({ indicatorId: Type.String(), year: Type.Integer(), buyer: Type.String(), updatedAt: Type.String() })),
    decisions: Type.Array(Type.Object({ contractKey: Type.String(), subject: oneOf(DECISION_SUBJECTS), reason: Type.String(), decidedAt: Type.String() })),
    reviews: Type.Array(Type.Object({ schemeId: Type.String(), kind: oneOf(REVIEW_KINDS), year: Type.Integer(), madeAt: Type.String() })),
  }),
  /** What they read again in the law watch. */
  lawReviews: Type.Array(
    Type.Object({ kind: oneOf(WATCH_KINDS), itemId: Type.String(), verdict: oneOf(WATCH_VERDICTS), note: Type.String(), reviewedOn: Type.String() }),
  ),
  /** Review rounds of schemes: what they were asked to read, answered, opened; what they published; what they saved; remarks they settled, people consulted they wrote down. */
  rounds: Type.Object({
    reads: Type.Array(Type.Object({ schemeId: Type.String(), round: Type.String(), part: Type.String(), openedAt: Type.String() })),
    answers: Type.Array(
      Type.Object({
        round: Type.String(),
        part: Type.String(),
        verdict: nullable(oneOf(VERDICTS)),
        answers: Type.Array(Type.String()),
        answeredAt: nullable(Type.String()),
      }),
    ),
    opened: Type.Array(Type.Object({ schemeId: Type.String(), title: Type.String(), openedAt: Type.String() })),
    publications: Type.Array(Type.Object({ schemeId: Type.String(), number: Type.Integer(), publishedAt: Type.String() })),
    settled: Type.Array(
      Type.Object({ round: Type.String(), part: Type.String(), state: oneOf(REMARK_STATES), reason: Type.String(), settledAt: nullable(Type.String()) }),
    ),
    consulted: Type.Array(Type.Object({ schemeId: Type.String(), who: Type.String(), createdAt: Type.String() })),
    saves: Type.Array(Type.Object({ schemeId: Type.String(), sections: Type.Array(Type.String()), firstAt: Type.String(), lastAt: Type.String() })),
  }),
  /** Public consultations they opened, comments of the public they decided on, answers they wrote to them. */
  participations: Type.Object({
    opened: Type.Array(Type.Object({ schemeId: Type.String(), title: Type.String(), createdAt: Type.String() })),
    decided: Type.Array(
      Type.Object({ participation: Type.String(), number: Type.Integer(), state: oneOf(PARTICIPATION_STATES), decidedAt: nullable(Type.String()) }),
    ),
    answers: Type.Array(Type.Object({ participation: Type.String(), text: Type.String(), updatedAt: Type.String() })),
  }),
  /** Clauses of the organisation: those they saved last, the versions they published, their comments. */
  clauses: Type.Object({
    written: Type.Array(Type.Object({ slug: Type.String(), state: oneOf(OWN_CLAUSE_STATES), updatedAt: Type.String() })),
    published: Type.Array(Type.Object({ slug: Type.String(), number: Type.Integer(), note: Type.String(), publishedAt: Type.String() })),
    comments: Type.Array(Type.Object({ slug: Type.String(), text: Type.String(), createdAt: Type.String() })),
  }),
  /** Comments they wrote on schemes, tasks they were given or asked for. */
  together: Type.Object({
    comments: Type.Array(Type.Object({ schemeId: Type.String(), text: nullable(Type.String()), createdAt: Type.String() })),
    tasks: Type.Array(Type.Object({ schemeId: Type.String(), title: Type.String(), dueOn: nullable(Type.String()), doneAt: nullable(Type.String()) })),
  }),
  /** What they did, and what was done to their account. */
  journal: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      at: Type.String(),
      action: Type.String(),
      says: Type.String(),
      entity: Type.String(),
      entityId: Type.String(),
      by: oneOf(['self', 'another']),
    }),
  ),
});
export type PersonExport = Static<typeof PersonExport>;
