/** The answer of a part, given by a reader or written down by the lead; and what becomes of each remark. */
import type { RemarkSettlement, Round, RoundAnswer, RoundHead, RoundPart } from '#shared/api/rounds.ts';
import { type FieldFault, isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { answeredRemarks } from '#shared/scheme/rounds.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { KeptPart } from '../../repositories/rounds.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { unwritable } from '../sharing/reach.ts';
import { readRound, roleInPart } from './read-round.ts';
import { faulty, findRound, partNotFound, placed, roundClosed } from './words.ts';

function answerFaults({ verdict, answers, remarks }: RoundAnswer, part: KeptPart): FieldFault[] {
  const places = new Set(['', ...part.places]);
  return [
    ...(answers.length > part.questions.length ? [{ path: 'answers', message: 'Il y a plus de réponses que de questions.' }] : []),
    ...remarks.flatMap(({ place }, index) =>
      places.has(place) ? [] : [{ path: `remarks/${index}/place`, message: 'Cette remarque porte sur un passage qui n’est pas dans cette partie.' }],
    ),
    ...(verdict === 'correct' && remarks.length === 0 ? [{ path: 'remarks', message: 'Dites ce qui est à corriger : une remarque au moins.' }] : []),
  ];
}

const stale = (current: RoundPart, submitted: RoundAnswer): Refusal =>
  refuse('STALE_VERSION', 'Une autre personne a répondu pour cette partie depuis que vous l’avez ouverte. Votre saisie reste dans cette page.', {
    remedy: 'Lisez sa réponse, puis complétez-la.',
    extra: { current, submitted },
  });

/** The part as it stands, when this person may answer it now. */
async function answerable(
  repositories: Repositories,
  actor: Actor,
  { schemeId, roundId, partId }: { schemeId: string; roundId: string; partId: string },
): Promise<{ round: RoundHead; part: KeptPart; role: 'reader' | 'lead' } | Refusal> {
  const round = await findRound(repositories, actor, schemeId, roundId);
  if (isRefusal(round)) return round;
  const role = await roleInPart(repositories, actor, schemeId, partId);
  const part = role === null ? undefined : (await repositories.rounds.parts(roundId)).find(({ id }) => id === partId);
  if (role === null || !part) return partNotFound(partId);
  if (round.closedAt !== null) return roundClosed();
  const closed = role === 'lead' ? await unwritable(repositories, actor, 'scheme', schemeId) : null;
  return closed ?? { round, part, role };
}

/** The lead says how an answer came in; a reader answers for oneself, whatever is said. */
const receivedAs = (role: 'reader' | 'lead', said: string): string => (role === 'lead' ? said.trim() || 'Réponse reçue par le pilote' : '');

/**
 * Answers a part over the answer that was read. Remarks already decided on stay; those left out go.
 * Refusals: NOT_FOUND to whom it is not asked, ROUND_CLOSED once closed, STALE_VERSION when another reader answered.
 */
export async function answerPart(
  context: Context,
  actor: Actor,
  place: { schemeId: string; roundId: string; partId: string },
  revision: number | null,
  answer: RoundAnswer,
): Promise<RoundPart | Refusal> {
  const refusal = denied(actor, 'scheme:comment');
  if (refusal) return refusal;
  if (revision === null) return refuse('PRECONDITION_REQUIRED', 'La réponse que vous modifiez n’est pas indiquée.');
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const found = await answerable(repositories, actor, place);
    if (isRefusal(found)) return found;
    const { round, part, role } = found;
    const today = context.clock.today();
    if (part.revision !== revision) return stale(placed(part, round, today), answer);
    const remarks = answeredRemarks(part.remarks, answer.remarks, context.newId);
    const fault =
      remarks === null ? faulty([{ path: 'remarks', message: 'Une remarque envoyée n’est pas de cette partie.' }]) : faulty(answerFaults(answer, part));
    if (fault || remarks === null) return fault ?? partNotFound(part.id);
    const answers = part.questions.map((_question, index) => (answer.answers[index] ?? '').trim());
    const kept = { id: part.id, verdict: answer.verdict, answers, receivedAs: receivedAs(role, answer.receivedAs), answeredAt: context.clock.now() };
    if (!(await repositories.rounds.answer({ ...kept, personId: actor.personId, remarks }, revision))) return stale(placed(part, round, today), answer);
    await audit(context, actor, repositories, 'round.answered', round.id);
    const saved = (await repositories.rounds.parts(round.id)).find(({ id }) => id === part.id);
    return saved ? placed(saved, round, today) : partNotFound(part.id);
  });
}

/** Takes a remark into account, sets it aside with a reason, or opens it again. Allowed once the round is closed: deciding takes longer. */
export async function settleRemark(
  context: Context,
  actor: Actor,
  { schemeId, roundId, remarkId }: { schemeId: string; roundId: string; remarkId: string },
  { state, reason }: RemarkSettlement,
): Promise<Round | Refusal> {
  const refusal = denied(actor, 'scheme:round');
  if (refusal) return refusal;
  if (state === 'set-aside' && reason.trim() === '')
    return refuse('INVALID_INPUT', 'Dites pourquoi cette remarque est écartée.', { fields: [{ path: 'reason', message: 'Dites pourquoi elle est écartée.' }] });
  const refused = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const round = (await unwritable(repositories, actor, 'scheme', schemeId)) ?? (await findRound(repositories, actor, schemeId, roundId));
    if (isRefusal(round)) return round;
    const parts = await repositories.rounds.parts(roundId);
    if (!parts.some(({ remarks }) => remarks.some(({ id }) => id === remarkId)))
      return refuse('NOT_FOUND', 'Cette remarque n’est plus dans la relecture.', { remedy: 'Rechargez la page : son auteur l’a peut-être retirée.' });
    const isOpen = state === 'open';
    const settled = { state, reason: isOpen ? '' : reason.trim(), settledAt: isOpen ? null : context.clock.now() };
    await repositories.rounds.settle(remarkId, settled, isOpen ? null : actor.personId);
    await audit(context, actor, repositories, 'round.settled', roundId);
    return null;
  });
  return refused ?? readRound(context, actor, schemeId, roundId);
}
