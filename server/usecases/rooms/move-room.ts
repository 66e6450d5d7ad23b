/** The trainer's next step: ask, show, end. */
import type { Room, RoomStepChange } from '#shared/api/rooms.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { nextStep, settled } from '#shared/training/room.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { readRoom } from './read-rooms.ts';
import { roomNotFound, roomOver } from './show-room.ts';

export async function moveRoom(context: Context, actor: Actor, id: string, { step, index }: RoomStepChange): Promise<Room | Refusal> {
  const refusal = denied(actor, 'training:lead');
  if (refusal) return refusal;
  const failed = await context.write(async (connection): Promise<Refusal | null> => {
    const repositories = repositoriesOn(connection);
    const room = await repositories.rooms.find(actor.organisationId, id);
    if (!room) return roomNotFound(id);
    const now = context.clock.now();
    const next = nextStep(settled(room, now), step, index);
    if (next === 'over') return roomOver();
    if (next === 'moved') return refuse('ROOM_MOVED', 'Cette étape ne vient pas maintenant : la séance a avancé, ou la question n’a pas encore sa réponse.');
    const done = next.state === 'done';
    await repositories.rooms.move(actor.organisationId, id, next, done ? now : null);
    if (done) await audit(context, actor, repositories, 'room.closed', id);
    return null;
  });
  return isRefusal(failed) ? failed : readRoom(context, actor, id);
}
