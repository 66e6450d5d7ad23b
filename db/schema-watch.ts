/** The law watch and update packs. `contentChanges` and `contentPacks` are of the whole server, as the content is. */
import type { CHANGE_WEIGHTS, CONTENT_CHANGES, WatchKind, WatchLine, WatchVerdict } from '../shared/api/watch.ts';
import type { Kit } from './kit.sqlite.ts';

export const watchTables = (kit: Kit) => ({
  referenceReviews: kit.table('reference_reviews', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    kind: kit.str('kind').$type<WatchKind>().notNull(),
    itemId: kit.id('item_id').notNull(),
    verdict: kit.str('verdict').$type<WatchVerdict>().notNull(),
    note: kit.str('note').notNull(),
    fingerprint: kit.str('fingerprint').notNull(),
    reviewedOn: kit.str('reviewed_on').notNull(),
    reviewedAt: kit.at('reviewed_at').notNull(),
    personId: kit.id('person_id'),
  }),

  contentChanges: kit.table('content_changes', {
    seq: kit.int('seq').primaryKey(),
    contentVersion: kit.str('content_version').notNull(),
    edition: kit.int('edition').notNull(),
    seenOn: kit.str('seen_on').notNull(),
    kind: kit.str('kind').$type<WatchKind>().notNull(),
    itemId: kit.id('item_id').notNull(),
    title: kit.str('title').notNull(),
    change: kit.str('change').$type<(typeof CONTENT_CHANGES)[number]>().notNull(),
    weight: kit.str('weight').$type<(typeof CHANGE_WEIGHTS)[number]>().notNull(),
    before: kit.json<WatchLine[]>('before'),
    after: kit.json<WatchLine[]>('after'),
  }),

  watchAcknowledgements: kit.table('watch_acknowledgements', {
    organisationId: kit.id('organisation_id').primaryKey(),
    seq: kit.int('seq').notNull(),
    acknowledgedOn: kit.str('acknowledged_on').notNull(),
    personId: kit.id('person_id'),
  }),

  contentPacks: kit.table('content_packs', {
    edition: kit.int('edition').primaryKey(),
    day: kit.str('day').notNull(),
    key: kit.str('key').notNull(),
    sha256: kit.str('sha256').notNull(),
    bytes: kit.int('bytes').notNull(),
    appliedAt: kit.at('applied_at').notNull(),
    organisationId: kit.id('organisation_id').notNull(),
    personId: kit.id('person_id'),
    added: kit.int('added').notNull(),
    changed: kit.int('changed').notNull(),
    removed: kit.int('removed').notNull(),
    file: kit.bytes('file').notNull(),
  }),
});
