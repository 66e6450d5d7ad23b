/** The network of référents: register, coverage, calendar, letters, figures for the scheme. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, problems } from '#shared/api/common.ts';
import {
  Contact,
  ContactChange,
  ContactCreate,
  Department,
  DepartmentCreate,
  Network,
  NetworkEvent,
  NetworkEventChange,
  NetworkEventCreate,
  NetworkEventList,
  NetworkFigureList,
} from '#shared/api/network.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { changeContact, createContact, removeContact } from '../usecases/network/contact.ts';
import { createDepartment, removeDepartment, renameDepartment } from '../usecases/network/department.ts';
import { changeEvent, createEvent, exportCalendar, listEvents, removeEvent } from '../usecases/network/event.ts';
import { exportContacts, readFigures, readNetwork } from '../usecases/network/read-network.ts';
import { renderContactPaper } from '../usecases/network/render-contact-paper.ts';
import { Binary, IfMatch, revisionOf, sendMade, sendRevised, typed } from './typed.ts';

const tags = ['réseau'];
const ById = Type.Object({ id: Id });
const Gone = Type.Null();

/** Read by everybody: whom to call, when to meet. */
function readingRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/network',
    {
      schema: {
        tags,
        'x-rule': 'network:read',
        summary: 'Directions, référents et facilitateurs, couverture',
        response: { 200: Network, ...problems(403) },
      },
    },
    async ({ actor }, reply) => sendResult(reply, await readNetwork(context, actor)),
  );

  routes.get(
    '/api/network/figures',
    {
      schema: {
        tags,
        'x-rule': 'network:read',
        summary: 'Ce que le réseau et la formation donnent aux indicateurs du schéma',
        response: { 200: NetworkFigureList, ...problems(403) },
      },
    },
    async ({ actor }, reply) => sendResult(reply, await readFigures(context, actor)),
  );

  routes.get(
    '/api/network/events',
    { schema: { tags, 'x-rule': 'network:read', summary: 'Calendrier du réseau', response: { 200: NetworkEventList, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await listEvents(context, actor)),
  );

  routes.get(
    '/api/network/calendrier.ics',
    { schema: { tags, 'x-rule': 'network:read', summary: 'Calendrier du réseau, pour un agenda', response: { 200: Binary, ...problems(403) } } },
    async ({ actor }, reply) => sendMade(reply, await exportCalendar(context, actor)),
  );
}

function departmentRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/network/departments',
    {
      schema: {
        tags,
        'x-rule': 'network:manage',
        summary: 'Ajouter une direction',
        body: DepartmentCreate,
        response: { 201: Department, ...problems(400, 403, 409, 503, 507) },
      },
    },
    async ({ body, actor }, reply) => {
      const department = await createDepartment(context, actor, body);
      if (!isRefusal(department)) reply.code(201);
      return sendResult(reply, department);
    },
  );

  routes.patch(
    '/api/network/departments/:id',
    {
      schema: {
        tags,
        'x-rule': 'network:manage',
        summary: 'Renommer une direction',
        params: ById,
        body: DepartmentCreate,
        response: { 200: Department, ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await renameDepartment(context, actor, params.id, body)),
  );

  routes.delete(
    '/api/network/departments/:id',
    {
      schema: {
        tags,
        'x-rule': 'network:manage',
        summary: 'Retirer une direction ; ses référents restent au registre',
        params: ById,
        response: { 204: Gone, ...problems(403, 404, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await removeDepartment(context, actor, params.id);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}

function contactRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/network/contacts',
    {
      schema: {
        tags,
        'x-rule': 'network:manage',
        summary: 'Ajouter un référent ou un facilitateur',
        body: ContactCreate,
        response: { 201: Contact, ...problems(400, 403, 503, 507) },
      },
    },
    async ({ body, actor }, reply) => {
      const contact = await createContact(context, actor, body);
      if (!isRefusal(contact)) reply.code(201);
      return sendRevised(reply, contact);
    },
  );

  routes.patch(
    '/api/network/contacts/:id',
    {
      schema: {
        tags,
        'x-rule': 'network:manage',
        summary: 'Modifier une fiche',
        params: ById,
        headers: IfMatch,
        body: ContactChange,
        response: { 200: Contact, ...problems(400, 403, 404, 412, 428, 503, 507) },
      },
    },
    async ({ params, headers, body, actor }, reply) =>
      sendRevised(reply, await changeContact(context, actor, params.id, revisionOf(headers['if-match']), body)),
  );

  routes.delete(
    '/api/network/contacts/:id',
    { schema: { tags, 'x-rule': 'network:manage', summary: 'Retirer une fiche', params: ById, response: { 204: Gone, ...problems(403, 404, 503, 507) } } },
    async ({ params, actor }, reply) => {
      const refusal = await removeContact(context, actor, params.id);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );

  routes.get(
    '/api/network/contacts.csv',
    { schema: { tags, 'x-rule': 'network:manage', summary: 'Le registre en tableau (CSV)', response: { 200: Binary, ...problems(403) } } },
    async ({ actor }, reply) => sendMade(reply, await exportContacts(context, actor)),
  );

  for (const { name, kind, summary } of [
    { name: 'lettre-de-mission', kind: 'letter', summary: 'Lettre de mission du référent, ou cadre d’intervention du facilitateur, en Word' },
    { name: 'fiche-de-poste', kind: 'sheet', summary: 'Fiche de poste en Word' },
  ] as const)
    routes.get(
      `/api/network/contacts/:id/${name}.docx`,
      { schema: { tags, 'x-rule': 'network:manage', summary, params: ById, response: { 200: Binary, ...problems(403, 404, 503) } } },
      async ({ params, actor }, reply) => sendMade(reply, await renderContactPaper(context, actor, params.id, kind)),
    );
}

function eventRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.post(
    '/api/network/events',
    {
      schema: {
        tags,
        'x-rule': 'network:manage',
        summary: 'Ajouter une date',
        body: NetworkEventCreate,
        response: { 201: NetworkEvent, ...problems(400, 403, 503, 507) },
      },
    },
    async ({ body, actor }, reply) => {
      const event = await createEvent(context, actor, body);
      if (!isRefusal(event)) reply.code(201);
      return sendResult(reply, event);
    },
  );

  routes.patch(
    '/api/network/events/:id',
    {
      schema: {
        tags,
        'x-rule': 'network:manage',
        summary: 'Modifier une date',
        params: ById,
        body: NetworkEventChange,
        response: { 200: NetworkEvent, ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, body, actor }, reply) => sendResult(reply, await changeEvent(context, actor, params.id, body)),
  );

  routes.delete(
    '/api/network/events/:id',
    { schema: { tags, 'x-rule': 'network:manage', summary: 'Retirer une date', params: ById, response: { 204: Gone, ...problems(403, 404, 503, 507) } } },
    async ({ params, actor }, reply) => {
      const refusal = await removeEvent(context, actor, params.id);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}

export function networkRoutes(app: FastifyInstance, context: Context): void {
  readingRoutes(app, context);
  departmentRoutes(app, context);
  contactRoutes(app, context);
  eventRoutes(app, context);
}
