/** Training modules written by an organisation, drafts included. */
import { and, count, desc, eq } from 'drizzle-orm';
import type { OwnModule } from '#shared/api/training-lead.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { ownModules } = schema;

const one = (organisationId: string, id: string) => and(eq(ownModules.organisationId, organisationId), eq(ownModules.id, id));

type Row = typeof ownModules.$inferSelect;

const toModule = ({ organisationId: _organisation, content, ...row }: Row): OwnModule => ({ ...row, ...content });

function toRow(organisationId: string, { id, revision, published, createdAt, updatedAt, ...content }: OwnModule): Row {
  return { id, organisationId, revision, published, content, createdAt, updatedAt };
}

export const makeOwnModuleRepository = ({ orm }: Connection) => ({
  /** Last saved first. */
  list: async (organisationId: string): Promise<OwnModule[]> =>
    (await orm.select().from(ownModules).where(eq(ownModules.organisationId, organisationId)).orderBy(desc(ownModules.updatedAt), desc(ownModules.id))).map(
      toModule,
    ),

  count: async (organisationId: string): Promise<number> =>
    (await first(orm.select({ modules: count() }).from(ownModules).where(eq(ownModules.organisationId, organisationId))))?.modules ?? 0,

  find: async (organisationId: string, id: string): Promise<OwnModule | null> => {
    const row = await first(orm.select().from(ownModules).where(one(organisationId, id)));
    return row ? toModule(row) : null;
  },

  insert: async (organisationId: string, module: OwnModule): Promise<void> => {
    await orm.insert(ownModules).values(toRow(organisationId, module));
  },

  /** False when the module is no longer at this revision. */
  replace: async (organisationId: string, module: OwnModule, revision: number): Promise<boolean> =>
    changed(
      await orm
        .update(ownModules)
        .set(toRow(organisationId, module))
        .where(and(one(organisationId, module.id), eq(ownModules.revision, revision))),
    ) === 1,

  remove: async (organisationId: string, id: string): Promise<boolean> => changed(await orm.delete(ownModules).where(one(organisationId, id))) === 1,
});
