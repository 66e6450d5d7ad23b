/**
 * The public consultation of a scheme: the frozen text shown, the comments of people without an account, the buyer's answers. No address, no
 * mail, no hour is kept of who wrote: a day, and the digest of the code that their author alone holds.
 */
import type { ParticipationOutcome, ParticipationPlace, ParticipationQuality, ParticipationReason, ParticipationState } from '../shared/api/participations.ts';
import type { Kit } from './kit.sqlite.ts';

export const publicTables = (kit: Kit) => ({
  participations: kit.table('participations', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    schemeId: kit.id('scheme_id').notNull(),
    slug: kit.str('slug').notNull(),
    revision: kit.int('revision').notNull(),
    schemeRevision: kit.int('scheme_revision').notNull(),
    title: kit.str('title').notNull(),
    introduction: kit.str('introduction').notNull(),
    opensOn: kit.str('opens_on').notNull(),
    closesOn: kit.str('closes_on').notNull(),
    places: kit.json<ParticipationPlace[]>('places').notNull(),
    takesComments: kit.bool('takes_comments').notNull(),
    legalBasis: kit.str('legal_basis').notNull(),
    contact: kit.str('contact').notNull(),
    document: kit.bytes('document').notNull(),
    createdAt: kit.at('created_at').notNull(),
    closedAt: kit.at('closed_at'),
    withdrawnAt: kit.at('withdrawn_at'),
    personId: kit.id('person_id'),
  }),

  participationAnswers: kit.table('participation_answers', {
    id: kit.id('id').primaryKey(),
    participationId: kit.id('participation_id').notNull(),
    outcome: kit.str('outcome').$type<ParticipationOutcome>().notNull(),
    text: kit.str('text').notNull(),
    heldIn: kit.str('held_in').notNull(),
    updatedAt: kit.at('updated_at').notNull(),
    personId: kit.id('person_id'),
  }),

  participationComments: kit.table('participation_comments', {
    id: kit.id('id').primaryKey(),
    participationId: kit.id('participation_id').notNull(),
    number: kit.int('number').notNull(),
    place: kit.str('place').notNull(),
    quote: kit.str('quote').notNull(),
    text: kit.str('text').notNull(),
    quality: kit.str('quality').$type<ParticipationQuality>(),
    name: kit.str('name').notNull(),
    nameShown: kit.bool('name_shown').notNull(),
    receipt: kit.str('receipt').notNull(),
    receivedOn: kit.str('received_on').notNull(),
    state: kit.str('state').$type<ParticipationState>().notNull(),
    reason: kit.str('reason').$type<ParticipationReason>(),
    duplicateOf: kit.int('duplicate_of'),
    answerId: kit.id('answer_id'),
    decidedAt: kit.at('decided_at'),
    decidedBy: kit.id('decided_by'),
    erasedAt: kit.at('erased_at'),
  }),
});
