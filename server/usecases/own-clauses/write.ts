/** Writing over the revision that was read, once for every gesture: right, found, not changed meanwhile, written, told to the journal. */
import type { OwnClause } from '#shared/api/own-clauses.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { isOpen } from '#shared/clause/life.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor, Permission } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { NamedClause } from '../../repositories/own-clauses.ts';
import { denied } from '../allowed.ts';
import { type Action, audit } from '../audit.ts';
import { stale } from '../stale.ts';
import { clauseNotFound, clauseView } from './view.ts';

/** What changes in the clause, and the line of the journal that says it. */
export type Written = { change: Partial<Omit<NamedClause, 'id' | 'organisationId' | 'revision'>>; action: Action };

type Gesture = {
  permission: Permission;
  id: string;
  revision: number | null;
  /** What the page sent: given back beside what is there when somebody else wrote first. */
  submitted: unknown;
};

export const tooLarge = (content: NamedClause['content']): Refusal | null =>
  Buffer.byteLength(JSON.stringify(content)) > LIMITS.ownClauseBytes
    ? refuse('TOO_LARGE', 'La clause dépasse la taille acceptée. Votre saisie reste dans cette page.', { remedy: 'Partagez-la en plusieurs clauses.' })
    : null;

/** Null when the content may change. */
export const closedClause = (clause: NamedClause): Refusal | null =>
  isOpen(clause)
    ? null
    : refuse('CLAUSE_CLOSED', clause.state === 'retired' ? 'Cette clause est retirée.' : 'Cette clause est publiée : son texte ne change plus.');

/**
 * One unit of work on one clause.
 * @param work what to change, from what is there; a refusal writes nothing
 */
export async function writeClause(
  context: Context,
  actor: Actor,
  { permission, id, revision, submitted }: Gesture,
  work: (clause: NamedClause, repositories: Repositories) => Promise<Written | Refusal>,
): Promise<OwnClause | Refusal> {
  const refusal = denied(actor, permission);
  if (refusal) return refusal;
  if (revision === null) return refuse('PRECONDITION_REQUIRED', 'La version que vous modifiez n’est pas indiquée.');
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const current = await repositories.ownClauses.find(actor.organisationId, id);
    if (!current) return clauseNotFound(id);
    if (current.revision !== revision) {
      return stale('Cette clause', 'feminine', { current: await clauseView(context, actor, repositories, current), submitted });
    }
    const written = await work(current, repositories);
    if (isRefusal(written)) return written;
    const next: NamedClause = { ...current, ...written.change, revision: revision + 1, updatedAt: context.clock.now(), personId: actor.personId };
    const large = tooLarge(next.content);
    if (large) return large;
    await repositories.ownClauses.replace(next, revision);
    await audit(context, actor, repositories, written.action, id);
    const saved = await repositories.ownClauses.find(actor.organisationId, id);
    return clauseView(context, actor, repositories, saved ?? next);
  });
}
