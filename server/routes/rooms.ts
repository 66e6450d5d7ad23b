/** Sessions in a room: the trainer’s screen, and the phones that answer. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { Room, RoomAnswer, RoomCreate, RoomJoin, RoomList, RoomSeat, RoomStepChange, RoomView } from '#shared/api/rooms.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { moveRoom } from '../usecases/rooms/move-room.ts';
import { openRoom } from '../usecases/rooms/open-room.ts';
import { exportRoom, listRooms, readRoom } from '../usecases/rooms/read-rooms.ts';
import { answerInRoom, joinRoom, readSeat } from '../usecases/rooms/seat.ts';
import { Binary, sendMade, typed } from './typed.ts';

const tags = ['formation'];
const ById = Type.Object({ id: Id });
const SeatHeader = Type.Object({ 'x-joueur': Type.Optional(Type.String({ maxLength: 100 })) });

function trainerRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/rooms',
    { schema: { tags, 'x-rule': 'training:lead', summary: 'Séances en salle', response: { 200: RoomList, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await listRooms(context, actor)),
  );

  routes.post(
    '/api/rooms',
    {
      schema: {
        tags,
        'x-rule': 'training:lead',
        summary: 'Ouvrir une séance : questions tirées, code à projeter',
        body: RoomCreate,
        response: { 201: Room, ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ body, actor }, reply) => {
      const room = await openRoom(context, actor, body);
      if (!isRefusal(room)) reply.code(201);
      return sendResult(reply, room);
    },
  );

  routes.get(
    '/api/rooms/:id',
    { schema: { tags, 'x-rule': 'training:lead', summary: 'Une séance, en direct', params: ById, response: { 200: Room, ...problems(403, 404) } } },
    async ({ params, actor }, reply) => sendResult(reply, await readRoom(context, actor, params.id)),
  );

  routes.post(
    '/api/rooms/:id/steps',
    {
      schema: {
        tags,
        'x-rule': 'training:lead',
        summary: 'Poser la question suivante, montrer la réponse, terminer',
        params: ById,
        body: RoomStepChange,
        response: { 200: Room, ...problems(400, 403, 404, 409, 410, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await moveRoom(context, actor, params.id, body)),
  );

  routes.get(
    '/api/rooms/:id/results.csv',
    {
      schema: {
        tags,
        'x-rule': 'training:lead',
        summary: 'Résultats d’une séance en tableau (CSV)',
        params: ById,
        response: { 200: Binary, ...problems(403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendMade(reply, await exportRoom(context, actor, params.id)),
  );
}

function phoneRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/room-seats',
    {
      schema: {
        tags,
        'x-rule': 'open',
        summary: 'Entrer dans une séance avec son code',
        body: RoomJoin,
        response: { 201: RoomSeat, ...problems(400, 404, 410, 503, 507) },
      },
    },
    async ({ body, ip }, reply) => {
      const seat = await joinRoom(context, body, ip);
      if (!isRefusal(seat)) reply.code(201);
      return sendResult(reply, seat);
    },
  );

  routes.get(
    '/api/room-seats/mine',
    {
      schema: { tags, 'x-rule': 'open', summary: 'Ce que montre un téléphone', headers: SeatHeader, response: { 200: RoomView, ...problems(400, 404) } },
    },
    async ({ headers }, reply) => sendResult(reply, await readSeat(context, headers['x-joueur'] ?? '')),
  );

  routes.post(
    '/api/room-seats/mine/answers',
    {
      schema: {
        tags,
        'x-rule': 'open',
        summary: 'Répondre à la question en cours, une fois',
        headers: SeatHeader,
        body: RoomAnswer,
        response: { 200: RoomView, ...problems(400, 404, 409, 410, 503, 507) },
      },
    },
    async ({ headers, body }, reply) => sendResult(reply, await answerInRoom(context, headers['x-joueur'] ?? '', body)),
  );
}

export function roomRoutes(app: FastifyInstance, context: Context): void {
  trainerRoutes(app, context);
  phoneRoutes(app, context);
}
