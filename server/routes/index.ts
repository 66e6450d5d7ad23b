/** Every route, in order. A route is: schema → one use case → reply; no business here. */
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { catalogueRoutes } from './catalogue.ts';
import { clauseRoutes } from './clauses.ts';
import { cpvRoutes } from './cpv.ts';
import { fileRoutes } from './files.ts';
import { healthRoutes } from './health.ts';
import { hoursRoutes } from './hours.ts';
import { lawRoutes } from './law.ts';
import { schemeRoutes } from './schemes.ts';
import { tenderPaperRoutes } from './tender-papers.ts';
import { tenderDocumentRoutes } from './tender-documents.ts';
import { tenderRoutes } from './tenders.ts';

export function registerRoutes(app: FastifyInstance, context: Context): void {
  healthRoutes(app, context);
  clauseRoutes(app, context);
  lawRoutes(app, context);
  catalogueRoutes(app, context);
  schemeRoutes(app, context);
  fileRoutes(app, context);
  hoursRoutes(app, context);
  tenderRoutes(app, context);
  tenderDocumentRoutes(app, context);
  cpvRoutes(app, context);
  tenderPaperRoutes(app, context);
}
