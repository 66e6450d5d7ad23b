/** Accounting purchases: the money spent against the threshold of the scheme, the suppliers that lists recognise. */
import type { FastifyInstance } from 'fastify';
import { problems } from '#shared/api/common.ts';
import { RecognisedPage, RecognisedQuery, Spend, SpendQuery } from '#shared/api/purchases.ts';
import type { Context } from '../context.ts';
import { sendResult } from '../plugins/errors.ts';
import { listSuppliers } from '../usecases/purchases/list-suppliers.ts';
import { readSpend } from '../usecases/purchases/read-spend.ts';
import { typed } from './typed.ts';

const tags = ['chiffres'];

export function purchaseRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/purchases/spend',
    {
      schema: {
        tags,
        'x-rule': 'figure:read',
        summary: 'Dépenses par année civile et par acheteur, comparées au montant qui rend le schéma obligatoire (CCP, art. D. 2111-3)',
        querystring: SpendQuery,
        response: { 200: Spend, ...problems(400, 403) },
      },
    },
    async ({ query, actor }, reply) => sendResult(reply, await readSpend(context, actor, query)),
  );

  routes.get(
    '/api/purchases/suppliers',
    {
      schema: {
        tags,
        'x-rule': 'figure:read',
        summary: 'Fournisseurs payés dans l’année et reconnus par les listes importées',
        querystring: RecognisedQuery,
        response: { 200: RecognisedPage, ...problems(400, 403) },
      },
    },
    async ({ query, actor }, reply) => sendResult(reply, await listSuppliers(context, actor, query)),
  );
}
