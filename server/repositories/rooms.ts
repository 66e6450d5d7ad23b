/** Sessions in a room, and the phones in them. A phone has no organisation: its token, or the code it types, finds the room. */
import { and, asc, count, desc, eq, inArray, isNull, lt, lte, ne, sql } from 'drizzle-orm';
import type { Answer } from '#shared/api/training.ts';
import type { RoomProgress } from '#shared/training/room.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { rooms, roomPlayers } = schema;

export type RoomRow = typeof rooms.$inferSelect;
export type PlayerRow = typeof roomPlayers.$inferSelect;

const one = (organisationId: string, id: string) => and(eq(rooms.organisationId, organisationId), eq(rooms.id, id));

/** As the state machine leaves a room that nobody ended: a question without its answer was not played. */
const ENDED_POSITION = sql<number>`${rooms.position} - CASE ${rooms.state} WHEN 'asking' THEN 1 ELSE 0 END`;

const reading = ({ orm }: Connection) => ({
  /** Last opened first, with how many phones came. */
  list: async (organisationId: string, most: number): Promise<{ room: RoomRow; players: number }[]> =>
    await orm
      .select({ room: rooms, players: count(roomPlayers.id) })
      .from(rooms)
      .leftJoin(roomPlayers, eq(roomPlayers.roomId, rooms.id))
      .where(eq(rooms.organisationId, organisationId))
      .groupBy(rooms.id)
      .orderBy(desc(rooms.openedAt), desc(rooms.id))
      .limit(most),

  find: async (organisationId: string, id: string): Promise<RoomRow | null> => (await first(orm.select().from(rooms).where(one(organisationId, id)))) ?? null,

  /** In the order they came. */
  players: async (roomId: string): Promise<PlayerRow[]> =>
    await orm.select().from(roomPlayers).where(eq(roomPlayers.roomId, roomId)).orderBy(asc(roomPlayers.joinedAt), asc(sql`rowid`)),

  /** Of any organisation: the room that has this code, or the last that had it. */
  byCode: async (code: string): Promise<RoomRow | null> =>
    (await first(
      orm
        .select()
        .from(rooms)
        .where(eq(rooms.code, code))
        .orderBy(desc(isNull(rooms.closedAt)), desc(rooms.openedAt))
        .limit(1),
    )) ?? null,

  /** Of any organisation: the seat that this digest of a token holds. */
  seat: async (token: string): Promise<{ room: RoomRow; player: PlayerRow } | null> =>
    (await first(
      orm.select({ room: rooms, player: roomPlayers }).from(roomPlayers).innerJoin(rooms, eq(rooms.id, roomPlayers.roomId)).where(eq(roomPlayers.token, token)),
    )) ?? null,

  /** Of any organisation: whether this digest of a token holds a seat, for who counts requests. */
  seatId: async (token: string): Promise<string | null> =>
    (await first(orm.select({ id: roomPlayers.id }).from(roomPlayers).where(eq(roomPlayers.token, token))))?.id ?? null,

  /** Rooms of an organisation that nobody ended. */
  open: async (organisationId: string): Promise<number> =>
    (
      await first(
        orm
          .select({ rooms: count() })
          .from(rooms)
          .where(and(eq(rooms.organisationId, organisationId), isNull(rooms.closedAt))),
      )
    )?.rooms ?? 0,
});

const writing = ({ orm }: Connection) => ({
  insert: async (row: RoomRow): Promise<void> => {
    await orm.insert(rooms).values(row);
  },
  move: async (organisationId: string, id: string, next: RoomProgress, closedAt: string | null): Promise<void> => {
    await orm
      .update(rooms)
      .set({ ...next, closedAt })
      .where(one(organisationId, id));
  },
  insertPlayer: async (row: PlayerRow): Promise<void> => {
    await orm.insert(roomPlayers).values(row);
  },
  saveAnswers: async (playerId: string, answers: Record<string, Answer>): Promise<void> => {
    await orm.update(roomPlayers).set({ answers }).where(eq(roomPlayers.id, playerId));
  },

  /** Ends the rooms of every organisation opened at this instant or before: their codes may serve again. */
  endForgotten: async (before: string, now: string): Promise<number> =>
    changed(
      await orm
        .update(rooms)
        .set({ state: 'done', position: ENDED_POSITION, closedAt: now })
        .where(and(isNull(rooms.closedAt), lte(rooms.openedAt, before))),
    ),

  /** What people called themselves in rooms closed before this instant goes, and so do their seats; the answers stay, without a name. */
  forgetNames: async (before: string): Promise<number> => {
    const old = orm.select({ id: rooms.id }).from(rooms).where(lt(rooms.closedAt, before));
    const rank = sql<string>`'Participant ' || (SELECT count(*) FROM room_players AS other WHERE other.room_id = room_players.room_id AND other.rowid <= room_players.rowid)`;
    return changed(
      await orm
        .update(roomPlayers)
        .set({ name: rank, token: sql`${roomPlayers.id}` })
        .where(and(inArray(roomPlayers.roomId, old), ne(roomPlayers.token, roomPlayers.id))),
    );
  },
});

export const makeRoomRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection) });
