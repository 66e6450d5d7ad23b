/** A room as its trainer sees it. */
import type { Room } from '#shared/api/rooms.ts';
import { parisTime } from '#shared/audit/days.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import { inHand, rightAnswers, roomNow, scores, settled, tally } from '#shared/training/room.ts';
import type { Context } from '../../context.ts';
import type { PlayerRow, RoomRow } from '../../repositories/rooms.ts';
import { referencesOn } from '../training/draw-context.ts';

export const roomNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucune séance ne porte l’identifiant « ${id} ».`, { remedy: 'Revenez à la liste des séances.' });

export const roomOver = (): Refusal => refuse('ROOM_OVER', 'Cette séance est terminée.');

export async function showRoom(context: Context, row: RoomRow, players: readonly PlayerRow[]): Promise<Room> {
  const room = settled(row, context.clock.now());
  const question = inHand(room);
  return {
    id: room.id,
    code: room.code,
    joinUrl: `${context.service.address()}/salle/${room.code}`,
    module: { id: room.moduleId, title: room.moduleTitle },
    openedOn: parisTime(room.openedAt).slice(0, 10),
    ...roomNow(room, await referencesOn(context, context.clock.today()), question?.key),
    players: players.map(({ id, name, answers }) => ({
      id,
      name,
      right: rightAnswers(room, answers),
      answered: question !== null && question.asked.id in answers,
    })),
    ...tally(room, players),
    scores: scores(room, players),
  };
}
