/**
 * Who saved what in a scheme, who was asked to read it and answered, what was published of it. Texts that must not move (`content`, `document`,
 * `word`) are kept whole: the scheme goes on without them.
 */
import type { RemarkState, Verdict } from '../shared/api/rounds.ts';
import type { SchemeContent } from '../shared/api/schemes.ts';
import type { Kit } from './kit.sqlite.ts';

const roundTablesOf = (kit: Kit) => ({
  schemeRounds: kit.table('scheme_rounds', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    schemeId: kit.id('scheme_id').notNull(),
    title: kit.str('title').notNull(),
    message: kit.str('message').notNull(),
    dueOn: kit.str('due_on').notNull(),
    revision: kit.int('revision').notNull(),
    content: kit.json<SchemeContent>('content').notNull(),
    document: kit.bytes('document').notNull(),
    openedAt: kit.at('opened_at').notNull(),
    closedAt: kit.at('closed_at'),
    personId: kit.id('person_id'),
  }),

  roundParts: kit.table('round_parts', {
    id: kit.id('id').primaryKey(),
    roundId: kit.id('round_id').notNull(),
    position: kit.int('position').notNull(),
    revision: kit.int('revision').notNull(),
    name: kit.str('name').notNull(),
    places: kit.json<string[]>('places').notNull(),
    questions: kit.json<string[]>('questions').notNull(),
    verdict: kit.str('verdict').$type<Verdict>(),
    answers: kit.json<string[]>('answers').notNull(),
    answeredAt: kit.at('answered_at'),
    answeredBy: kit.id('answered_by'),
    receivedAs: kit.str('received_as').notNull(),
    remindedAt: kit.at('reminded_at'),
  }),

  roundReaders: kit.table('round_readers', {
    partId: kit.id('part_id').notNull(),
    position: kit.int('position').notNull(),
    personId: kit.id('person_id'),
    contactId: kit.id('contact_id'),
  }),

  roundRemarks: kit.table('round_remarks', {
    id: kit.id('id').primaryKey(),
    partId: kit.id('part_id').notNull(),
    position: kit.int('position').notNull(),
    place: kit.str('place').notNull(),
    text: kit.str('text').notNull(),
    state: kit.str('state').$type<RemarkState>().notNull(),
    reason: kit.str('reason').notNull(),
    settledAt: kit.at('settled_at'),
    settledBy: kit.id('settled_by'),
  }),

  schemeConsulted: kit.table('scheme_consulted', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    schemeId: kit.id('scheme_id').notNull(),
    who: kit.str('who').notNull(),
    how: kit.str('how').notNull(),
    heldOn: kit.str('held_on'),
    outcome: kit.str('outcome').notNull(),
    createdAt: kit.at('created_at').notNull(),
    personId: kit.id('person_id'),
  }),
});

export const roundTables = (kit: Kit) => ({
  schemeSaves: kit.table('scheme_saves', {
    schemeId: kit.id('scheme_id').notNull(),
    sinceRevision: kit.int('since_revision').notNull(),
    personId: kit.id('person_id').notNull(),
    sections: kit.json<string[]>('sections').notNull(),
    firstAt: kit.at('first_at').notNull(),
    lastAt: kit.at('last_at').notNull(),
  }),

  ...roundTablesOf(kit),

  schemePublications: kit.table('scheme_publications', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    schemeId: kit.id('scheme_id').notNull(),
    number: kit.int('number').notNull(),
    revision: kit.int('revision').notNull(),
    title: kit.str('title').notNull(),
    note: kit.str('note').notNull(),
    adoptedOn: kit.str('adopted_on'),
    lawOn: kit.str('law_on').notNull(),
    productVersion: kit.str('product_version').notNull(),
    content: kit.json<SchemeContent>('content').notNull(),
    document: kit.bytes('document').notNull(),
    word: kit.bytes('word').notNull(),
    wordBytes: kit.int('word_bytes').notNull(),
    wordSha256: kit.str('word_sha256').notNull(),
    logoFileId: kit.id('logo_file_id'),
    logoSha256: kit.str('logo_sha256'),
    templateFileId: kit.id('template_file_id'),
    templateSha256: kit.str('template_sha256'),
    publishedAt: kit.at('published_at').notNull(),
    personId: kit.id('person_id'),
    replacedAt: kit.at('replaced_at'),
    replacedReason: kit.str('replaced_reason').notNull(),
  }),
});
