/** Rooms of the organisation: listed, read, their results as a table. */
import type { Room, RoomList } from '#shared/api/rooms.ts';
import { parisTime } from '#shared/audit/days.ts';
import type { Refusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import { rightAnswers, settled, shown, verdict } from '#shared/training/room.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { type CsvFile, csvFile } from '../csv-file.ts';
import { asciiName } from '../names.ts';
import { roomNotFound, showRoom } from './show-room.ts';

/** Last opened first. */
export async function listRooms({ read, clock }: Context, actor: Actor): Promise<RoomList | Refusal> {
  const refusal = denied(actor, 'training:lead');
  if (refusal) return refusal;
  const now = clock.now();
  const items = (await read.rooms.list(actor.organisationId, LIMITS.pageSize)).map(({ room, players }) => ({
    id: room.id,
    code: room.code,
    module: room.moduleTitle,
    state: settled(room, now).state,
    openedOn: parisTime(room.openedAt).slice(0, 10),
    players,
  }));
  return { items, total: items.length };
}

export async function readRoom(context: Context, actor: Actor, id: string): Promise<Room | Refusal> {
  const refusal = denied(actor, 'training:lead');
  if (refusal) return refusal;
  const room = await context.read.rooms.find(actor.organisationId, id);
  return room ? showRoom(context, room, await context.read.rooms.players(id)) : roomNotFound(id);
}

const WORDS = { true: 'juste', false: 'faux' } as const;
const word = (right: boolean | null): string => (right === null ? '' : WORDS[`${right}`]);

/** One line a phone, one column a question that was shown. */
export async function exportRoom({ read, clock }: Context, actor: Actor, id: string): Promise<CsvFile | Refusal> {
  const refusal = denied(actor, 'training:lead');
  if (refusal) return refusal;
  const row = await read.rooms.find(actor.organisationId, id);
  if (!row) return roomNotFound(id);
  const room = settled(row, clock.now());
  const questions = shown(room);
  const lines = (await read.rooms.players(id)).map(({ name, answers }) => [
    name,
    rightAnswers(room, answers),
    questions.length,
    ...questions.map((question) => word(verdict(answers, question))),
  ]);
  const header = ['Nom', 'Bonnes réponses', 'Questions posées', ...questions.map(({ asked }, index) => `${index + 1}. ${asked.prompt}`)];
  return csvFile(`seance-${parisTime(room.openedAt).slice(0, 10)}-${asciiName(room.moduleTitle) || 'module'}.csv`, [header, ...lines]);
}
