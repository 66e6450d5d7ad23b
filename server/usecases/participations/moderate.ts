/** What becomes of a comment: accepted, refused with a reason, said a duplicate, erased at its author's request; what the buyer answers. */
import type { ParticipationAnswer, ParticipationAnswerWrite, ParticipationComment, ParticipationDecision } from '#shared/api/participations.ts';
import { type FieldFault, isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { unwritable } from '../sharing/reach.ts';
import { faulty, findParticipation } from './words.ts';

type Place = { schemeId: string; id: string };

const commentNotFound = (): Refusal => refuse('NOT_FOUND', 'Cet avis n’est pas, ou plus, dans cette consultation.', { remedy: 'Rechargez la page.' });
const answerNotFound = (): Refusal => refuse('NOT_FOUND', 'Cette réponse n’est pas, ou plus, dans cette consultation.', { remedy: 'Rechargez la page.' });

/** One unit of work on a consultation that may be written. */
async function within<T>(
  context: Context,
  actor: Actor,
  { schemeId, id }: Place,
  work: (repositories: Repositories) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const refusal = denied(actor, 'scheme:consult');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const found = (await unwritable(repositories, actor, 'scheme', schemeId)) ?? (await findParticipation(repositories, actor, schemeId, id));
    return isRefusal(found) ? found : work(repositories);
  });
}

async function decisionFaults(
  { participationComments }: Repositories,
  id: string,
  { number }: ParticipationComment,
  { state, reason, duplicateOf }: ParticipationDecision,
): Promise<FieldFault[]> {
  if ((state === 'refused') !== (reason !== null))
    return [{ path: 'reason', message: reason === null ? 'Choisissez pourquoi l’avis n’est pas publié.' : 'Un motif ne va qu’avec un refus.' }];
  if ((state === 'duplicate') !== (duplicateOf !== null))
    return [
      { path: 'duplicateOf', message: duplicateOf === null ? 'Écrivez le numéro de l’avis qui dit la même chose.' : 'Ce numéro ne va qu’avec un doublon.' },
    ];
  if (state !== 'accepted' && state !== 'waiting' && (await participationComments.hasDuplicates(id, number)))
    return [{ path: 'state', message: `D’autres avis renvoient à l’avis n° ${number}, qui est traité pour eux : changez-les d’abord.` }];
  if (duplicateOf === null) return [];
  const other = await participationComments.byNumber(id, duplicateOf);
  if (duplicateOf === number || other === null || other.erasedAt !== null || other.state === 'duplicate' || other.state === 'refused')
    return [
      { path: 'duplicateOf', message: `L’avis n° ${duplicateOf} ne peut pas tenir lieu de celui-ci : choisissez un avis publié ou à modérer, autre que lui.` },
    ];
  return [];
}

/** Decided again as often as one likes, until the words are gone. */
export const decideComment = (
  context: Context,
  actor: Actor,
  place: Place,
  commentId: string,
  decision: ParticipationDecision,
): Promise<ParticipationComment | Refusal> =>
  within(context, actor, place, async (repositories) => {
    const { participationComments: comments } = repositories;
    const comment = await comments.find(place.id, commentId);
    if (!comment) return commentNotFound();
    if (comment.erasedAt !== null) return refuse('COMMENT_ERASED', 'Le texte de cet avis est effacé : sa modération ne change plus.');
    const fault = faulty(await decisionFaults(repositories, place.id, comment, decision));
    if (fault) return fault;
    await comments.decide(commentId, decision, context.clock.now(), actor.personId);
    await comments.dropIdleAnswers(place.id);
    await audit(context, actor, repositories, 'participation-comment.decided', commentId);
    return (await comments.find(place.id, commentId)) ?? commentNotFound();
  });

/** The words go for good; that there was a comment, and what was decided, stays. */
export const eraseComment = (context: Context, actor: Actor, place: Place, commentId: string): Promise<Refusal | null> =>
  within(context, actor, place, async (repositories) => {
    const comment = await repositories.participationComments.find(place.id, commentId);
    if (!comment) return commentNotFound();
    if (comment.erasedAt !== null) return null;
    await repositories.participationComments.erase(commentId, context.clock.now());
    await audit(context, actor, repositories, 'participation-comment.erased', commentId);
    return null;
  });

function answerFaults({ outcome, text, heldIn }: ParticipationAnswerWrite): FieldFault[] {
  if (outcome === 'taken') return heldIn.trim() === '' ? [{ path: 'heldIn', message: 'Dites où, dans le schéma, cet avis est pris en compte.' }] : [];
  return [
    ...(text.trim() === '' ? [{ path: 'text', message: outcome === 'set-aside' ? 'Dites pourquoi cet avis n’est pas retenu.' : 'Écrivez la réponse.' }] : []),
    ...(heldIn.trim() === '' ? [] : [{ path: 'heldIn', message: 'Cette place ne va qu’avec un avis pris en compte.' }]),
  ];
}

/** @param answerId of the one to write again; null for a new one */
export const writeAnswer = (
  context: Context,
  actor: Actor,
  place: Place,
  answerId: string | null,
  written: ParticipationAnswerWrite,
): Promise<ParticipationAnswer | Refusal> =>
  within(context, actor, place, async (repositories) => {
    const { participationComments: comments } = repositories;
    const found = await Promise.all(written.comments.map((id) => comments.find(place.id, id)));
    const fault = faulty([
      ...(found.every((comment) => comment?.state === 'accepted')
        ? []
        : [{ path: 'comments', message: 'On ne répond qu’à des avis publiés de cette consultation.' }]),
      ...answerFaults(written),
    ]);
    if (fault) return fault;
    const { outcome, text, heldIn } = written;
    const id = answerId ?? context.newId();
    const row = { id, participationId: place.id, outcome, text: text.trim(), heldIn: heldIn.trim(), updatedAt: context.clock.now(), personId: actor.personId };
    if (answerId === null) await comments.insertAnswer(row);
    else if (!(await comments.changeAnswer(row))) return answerNotFound();
    await comments.attach(place.id, id, written.comments);
    await comments.dropIdleAnswers(place.id);
    await audit(context, actor, repositories, 'participation-answer.written', id);
    return (await comments.answers(place.id)).find((answer) => answer.id === id) ?? answerNotFound();
  });

export const removeAnswer = (context: Context, actor: Actor, place: Place, answerId: string): Promise<Refusal | null> =>
  within(context, actor, place, async (repositories) => {
    if (!(await repositories.participationComments.removeAnswer(place.id, answerId))) return answerNotFound();
    await audit(context, actor, repositories, 'participation-answer.removed', answerId);
    return null;
  });
