/** Working together on a scheme: comments on a place of it, and tasks. */
import type { SchemeAnchor } from '../shared/api/together.ts';
import type { Kit } from './kit.sqlite.ts';

export const togetherTables = (kit: Kit) => ({
  schemeComments: kit.table('scheme_comments', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    schemeId: kit.id('scheme_id').notNull(),
    threadId: kit.id('thread_id'),
    anchor: kit.json<SchemeAnchor>('anchor'),
    personId: kit.id('person_id'),
    body: kit.str('body'),
    createdAt: kit.at('created_at').notNull(),
    editedAt: kit.at('edited_at'),
    resolvedAt: kit.at('resolved_at'),
    resolvedBy: kit.id('resolved_by'),
    updatedAt: kit.at('updated_at').notNull(),
  }),

  schemeTasks: kit.table('scheme_tasks', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    schemeId: kit.id('scheme_id').notNull(),
    title: kit.str('title').notNull(),
    ownerId: kit.id('owner_id'),
    anchor: kit.json<SchemeAnchor>('anchor'),
    dueOn: kit.str('due_on'),
    authorId: kit.id('author_id'),
    createdAt: kit.at('created_at').notNull(),
    doneAt: kit.at('done_at'),
    doneBy: kit.id('done_by'),
    updatedAt: kit.at('updated_at').notNull(),
  }),
});
