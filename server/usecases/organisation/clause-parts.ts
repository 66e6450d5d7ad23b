/** Clauses of an organisation, their use and what it read of the law, as they leave in its file. The inverse is `import-clauses.ts`. */
import type { FileClauseLine, FileClauseUseLine, FileLawLine } from '#shared/api/organisation-clauses.ts';
import type { Context } from '../../context.ts';

export async function* clauseLines({ read }: Context, organisationId: string): AsyncGenerator<FileClauseLine> {
  const { ownClauses, organisationClauses: from } = read;
  const revision = await ownClauses.libraryRevision(organisationId);
  if (revision !== null) yield { kind: 'library', revision };
  for (const { organisationId: _o, position: _position, kind, ...row } of await from.clauses(organisationId)) {
    yield { kind: 'clause', of: kind, ...row };
    for (const version of await from.versions(row.id)) yield { kind: 'version', ...version };
    for (const comment of await from.comments(row.id)) yield { kind: 'comment', ...comment };
  }
}

export async function* clauseUseLines({ read: { organisationClauses: from } }: Context, organisationId: string): AsyncGenerator<FileClauseUseLine> {
  for (const row of await from.records(organisationId)) yield { kind: 'record', ...row };
  for (const row of await from.kept(organisationId)) yield { kind: 'kept', ...row };
  for (const row of await from.inserted(organisationId)) yield { kind: 'inserted', ...row };
  for (const row of await from.results(organisationId)) yield { kind: 'result', ...row };
}

export async function* lawLines({ read: { organisationClauses: from } }: Context, organisationId: string): AsyncGenerator<FileLawLine> {
  for (const { organisationId: _o, kind, ...row } of await from.lawReviews(organisationId)) yield { kind: 'review', of: kind, ...row };
  const seen = await from.seen(organisationId);
  if (seen === null) return;
  const { acknowledgedOn, personId, ...change } = seen;
  yield { kind: 'seen', change, acknowledgedOn, personId };
}
