/** « Relue le … par … »: one gesture, signed on the text that was read. */
import type { WatchAcknowledgement, WatchKind, WatchReview, WatchReviewCreate } from '#shared/api/watch.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import type { ReviewRow } from '../../repositories/watch.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { reviewOf } from './list-watch.ts';
import { findSubject } from './read-item.ts';
import { fingerprintOf } from './subjects.ts';

export async function reviewItem(context: Context, actor: Actor, kind: WatchKind, id: string, written: WatchReviewCreate): Promise<WatchReview | Refusal> {
  const found = denied(actor, 'law:review') ?? (await findSubject(context, kind, id));
  if (isRefusal(found)) return found;
  if (!found.present)
    return refuse('NOT_FOUND', 'Ce texte n’est plus dans le contenu\u202f: il n’y a rien à relire.', { remedy: 'Revenez à la liste de la veille.' });
  const fingerprint = fingerprintOf(found.subject.lines);
  const note = written.note.trim();
  if (fingerprint !== written.fingerprint)
    return refuse('STALE_VERSION', 'Ce texte a changé pendant votre lecture\u202f: votre relecture n’est pas enregistrée.', {
      remedy: 'Relisez le texte d’aujourd’hui, puis recommencez. Votre note reste dans cette page.',
    });
  if (written.verdict !== 'confirmed' && note === '')
    return refuse('INVALID_INPUT', 'Dites ce qui est à corriger, ou ce dont vous doutez.', {
      fields: [{ path: 'note', message: 'Une phrase suffit\u202f: elle guidera la personne suivante.' }],
    });
  const { clock, newId } = context;
  const row: ReviewRow = { id: newId(), kind, itemId: id, verdict: written.verdict, note, fingerprint, on: clock.today(), at: clock.now(), by: null };
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    await repositories.watch.insertReview(actor.organisationId, actor.personId, row);
    await audit(context, actor, repositories, 'watch.reviewed', `${kind}.${id}`);
    const [saved] = await repositories.watch.reviewsOf(actor.organisationId, kind, id);
    return reviewOf(saved ?? row, fingerprint);
  });
}

/** Everything up to this change was seen; never less than before. */
export async function acknowledge(context: Context, actor: Actor, { seq }: WatchAcknowledgement): Promise<Refusal | null> {
  const refusal = denied(actor, 'law:review');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const last = await repositories.watch.lastChange();
    const before = (await repositories.watch.acknowledgement(actor.organisationId))?.seq ?? 0;
    const upTo = Math.max(before, Math.min(seq, last));
    await repositories.watch.acknowledge(actor.organisationId, actor.personId, upTo, context.clock.today());
    await audit(context, actor, repositories, 'watch.acknowledged', String(upTo));
    return null;
  });
}
