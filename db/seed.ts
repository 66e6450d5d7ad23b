/** What a new database holds beside the content: the organisation of the desk, and the worked example. */
import type { SchemeContent } from '../shared/api/schemes.ts';
import type { OpenDatabase } from './open.ts';
import { schema } from './schema.ts';

/** Identifier of the worked example, in the first organisation. */
const EXAMPLE_ID = 'exemple';

/** Creates the organisation, and its copy of the example, the first time; does nothing afterwards. */
export function seedOrganisation({ writer }: OpenDatabase, organisationId: string, name: string, now: string, exampleId = EXAMPLE_ID): void {
  const { raw, orm } = writer;
  if (raw.prepare<[string], { id: string }>('SELECT id FROM organisations WHERE id = ?').get(organisationId)) return;
  const row = raw.prepare<[], { json: string }>("SELECT json FROM content WHERE kind = 'example'").get();
  const example: SchemeContent | null = row ? JSON.parse(row.json) : null;
  raw
    .transaction(() => {
      orm.insert(schema.organisations).values({ id: organisationId, name, createdAt: now, siret: '', contact: '' }).run();
      if (!example) return;
      orm
        .insert(schema.schemes)
        .values({
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
        })
        .run();
    })
    .immediate();
}
