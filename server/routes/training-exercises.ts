/** Exercises: a practice consultation, worked on by the routes of the real ones, corrected by their checks. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import { Exercise, ExerciseCorrection } from '#shared/api/training.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { correctExercise } from '../usecases/training/exercises/correct-exercise.ts';
import { readExercise } from '../usecases/training/exercises/read-exercise.ts';
import { startExercise } from '../usecases/training/exercises/start-exercise.ts';
import { typed } from './typed.ts';

const tags = ['formation'];
const ById = Type.Object({ id: Id });
/** `again`: what was started is thrown away. */
const StartQuery = Type.Object({ again: Type.Optional(Type.Boolean()) }, { additionalProperties: false });

export function trainingExerciseRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/training/exercises/:id',
    {
      schema: {
        tags,
        'x-rule': 'training:learn',
        summary: 'Un exercice : son énoncé, ses buts, où l’on en est',
        params: ById,
        response: { 200: Exercise, ...problems(400, 403, 404) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await readExercise(context, actor, params.id)),
  );

  routes.post(
    '/api/training/exercises/:id/start',
    {
      schema: {
        tags,
        'x-rule': 'training:practise',
        summary: 'Commencer un exercice : une consultation d’exercice, que son auteur seul voit ; « again » repart de zéro',
        params: ById,
        querystring: StartQuery,
        response: { 200: Exercise, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, query, actor }, reply) => sendResult(reply, await startExercise(context, actor, params.id, query.again ?? false)),
  );

  routes.get(
    '/api/training/exercises/:id/correction',
    {
      schema: {
        tags,
        'x-rule': 'training:practise',
        summary: 'La correction d’un exercice, par les contrôles du produit ; le jour de la réussite est gardé',
        params: ById,
        response: { 200: ExerciseCorrection, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => sendResult(reply, await correctExercise(context, actor, params.id)),
  );
}
