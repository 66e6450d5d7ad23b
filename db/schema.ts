/** The tables, written against a column kit. The SQL that makes them is in `migrations/`; a test compares both. */
import type { ClauseFamilyRecord, ContentKind, DocumentReading } from './records.ts';
import type { Piece } from '../shared/api/clauses.ts';
import type { InsertionRequest } from '../shared/api/documents.ts';
import type { SchemeContent } from '../shared/api/schemes.ts';
import type { LinkPurpose, SignInMethod } from '../shared/api/session.ts';
import type { PersonState } from '../shared/api/people.ts';
import type { SharedEntity, ShareHolder } from '../shared/api/sharing.ts';
import type { TenderContent } from '../shared/api/tenders.ts';
import type { Contact, NetworkEvent } from '../shared/api/network.ts';
import type { RoomState } from '../shared/api/rooms.ts';
import type { Answer, AttemptPurpose, Certificate } from '../shared/api/training.ts';
import type { ModuleContent } from '../shared/api/training-content.ts';
import type { DrawnQuestion } from '../shared/training/drawn.ts';
import type { Access, Role } from '../shared/permissions.ts';
import { type Kit, sqliteKit } from './kit.sqlite.ts';
import { clauseUseTables } from './schema-clause-use.ts';
import { clauseTables } from './schema-clauses.ts';
import { figureTables } from './schema-figures.ts';
import { publicTables } from './schema-public.ts';
import { roundTables } from './schema-rounds.ts';
import { togetherTables } from './schema-together.ts';
import { watchTables } from './schema-watch.ts';

const makeSchema = (kit: Kit) => ({
  meta: kit.table('meta', { key: kit.id('key').primaryKey(), value: kit.str('value').notNull() }),

  organisations: kit.table('organisations', {
    id: kit.id('id').primaryKey(),
    name: kit.str('name').notNull(),
    createdAt: kit.at('created_at').notNull(),
    siret: kit.str('siret').notNull(),
    contact: kit.str('contact').notNull(),
  }),

  people: kit.table('people', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    email: kit.str('email'),
    name: kit.str('name').notNull(),
    roles: kit.json<Role[]>('roles').notNull(),
    state: kit.str('state').$type<PersonState>().notNull(),
    passwordHash: kit.str('password_hash'),
    totpSecret: kit.str('totp_secret'),
    totpStep: kit.int('totp_step'),
    recoveryCodes: kit.json<string[]>('recovery_codes').notNull(),
    ssoIssuer: kit.str('sso_issuer'),
    ssoSubject: kit.str('sso_subject'),
    createdAt: kit.at('created_at').notNull(),
    lastSeenOn: kit.str('last_seen_on'),
  }),

  teams: kit.table('teams', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    name: kit.str('name').notNull(),
    createdAt: kit.at('created_at').notNull(),
  }),

  teamMembers: kit.table('team_members', { teamId: kit.id('team_id').notNull(), personId: kit.id('person_id').notNull() }),

  shares: kit.table('shares', {
    organisationId: kit.id('organisation_id').notNull(),
    entity: kit.str('entity').$type<SharedEntity>().notNull(),
    entityId: kit.id('entity_id').notNull(),
    holder: kit.str('holder').$type<ShareHolder>().notNull(),
    holderId: kit.id('holder_id').notNull(),
    access: kit.str('access').$type<Access>().notNull(),
  }),

  sessions: kit.table('sessions', {
    id: kit.id('id').primaryKey(),
    handle: kit.id('handle').notNull(),
    personId: kit.id('person_id').notNull(),
    organisationId: kit.id('organisation_id').notNull(),
    method: kit.str('method').$type<SignInMethod>().notNull(),
    complete: kit.bool('complete').notNull(),
    device: kit.str('device').notNull(),
    ssoIdToken: kit.str('sso_id_token'),
    createdAt: kit.at('created_at').notNull(),
    seenAt: kit.at('seen_at').notNull(),
    expiresAt: kit.at('expires_at').notNull(),
  }),

  oneTimeLinks: kit.table('one_time_links', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    purpose: kit.str('purpose').$type<LinkPurpose>().notNull(),
    personId: kit.id('person_id'),
    createdAt: kit.at('created_at').notNull(),
    expiresAt: kit.at('expires_at').notNull(),
  }),

  schemes: kit.table('schemes', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    title: kit.str('title').notNull(),
    revision: kit.int('revision').notNull(),
    content: kit.json<SchemeContent>('content').notNull(),
    example: kit.bool('example').notNull(),
    startingPoint: kit.str('starting_point'),
    createdAt: kit.at('created_at').notNull(),
    updatedAt: kit.at('updated_at').notNull(),
    deletedAt: kit.at('deleted_at'),
    teamId: kit.id('team_id'),
  }),

  schemeVersions: kit.table('scheme_versions', {
    schemeId: kit.id('scheme_id').notNull(),
    revision: kit.int('revision').notNull(),
    savedAt: kit.at('saved_at').notNull(),
    personId: kit.id('person_id').notNull(),
    sections: kit.json<string[]>('sections').notNull(),
    content: kit.json<SchemeContent>('content').notNull(),
  }),

  files: kit.table('files', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    kind: kit.str('kind').notNull(),
    name: kit.str('name').notNull(),
    mediaType: kit.str('media_type').notNull(),
    bytes: kit.int('bytes').notNull(),
    width: kit.int('width'),
    height: kit.int('height'),
    warnings: kit.json<string[]>('warnings').notNull(),
    data: kit.bytes('data').notNull(),
    createdAt: kit.at('created_at').notNull(),
  }),

  tenders: kit.table('tenders', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    title: kit.str('title').notNull(),
    revision: kit.int('revision').notNull(),
    content: kit.json<TenderContent>('content').notNull(),
    createdAt: kit.at('created_at').notNull(),
    updatedAt: kit.at('updated_at').notNull(),
    deletedAt: kit.at('deleted_at'),
    teamId: kit.id('team_id'),
    exerciseId: kit.id('exercise_id'),
    exercisePersonId: kit.id('exercise_person_id'),
  }),

  tenderDocuments: kit.table('tender_documents', {
    id: kit.id('id').primaryKey(),
    tenderId: kit.id('tender_id').notNull(),
    organisationId: kit.id('organisation_id').notNull(),
    piece: kit.str('piece').$type<Piece>().notNull(),
    name: kit.str('name').notNull(),
    mediaType: kit.str('media_type').notNull(),
    bytes: kit.int('bytes').notNull(),
    reading: kit.json<DocumentReading>('reading').notNull(),
    convertedFrom: kit.str('converted_from'),
    plan: kit.json<InsertionRequest>('plan'),
    plannedAt: kit.at('planned_at'),
    createdAt: kit.at('created_at').notNull(),
    data: kit.bytes('data').notNull(),
  }),

  labourShares: kit.table('labour_shares', {
    organisationId: kit.id('organisation_id').notNull(),
    tradeId: kit.id('trade_id').notNull(),
    shareBasisPoints: kit.int('share_basis_points').notNull(),
    source: kit.str('source').notNull(),
    updatedAt: kit.at('updated_at').notNull(),
  }),

  auditLines: kit.table('audit_lines', {
    organisationId: kit.id('organisation_id').notNull(),
    seq: kit.int('seq').notNull(),
    at: kit.at('at').notNull(),
    personId: kit.id('person_id').notNull(),
    action: kit.str('action').notNull(),
    entity: kit.str('entity').notNull(),
    entityId: kit.id('entity_id').notNull(),
    hash: kit.str('hash').notNull(),
  }),

  auditChains: kit.table('audit_chains', {
    organisationId: kit.id('organisation_id').primaryKey(),
    firstSeq: kit.int('first_seq').notNull(),
    firstPrevious: kit.str('first_previous').notNull(),
    lastSeq: kit.int('last_seq').notNull(),
    lastHash: kit.str('last_hash').notNull(),
  }),

  trainingAttempts: kit.table('training_attempts', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    personId: kit.id('person_id').notNull(),
    purpose: kit.str('purpose').$type<AttemptPurpose>().notNull(),
    moduleId: kit.id('module_id'),
    moduleTitle: kit.str('module_title'),
    passMark: kit.int('pass_mark').notNull(),
    questions: kit.json<DrawnQuestion[]>('questions').notNull(),
    answers: kit.json<Record<string, Answer>>('answers').notNull(),
    startedAt: kit.at('started_at').notNull(),
    finishedAt: kit.at('finished_at'),
    basisPoints: kit.int('basis_points'),
    passed: kit.bool('passed'),
  }),

  trainingReviews: kit.table('training_reviews', {
    organisationId: kit.id('organisation_id').notNull(),
    personId: kit.id('person_id').notNull(),
    moduleId: kit.id('module_id').notNull(),
    questionId: kit.id('question_id').notNull(),
    box: kit.int('box').notNull(),
    dueOn: kit.str('due_on').notNull(),
  }),

  trainingReadings: kit.table('training_readings', {
    organisationId: kit.id('organisation_id').notNull(),
    personId: kit.id('person_id').notNull(),
    moduleId: kit.id('module_id').notNull(),
    lessons: kit.json<string[]>('lessons').notNull(),
    lastLesson: kit.id('last_lesson'),
  }),

  trainingExercises: kit.table('training_exercises', {
    organisationId: kit.id('organisation_id').notNull(),
    personId: kit.id('person_id').notNull(),
    exerciseId: kit.id('exercise_id').notNull(),
    doneOn: kit.str('done_on').notNull(),
  }),

  certificates: kit.table('certificates', {
    code: kit.id('code').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    personId: kit.id('person_id').notNull(),
    subject: kit.id('subject').notNull(),
    content: kit.json<Omit<Certificate, 'code' | 'issuedOn' | 'withdrawnOn'>>('content').notNull(),
    issuedOn: kit.str('issued_on').notNull(),
    withdrawnOn: kit.str('withdrawn_on'),
  }),

  questionReviews: kit.table('question_reviews', {
    organisationId: kit.id('organisation_id').notNull(),
    questionId: kit.id('question_id').notNull(),
    reviewedOn: kit.str('reviewed_on').notNull(),
    personId: kit.id('person_id').notNull(),
  }),

  ownModules: kit.table('own_modules', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    revision: kit.int('revision').notNull(),
    published: kit.bool('published').notNull(),
    content: kit.json<ModuleContent>('content').notNull(),
    createdAt: kit.at('created_at').notNull(),
    updatedAt: kit.at('updated_at').notNull(),
  }),

  cohorts: kit.table('cohorts', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    name: kit.str('name').notNull(),
    moduleIds: kit.json<string[]>('module_ids').notNull(),
    personIds: kit.json<string[]>('person_ids').notNull(),
    dueOn: kit.str('due_on'),
    createdAt: kit.at('created_at').notNull(),
  }),

  rooms: kit.table('rooms', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    personId: kit.id('person_id').notNull(),
    code: kit.str('code').notNull(),
    moduleId: kit.id('module_id').notNull(),
    moduleTitle: kit.str('module_title').notNull(),
    questions: kit.json<DrawnQuestion[]>('questions').notNull(),
    state: kit.str('state').$type<RoomState>().notNull(),
    position: kit.int('position').notNull(),
    openedAt: kit.at('opened_at').notNull(),
    closedAt: kit.at('closed_at'),
  }),

  roomPlayers: kit.table('room_players', {
    id: kit.id('id').primaryKey(),
    roomId: kit.id('room_id').notNull(),
    token: kit.str('token').notNull(),
    name: kit.str('name').notNull(),
    answers: kit.json<Record<string, Answer>>('answers').notNull(),
    joinedAt: kit.at('joined_at').notNull(),
  }),

  departments: kit.table('departments', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    name: kit.str('name').notNull(),
  }),

  networkContacts: kit.table('network_contacts', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    revision: kit.int('revision').notNull(),
    kind: kit.str('kind').$type<Contact['kind']>().notNull(),
    personId: kit.id('person_id'),
    departmentId: kit.id('department_id'),
    content: kit.json<Omit<Contact, 'id' | 'revision' | 'kind' | 'personId' | 'departmentId'>>('content').notNull(),
  }),

  networkEvents: kit.table('network_events', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    heldOn: kit.str('held_on').notNull(),
    content: kit.json<Omit<NetworkEvent, 'id' | 'on'>>('content').notNull(),
  }),

  ...clauseTables(kit),
  ...clauseUseTables(kit),
  ...figureTables(kit),

  ...roundTables(kit),
  ...publicTables(kit),
  ...togetherTables(kit),
  ...watchTables(kit),

  content: kit.table('content', {
    kind: kit.str('kind').$type<ContentKind>().notNull(),
    id: kit.id('id').notNull(),
    position: kit.int('position').notNull(),
    json: kit.str('json').notNull(),
  }),

  clauseFamilies: kit.table('clause_families', {
    slug: kit.id('slug').primaryKey(),
    position: kit.int('position').notNull(),
    record: kit.json<ClauseFamilyRecord>('record').notNull(),
  }),
});

export const schema = makeSchema(sqliteKit);
