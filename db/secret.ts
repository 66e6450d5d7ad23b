/** The server's secret is not in the database, but what it sealed is: another secret is seen at start rather than at the first code refused. */
import { keepMeta, metaOf } from './meta.ts';
import type { Connection, OpenDatabase } from './open.ts';
import { schema } from './schema.ts';

/** The database was sealed with another secret. */
export class SecretChanged extends Error {}

const KEY = 'secret-fingerprint';

/** Keeps the fingerprint at the first start; throws `SecretChanged` when it is another one after that. */
export async function checkSecret({ reader, transaction }: OpenDatabase, fingerprint: string): Promise<void> {
  const known = await metaOf(reader, KEY);
  if (known === undefined) await transaction((connection) => keepMeta(connection, KEY, fingerprint));
  else if (known !== fingerprint) throw new SecretChanged();
}

async function forget({ orm }: Connection): Promise<void> {
  await orm.update(schema.people).set({ totpSecret: null, totpStep: null, recoveryCodes: [] });
  await orm.delete(schema.sessions);
}

/** Accepts another secret: what the old one sealed is let go (second factors, to enrol again; every session). Passwords remain. */
export const resetSecret = ({ transaction }: OpenDatabase, fingerprint: string): Promise<void> =>
  transaction(async (connection) => {
    await forget(connection);
    await keepMeta(connection, KEY, fingerprint);
  });
