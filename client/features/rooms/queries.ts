/** Reads of a room, from the screen and from a phone. Both ask again every second and a half, and rest while their tab is hidden. */
import { queryOptions } from '@tanstack/react-query';
import type { Room, RoomAnswer, RoomList, RoomSeat, RoomState, RoomView } from '#shared/api/rooms.ts';
import { ProblemError, request } from '../../api.ts';
import { readStored, writeStored } from '../../stored.ts';

const PERIOD = 1_500;
const API = '/api/rooms';
const SEATS = '/api/room-seats';

export const roomPath = (...parts: readonly string[]): string => [API, ...parts.map(encodeURIComponent)].join('/');
export const roomKey = (id: string) => ['room', id] as const;

/** Nothing changes any more in a room that is over, nor in one that does not exist. */
const period = (state: RoomState | undefined, error: unknown): number | false => {
  const isRefused = error instanceof ProblemError && error.problem.status >= 400 && error.problem.status < 500 && error.problem.status !== 429;
  return state === 'done' || isRefused ? false : PERIOD;
};

export const roomQuery = (id: string) =>
  queryOptions({
    queryKey: roomKey(id),
    queryFn: ({ signal }) => request<Room>(roomPath(id), { signal }),
    retry: false,
    refetchInterval: ({ state }) => period(state.data?.state, state.error),
  });

export const roomsQuery = queryOptions({ queryKey: ['rooms'], queryFn: ({ signal }) => request<RoomList>(API, { signal }) });

/* — The phone — */

const SEAT = 'clausier.roomSeat';

/** `code`: of its room, so that another one scanned asks for another seat. */
export type Seat = RoomSeat & { code: string };

const isSeat = (value: unknown): value is Seat =>
  typeof value === 'object' && value !== null && 'token' in value && typeof value.token === 'string' && 'code' in value && typeof value.code === 'string';

/** The seat of this tab: a reload finds it again, another tab is another player. */
export function readSeat(): Seat | null {
  const seat = readStored(() => sessionStorage, SEAT);
  return isSeat(seat) ? seat : null;
}
export const keepSeat = (seat: Seat | null): void => writeStored(() => sessionStorage, SEAT, seat);

export const joinRoom = (body: { code: string; name: string }): Promise<RoomSeat> => request<RoomSeat>(SEATS, { method: 'POST', body });

const asPlayer = (token: string): { headers: Record<string, string> } => ({ headers: { 'x-joueur': token } });

export const seatKey = (token: string) => ['room-seat', token] as const;
export const seatQuery = (token: string) =>
  queryOptions({
    queryKey: seatKey(token),
    queryFn: ({ signal }) => request<RoomView>(`${SEATS}/mine`, { signal, ...asPlayer(token) }),
    retry: false,
    refetchInterval: ({ state }) => period(state.data?.state, state.error),
  });

export const sendAnswer = (token: string, body: RoomAnswer): Promise<RoomView> =>
  request<RoomView>(`${SEATS}/mine/answers`, { method: 'POST', body, ...asPlayer(token) });
