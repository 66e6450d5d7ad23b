/** A phone in a room: it takes a seat, looks at the moment, answers once a question. Nobody signs in: the token is the seat. */
import type { RoomAnswer, RoomJoin, RoomSeat, RoomView } from '#shared/api/rooms.ts';
import type { Answer } from '#shared/api/training.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { answerFault } from '#shared/training/mark.ts';
import { inHand, playerName, rightAnswers, roomNow, settled } from '#shared/training/room.ts';
import type { Context } from '../../context.ts';
import { digest, newToken } from '../../identity/tokens.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import type { PlayerRow, RoomRow } from '../../repositories/rooms.ts';
import { referencesOn } from '../training/draw-context.ts';
import { roomOver } from './show-room.ts';

const noSeat = (): Refusal =>
  refuse('NOT_FOUND', 'Ce téléphone n’a pas de place dans une séance.', { remedy: 'Saisissez le code affiché dans la salle, puis choisissez un prénom.' });

const noRoom = (): Refusal => refuse('NOT_FOUND', 'Aucune séance ne porte ce code.', { remedy: 'Vérifiez les six chiffres affichés dans la salle.' });

/** Null when this address may try a code now. */
function tooManyCodes({ identity }: Context, code: string, address: string): Refusal | null {
  const seconds = identity.roomThrottle.wait(code, address);
  if (seconds === 0) return null;
  return refuse('TOO_MANY_ATTEMPTS', `Trop de codes essayés d’ici : attendez ${seconds} seconde${seconds > 1 ? 's' : ''}.`, {
    extra: { retryAfterSeconds: seconds },
  });
}

async function takeSeat(context: Context, code: string, written: string): Promise<RoomSeat | Refusal> {
  return context.write(async (connection) => {
    const { rooms } = repositoriesOn(connection);
    const found = await rooms.byCode(code);
    if (!found) return noRoom();
    const room = settled(found, context.clock.now());
    if (room.state === 'done') return roomOver();
    const players = await rooms.players(room.id);
    if (players.length >= LIMITS.roomPlayers)
      return refuse('INVALID_INPUT', `La séance est complète : ${LIMITS.roomPlayers} téléphones au plus.`, {
        remedy: 'Répondez à deux sur un même téléphone.',
      });
    const name = playerName(
      written,
      players.map((player) => player.name),
    );
    if (name === null)
      return refuse('INVALID_INPUT', 'Ce prénom ne peut pas être affiché.', {
        fields: [{ path: 'name', message: 'Écrivez un prénom ou un surnom, en lettres.' }],
      });
    const token = newToken();
    await rooms.insertPlayer({ id: context.newId(), roomId: room.id, token: digest(token), name, answers: {}, joinedAt: context.clock.now() });
    return { token, name, module: room.moduleTitle };
  });
}

/** @param address codes tried in vain are counted for it */
export async function joinRoom(context: Context, { code, name }: RoomJoin, address: string): Promise<RoomSeat | Refusal> {
  const digits = code.replace(/\D/g, '');
  const refusal = tooManyCodes(context, digits, address);
  if (refusal) return refusal;
  const seat = await takeSeat(context, digits, name);
  // Counted once judged: a whole class comes in at the same second. How many ask at once is bounded by `rate-limit.ts`.
  if (isRefusal(seat) && seat.refused !== 'INVALID_INPUT') context.identity.roomThrottle.failed(digits, address);
  return seat;
}

async function showSeat(context: Context, row: RoomRow, { name, answers }: PlayerRow): Promise<RoomView> {
  const room = settled(row, context.clock.now());
  const answer: Answer | null = answers[inHand(room)?.asked.id ?? ''] ?? null;
  return {
    module: room.moduleTitle,
    name,
    ...roomNow(room, await referencesOn(context, context.clock.today()), answer),
    answer,
    right: rightAnswers(room, answers),
  };
}

/** What the phone shows now; once the session is over, its score. */
export async function readSeat(context: Context, token: string): Promise<RoomView | Refusal> {
  const seat = await context.read.rooms.seat(digest(token));
  return seat ? showSeat(context, seat.room, seat.player) : noSeat();
}

/** Keeps the first answer to the question in hand, as long as its answer is not shown. */
export async function answerInRoom(context: Context, token: string, { question, answer }: RoomAnswer): Promise<RoomView | Refusal> {
  const failed = await context.write(async (connection): Promise<Refusal | null> => {
    const { rooms } = repositoriesOn(connection);
    const seat = await rooms.seat(digest(token));
    if (!seat) return noSeat();
    const room = settled(seat.room, context.clock.now());
    if (room.state === 'done') return roomOver();
    const drawn = inHand(room);
    if (room.state !== 'asking' || drawn?.asked.id !== question) return refuse('ROOM_MOVED', 'Cette question n’attend plus de réponse.');
    if (question in seat.player.answers)
      return refuse('ALREADY_ANSWERED', 'Votre première réponse est gardée.', { remedy: 'Attendez que la réponse soit montrée.' });
    const fault = answerFault(drawn.asked, answer);
    if (fault) return refuse('INVALID_INPUT', fault, { fields: [{ path: 'answer', message: fault }] });
    await rooms.saveAnswers(seat.player.id, { ...seat.player.answers, [question]: answer });
    return null;
  });
  return isRefusal(failed) ? failed : readSeat(context, token);
}
