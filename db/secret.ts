/** The server's secret is not in the database, but what it sealed is: another secret is seen at start rather than at the first code refused. */
import type { OpenDatabase } from './open.ts';

/** The database was sealed with another secret. */
export class SecretChanged extends Error {}

type Writing = Pick<OpenDatabase, 'writer'>;

const KEY = 'secret-fingerprint';

function keep({ writer }: Writing, fingerprint: string): void {
  writer.raw.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(KEY, fingerprint);
}

/** Keeps the fingerprint at the first start; throws `SecretChanged` when it is another one after that. */
export function checkSecret(database: Writing, fingerprint: string): void {
  const known = database.writer.raw.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(KEY)?.value;
  if (known === undefined) keep(database, fingerprint);
  else if (known !== fingerprint) throw new SecretChanged();
}

/** Accepts another secret: what the old one sealed is let go (second factors, to enrol again; every session). Passwords remain. */
export function resetSecret(database: Writing, fingerprint: string): void {
  const { raw } = database.writer;
  raw
    .transaction(() => {
      raw.exec("UPDATE people SET totp_secret = NULL, totp_step = NULL, recovery_codes = '[]'; DELETE FROM sessions;");
      keep(database, fingerprint);
    })
    .immediate();
}
