/** « None » beside a value: somebody says which is right, and why; until then it counts as unknown. Taken back, it is unknown again. */
import type { Contradiction, ContradictionDecision, ContradictionList, DecisionSubject } from '#shared/api/indicators.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { considerationNames, NO_CONSIDERATION } from '#shared/decp/consideration-words.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { applyKeptDecisions } from '../../figures/apply-decisions.ts';
import type { DecisionRow } from '../../repositories/decisions.ts';
import { scopeSql } from '../../repositories/figures/conditions.ts';
import type { ContractWithHolders } from '../../repositories/figures/contracts.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { type ContractView, makeContractView } from './contract-view.ts';
import { scopeOf } from './scope.ts';

const placeOf = (key: string, subject: DecisionSubject): string => `${key} ${subject}`;

type Names = ReadonlyMap<string, string>;

async function namesOf({ read }: Context, organisationId: string): Promise<Names> {
  return new Map((await read.people.list(organisationId)).map(({ id, name }) => [id, name]));
}

function contradictionOf(
  row: ContractWithHolders,
  subject: DecisionSubject,
  decision: DecisionRow | undefined,
  view: ContractView,
  names: Names,
): Contradiction {
  return {
    contract: view(row),
    subject,
    published: [NO_CONSIDERATION[subject], ...considerationNames(subject, row[subject] ?? 0, row.kind)],
    answer: decision?.answer ?? null,
    reason: decision?.reason ?? '',
    decidedBy: decision?.personId ? (names.get(decision.personId) ?? null) : null,
    decidedOn: decision?.decidedAt.slice(0, 10) ?? null,
  };
}

/** Those that wait first; the whole number is said, a page's worth is given. */
export async function listContradictions(context: Context, actor: Actor): Promise<ContradictionList | Refusal> {
  const refusal = denied(actor, 'figure:read');
  if (refusal) return refusal;
  const { organisationId } = actor;
  const settings = await context.read.figureSettings.read(organisationId);
  const { contracts } = context.figures.read(organisationId);
  const found = contracts.contradictions(scopeSql(scopeOf({}, settings, { from: null, to: null })));
  const decisions = new Map((await context.read.decisions.list(organisationId)).map((one) => [placeOf(one.contractKey, one.subject), one]));
  const isDecided = ({ key, subject }: { key: string; subject: DecisionSubject }): boolean => decisions.has(placeOf(key, subject));
  const waiting = found.filter((one) => !isDecided(one));
  const [view, names] = await Promise.all([makeContractView(context, organisationId), namesOf(context, organisationId)]);
  const shown = [...waiting, ...found.filter(isDecided)].slice(0, LIMITS.pageSize);
  const items = shown.flatMap(({ key, subject }) => {
    const row = contracts.find(key);
    return row ? [contradictionOf(row, subject, decisions.get(placeOf(key, subject)), view, names)] : [];
  });
  return { items, total: found.length, undecided: waiting.length };
}

/** How many wait, all years together. */
export async function countUndecided(context: Context, organisationId: string): Promise<number> {
  const settings = await context.read.figureSettings.read(organisationId);
  const found = context.figures.read(organisationId).contracts.contradictions(scopeSql(scopeOf({}, settings, { from: null, to: null })));
  if (found.length === 0) return 0;
  const decided = new Set((await context.read.decisions.list(organisationId)).map(({ contractKey, subject }) => placeOf(contractKey, subject)));
  return found.filter(({ key, subject }) => !decided.has(placeOf(key, subject))).length;
}

function faultOf(row: ContractWithHolders | null, key: string, { subject, answer, reason }: ContradictionDecision): Refusal | null {
  if (!row) return refuse('NOT_FOUND', `Aucun marché importé ne porte la clé « ${key} ».`, { remedy: 'Il a pu partir avec son import : revenez à la liste.' });
  if (row[`${subject}State`] !== 'contradiction') return refuse('INVALID_INPUT', 'Ce marché n’a rien de contradictoire à ce sujet : il n’y a rien à décider.');
  if (answer !== null && reason.trim() === '')
    return refuse('INVALID_INPUT', 'Dites pourquoi : la raison est gardée au journal des décisions.', {
      fields: [{ path: 'reason', message: 'Une phrase suffit : « le CCAP contient la clause ».' }],
    });
  return null;
}

/** Kept with the contract's key, whatever is imported later; counted at once. With a null answer, the decision is taken back. */
export async function decideContradiction(context: Context, actor: Actor, key: string, decision: ContradictionDecision): Promise<Contradiction | Refusal> {
  const refusal = denied(actor, 'figure:write');
  if (refusal) return refusal;
  const { organisationId, personId } = actor;
  const row = context.figures.read(organisationId).contracts.find(key);
  const fault = faultOf(row, key, decision);
  if (fault || !row) return fault ?? refuse('NOT_FOUND', 'Marché introuvable.');
  const { subject, answer } = decision;
  const failed = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const kept: DecisionRow | null =
      answer === null ? null : { contractKey: key, subject, answer, reason: decision.reason.trim(), personId, decidedAt: context.clock.now() };
    if (kept) await repositories.decisions.put(organisationId, kept);
    else if (!(await repositories.decisions.remove(organisationId, key, subject))) return refuse('NOT_FOUND', 'Aucune décision n’est prise sur ce marché.');
    await audit(context, actor, repositories, kept ? 'contract.decided' : 'contract.undecided', key);
    return null;
  });
  if (isRefusal(failed)) return failed;
  await applyKeptDecisions(context.service.dataFolder, organisationId, () => context.read.figureImports.decisions(organisationId));
  const decisions = await context.read.decisions.list(organisationId);
  const made = decisions.find((one) => one.contractKey === key && one.subject === subject);
  return contradictionOf(row, subject, made, await makeContractView(context, organisationId), await namesOf(context, organisationId));
}
