/** A trainer opens a room: questions are drawn, a code is given. */
import type { Room, RoomCreate } from '#shared/api/rooms.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import { drawQuestions } from '#shared/training/draw.ts';
import type { DrawnQuestion } from '#shared/training/drawn.ts';
import { seededRandom } from '#shared/training/random.ts';
import { roomCode } from '#shared/training/room.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { RoomRow } from '../../repositories/rooms.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { minutesBefore } from '../housekeeping/pace.ts';
import { drawContext } from '../training/draw-context.ts';
import { findModule, type LearntModule } from '../training/modules.ts';
import { showRoom } from './show-room.ts';

/** Only questions that count: nobody should play on a law that changed. */
async function drawn(context: Context, organisationId: string, { id, questions }: LearntModule, most: number): Promise<DrawnQuestion[]> {
  const asked = drawQuestions(
    { moduleId: id, questions, count: questions.length, known: new Set(), seed: context.newId() },
    await drawContext(context, organisationId, questions),
  );
  return asked.filter(({ scored }) => scored).slice(0, most);
}

/** Drawn apart from the room's id, which the page knows. */
async function freeCode({ newId }: Context, { rooms }: Repositories): Promise<string> {
  const random = seededRandom(newId());
  for (;;) {
    const code = roomCode(random);
    const other = await rooms.byCode(code);
    if (!other || other.closedAt !== null) return code;
  }
}

export async function openRoom(context: Context, actor: Actor, { module: moduleId, questions: most }: RoomCreate): Promise<Room | Refusal> {
  const module = denied(actor, 'training:lead') ?? (await findModule(context, actor, moduleId));
  if (isRefusal(module)) return module;
  const { organisationId, personId } = actor;
  const questions = await drawn(context, organisationId, module, most);
  if (questions.length === 0) return refuse('NOTHING_TO_ASK', 'Ce module n’a pas de question à poser en salle.');
  const now = context.clock.now();
  const room = await context.write(async (connection): Promise<RoomRow | Refusal> => {
    const repositories = repositoriesOn(connection);
    await repositories.rooms.endForgotten(minutesBefore(now, LIMITS.roomHours * 60), now);
    if ((await repositories.rooms.open(organisationId)) >= LIMITS.rooms)
      return refuse('INVALID_INPUT', `${LIMITS.rooms} séances sont déjà ouvertes.`, { remedy: 'Terminez une séance, puis recommencez.' });
    const row: RoomRow = {
      id: context.newId(),
      organisationId,
      personId,
      code: await freeCode(context, repositories),
      moduleId,
      moduleTitle: module.title,
      questions,
      state: 'waiting',
      position: 0,
      openedAt: now,
      closedAt: null,
    };
    await repositories.rooms.insert(row);
    await audit(context, actor, repositories, 'room.opened', row.id);
    return row;
  });
  return isRefusal(room) ? room : showRoom(context, room, []);
}
