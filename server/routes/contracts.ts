/** Published contracts: lists, contradictions to decide, the map of purchases, contracts that end. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import {
  ContractPage,
  ContractQuery,
  Contradiction,
  ContradictionDecision,
  ContradictionList,
  IndicatorQuery,
  OpportunityList,
  OpportunityQuery,
  PurchaseMap,
} from '#shared/api/indicators.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { decideContradiction, listContradictions } from '../usecases/figures/decide-contradiction.ts';
import { exportContracts, listContracts } from '../usecases/figures/list-contracts.ts';
import { exportOpportunities, listOpportunities } from '../usecases/figures/list-opportunities.ts';
import { readMap } from '../usecases/figures/read-map.ts';
import { Binary, sendMade, typed } from './typed.ts';

const tags = ['chiffres'];
const ByKey = Type.Object({ key: Id });

function listRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/contracts',
    {
      schema: {
        tags,
        'x-rule': 'figure:read',
        summary: 'Les marchés publiés, ou ceux d’une part d’un indicateur',
        querystring: ContractQuery,
        response: { 200: ContractPage, ...problems(400, 403) },
      },
    },
    async ({ query, actor }, reply) => sendResult(reply, await listContracts(context, actor, query)),
  );

  routes.get(
    '/api/contracts/marches.csv',
    {
      schema: {
        tags,
        'x-rule': 'figure:read',
        summary: 'Les mêmes marchés en tableau (CSV)',
        querystring: ContractQuery,
        response: { 200: Binary, ...problems(400, 403, 413) },
      },
    },
    async ({ query, actor }, reply) => sendMade(reply, await exportContracts(context, actor, query)),
  );
}

function decisionRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/contracts/contradictions',
    {
      schema: {
        tags,
        'x-rule': 'figure:read',
        summary: 'Les considérations contradictoires, à décider ou décidées',
        response: { 200: ContradictionList, ...problems(403) },
      },
    },
    async ({ actor }, reply) => sendResult(reply, await listContradictions(context, actor)),
  );

  routes.put(
    '/api/contracts/:key/decision',
    {
      schema: {
        tags,
        'x-rule': 'figure:write',
        summary: 'Décider d’une contradiction, ou reprendre la décision',
        params: ByKey,
        body: ContradictionDecision,
        response: { 200: Contradiction, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await decideContradiction(context, actor, params.key, body)),
  );
}

function mapRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/contracts/map',
    {
      schema: {
        tags,
        'x-rule': 'figure:read',
        summary: 'La cartographie des achats, par division de la nomenclature',
        querystring: IndicatorQuery,
        response: { 200: PurchaseMap, ...problems(400, 403) },
      },
    },
    async ({ query, actor }, reply) => sendResult(reply, await readMap(context, actor, query)),
  );

  routes.get(
    '/api/contracts/opportunities',
    {
      schema: {
        tags,
        'x-rule': 'figure:read',
        summary: 'Les marchés qui se terminent, dans l’ordre de ce qu’une clause y apporterait, avec les raisons',
        querystring: OpportunityQuery,
        response: { 200: OpportunityList, ...problems(400, 403) },
      },
    },
    async ({ query, actor }, reply) => sendResult(reply, await listOpportunities(context, actor, query)),
  );

  routes.get(
    '/api/contracts/gisements.csv',
    {
      schema: {
        tags,
        'x-rule': 'figure:read',
        summary: 'Les mêmes marchés, leurs points et leurs raisons, en tableau (CSV)',
        querystring: OpportunityQuery,
        response: { 200: Binary, ...problems(400, 403) },
      },
    },
    async ({ query, actor }, reply) => sendMade(reply, await exportOpportunities(context, actor, query)),
  );
}

export function contractRoutes(app: FastifyInstance, context: Context): void {
  listRoutes(app, context);
  decisionRoutes(app, context);
  mapRoutes(app, context);
}
