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
import { sessionRoutes } from './session.ts';
import { ssoRoutes } from './sso.ts';
import { linksRoutes } from './links.ts';
import { accountRoutes } from './account.ts';
import { peopleRoutes } from './people.ts';
import { teamsRoutes } from './teams.ts';
import { sharingRoutes } from './sharing.ts';
import { organisationRoutes } from './organisation.ts';
import { auditRoutes } from './audit.ts';
import { serviceRoutes } from './service.ts';
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
  sessionRoutes(app, context);
  ssoRoutes(app, context);
  linksRoutes(app, context);
  accountRoutes(app, context);
  peopleRoutes(app, context);
  teamsRoutes(app, context);
  sharingRoutes(app, context);
  organisationRoutes(app, context);
  auditRoutes(app, context);
  serviceRoutes(app, context);
}
