/** The clauses of the organisation: listed with what is left to do, read one by one. */
import type { OwnClause, OwnClauseList, OwnClauseQuery } from '#shared/api/own-clauses.ts';
import type { Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { byRevision } from '../by-revision.ts';
import { clauseNotFound, clauseView, faultsOf, namesFor, summaryOf } from './view.ts';

const faultCounts = byRevision<number>();

/** Last saved first. */
export async function listOwnClauses(context: Context, actor: Actor, { state, slug }: OwnClauseQuery): Promise<OwnClauseList | Refusal> {
  const refusal = denied(actor, 'clause:read');
  if (refusal) return refusal;
  const { read, clauses, content } = context;
  const { organisationId } = actor;
  const [all, open, names, library] = await Promise.all([
    read.ownClauses.list(organisationId),
    read.ownClauses.openComments(organisationId),
    namesFor(context, actor, read),
    clauses.of(organisationId),
  ]);
  const judged = `${content.version} ${library.key} ${all.length}`;
  const listed = await Promise.all(
    all.map(async (clause) => {
      const faults = await faultCounts(context, organisationId, clause, judged, async () => faultsOf(clause, names).length);
      return summaryOf(context, clause, faults ?? 0, open.get(clause.id) ?? 0);
    }),
  );
  const items = listed.filter((clause) => (state === undefined || clause.state === state) && (slug === undefined || clause.slug === slug));
  const counted = (of: OwnClause['state']): number => listed.filter((clause) => clause.state === of).length;
  return {
    items,
    total: items.length,
    counts: { draft: counted('draft'), review: counted('review'), published: counted('published'), retired: counted('retired') },
    updates: listed.filter(({ update }) => update).length,
  };
}

export async function readOwnClause(context: Context, actor: Actor, id: string): Promise<OwnClause | Refusal> {
  const refusal = denied(actor, 'clause:read');
  if (refusal) return refusal;
  const clause = await context.read.ownClauses.find(actor.organisationId, id);
  return clause ? clauseView(context, actor, context.read, clause) : clauseNotFound(id);
}
