/** Indicators: one year, several years, a table; values typed by hand. */
import type { FastifyInstance } from 'fastify';
import { problems } from '#shared/api/common.ts';
import { IndicatorList, IndicatorQuery, IndicatorSeries, Measure, MeasureAddress, MeasureQuery, SeriesQuery, TypedMeasure } from '#shared/api/indicators.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { exportIndicators, listIndicators } from '../usecases/figures/list-indicators.ts';
import { readSeries } from '../usecases/figures/read-series.ts';
import { removeMeasure, typeMeasure } from '../usecases/figures/type-measure.ts';
import { Binary, sendMade, typed } from './typed.ts';

const tags = ['chiffres'];

function readingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/indicators',
    {
      schema: {
        tags,
        'x-rule': 'figure:read',
        summary: 'Les indicateurs d’une année, avec couverture, source et date',
        querystring: IndicatorQuery,
        response: { 200: IndicatorList, ...problems(400, 403) },
      },
    },
    async ({ query, actor }, reply) => sendResult(reply, await listIndicators(context, actor, query)),
  );

  routes.get(
    '/api/indicators/series',
    {
      schema: {
        tags,
        'x-rule': 'figure:read',
        summary: 'Les indicateurs, année après année',
        querystring: SeriesQuery,
        response: { 200: IndicatorSeries, ...problems(400, 403) },
      },
    },
    async ({ query, actor }, reply) => sendResult(reply, await readSeries(context, actor, query)),
  );

  routes.get(
    '/api/indicators/indicateurs.csv',
    {
      schema: {
        tags,
        'x-rule': 'figure:read',
        summary: 'Les indicateurs d’une année en tableau (CSV)',
        querystring: IndicatorQuery,
        response: { 200: Binary, ...problems(400, 403) },
      },
    },
    async ({ query, actor }, reply) => sendMade(reply, await exportIndicators(context, actor, query)),
  );
}

function typingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.put(
    '/api/indicators/:id/measures/:year',
    {
      schema: {
        tags,
        'x-rule': 'figure:write',
        summary: 'Saisir la valeur d’un indicateur, avec sa source ; elle l’emporte sur la valeur calculée',
        params: MeasureAddress,
        querystring: MeasureQuery,
        body: TypedMeasure,
        response: { 200: Measure, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, query, body, actor }, reply) => sendResult(reply, await typeMeasure(context, actor, { ...params, buyer: query.buyer }, body)),
  );

  routes.delete(
    '/api/indicators/:id/measures/:year',
    {
      schema: {
        tags,
        'x-rule': 'figure:write',
        summary: 'Retirer une valeur saisie ; la valeur calculée revient',
        params: MeasureAddress,
        querystring: MeasureQuery,
        response: { 200: Measure, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, query, actor }, reply) => sendResult(reply, await removeMeasure(context, actor, { ...params, buyer: query.buyer })),
  );
}

export function indicatorRoutes(app: FastifyInstance, context: Context): void {
  readingRoutes(app, context);
  typingRoutes(app, context);
}
