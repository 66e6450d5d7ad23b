/** What a new database holds beside the content: the organisation of the desk, and the worked example. */
import { and, eq } from 'drizzle-orm';
import type { SchemeContent } from '../shared/api/schemes.ts';
import type { Connection } from './open.ts';
import { first } from './query.ts';
import { schema } from './schema.ts';

/** Identifier of the worked example, in the first organisation. */
const EXAMPLE_ID = 'exemple';

const { content, organisations, schemes } = schema;

/** Creates the organisation, and its copy of the example, the first time; does nothing afterwards. In the transaction of who calls. */
export async function seedOrganisation({ orm }: Connection, organisationId: string, name: string, now: string, exampleId = EXAMPLE_ID): Promise<void> {
  if (await first(orm.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, organisationId)))) return;
  await orm.insert(organisations).values({ id: organisationId, name, createdAt: now, siret: '', contact: '' });
  const row = await first(
    orm
      .select({ json: content.json })
      .from(content)
      .where(and(eq(content.kind, 'example'), eq(content.id, 'all'))),
  );
  if (!row) return;
  const example: SchemeContent = JSON.parse(row.json);
  await orm.insert(schemes).values({
    id: exampleId,
    organisationId,
    title: example.title,
    revision: 1,
    content: example,
    example: true,
    startingPoint: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });
}
