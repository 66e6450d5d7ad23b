/** From one state to another: proposed, sent back, published as a numbered version, written again, given up, retired, put back. */
import type { ClauseMove, OwnClause, OwnClauseMove } from '#shared/api/own-clauses.ts';
import { MOVE_LABELS, MOVES, moved, STATE_LABELS } from '#shared/clause/life.ts';
import { contentOf, familyOf, typesetContent } from '#shared/clause/own-content.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { ClauseFamilyRecord } from '../../../db/records.ts';
import type { Context } from '../../context.ts';
import { clauseHash } from '../../repositories/clause-hash.ts';
import type { Repositories } from '../../repositories/index.ts';
import type { NamedClause } from '../../repositories/own-clauses.ts';
import type { Action } from '../audit.ts';
import { faultsOf, namesFor } from './view.ts';
import { writeClause, type Written } from './write.ts';

const ACTIONS: Record<ClauseMove, Action> = {
  submit: 'own-clause.submitted',
  'send-back': 'own-clause.sent-back',
  publish: 'own-clause.published',
  rework: 'own-clause.reworked',
  drop: 'own-clause.dropped',
  retire: 'own-clause.retired',
  reinstate: 'own-clause.reinstated',
};

const refusedMove = (message: string, remedy?: string): Refusal => refuse('MOVE_REFUSED', message, remedy === undefined ? {} : { remedy });

type Gesture = { context: Context; actor: Actor; repositories: Repositories; clause: NamedClause };

async function lastRecord({ repositories, clause }: Gesture): Promise<ClauseFamilyRecord | null> {
  if (clause.version === null) return null;
  return (await repositories.ownClauses.version(clause.id, clause.version))?.record ?? null;
}

/** Nothing faulty is published, nor twice the same text. */
async function publish(gesture: Gesture, note: string): Promise<Written['change'] | Refusal> {
  const { context, actor, repositories, clause } = gesture;
  const content = typesetContent(clause.content);
  const faults = faultsOf({ ...clause, content }, await namesFor(context, actor, repositories));
  if (faults.length > 0) {
    const fields = faults.map(({ path, where, message }) => ({ path, message: `${where} : ${message}` }));
    return refuse('CLAUSE_FAULTY', 'La clause ne peut pas encore être publiée : il reste à écrire ou à corriger.', { fields });
  }
  const record: ClauseFamilyRecord = familyOf(clause.slug, content);
  const hash = clauseHash(record);
  const last = await lastRecord(gesture);
  if (last && clauseHash(last) === hash)
    return refusedMove(`Rien n’a changé depuis la version ${clause.version}.`, 'Abandonnez les changements, ou corrigez le texte avant de publier.');
  const number = (clause.version ?? 0) + 1;
  if (number > LIMITS.ownClauseVersions) return refusedMove(`Une clause a ${LIMITS.ownClauseVersions} versions au plus.`, 'Commencez-en une autre.');
  await repositories.ownClauses.insertVersion({ clauseId: clause.id, number, hash, record, note, personId: actor.personId, publishedAt: context.clock.now() });
  repositories.ownClauseSearch.put(clause.position, record);
  return { content, version: number };
}

/** What a move changes beside the state. */
async function changesOf(gesture: Gesture, { move, note = '' }: OwnClauseMove): Promise<Written['change'] | Refusal> {
  const { repositories, clause } = gesture;
  if (move === 'publish') return publish(gesture, note.trim());
  if (move === 'retire') repositories.ownClauseSearch.take(clause.position);
  if (move !== 'drop' && move !== 'reinstate') return {};
  const record = await lastRecord(gesture);
  if (!record) return refusedMove('Cette clause n’a pas de version publiée.');
  if (move === 'reinstate') repositories.ownClauseSearch.put(clause.position, record);
  return move === 'drop' ? { content: contentOf(record) } : {};
}

const CHANGES_LIBRARY: readonly ClauseMove[] = ['publish', 'retire', 'reinstate'];

export const moveOwnClause = (context: Context, actor: Actor, id: string, revision: number | null, asked: OwnClauseMove): Promise<OwnClause | Refusal> =>
  writeClause(context, actor, { permission: MOVES[asked.move].permission, id, revision, submitted: asked }, async (clause, repositories) => {
    const next = moved(clause, asked.move);
    if (!next) return refusedMove(`« ${MOVE_LABELS[asked.move].label} » n’est pas possible : la clause est dans l’état « ${STATE_LABELS[clause.state]} ».`);
    const change = await changesOf({ context, actor, repositories, clause }, asked);
    if (isRefusal(change)) return change;
    if (CHANGES_LIBRARY.includes(asked.move)) await repositories.ownClauses.raiseLibrary(actor.organisationId);
    return { change: { ...change, ...next }, action: ACTIONS[asked.move] };
  });
