/** Every route of the description, asked by nobody, by a session only begun, by each role, by another organisation and by another team. */
import { createHash } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Share } from '../../shared/api/sharing.ts';
import { may, PERMISSION_NAMES, ROLES, type Role } from '../../shared/permissions.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { columnsOf } from '../support/database.ts';
import { fillOrganisation } from '../support/organisation.ts';
import { addOrganisation, addPerson, addTeam, callWith, openSession, type TestPerson } from '../support/people.ts';
import { type Ids, missingFrom, namesOwned, type Operation, operationsOf, requestOf } from '../support/routes.ts';

let app: TestApp;
let operations: Operation[];
let author: TestPerson;
let ids: Ids;

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  operations = await operationsOf(app);
  author = addPerson(app, { roles: ROLES, name: 'Autrice' });
  ids = await fillOrganisation(app, author, 'repere');
}, 120_000);
afterAll(() => app.close());

const ask = (cookie: string, operation: Operation, on: Ids = ids) => callWith(app, cookie, requestOf(operation, on));
/** In a session of its own: some routes end the one that asks. */
const askAs = ({ id }: TestPerson, operation: Operation, on: Ids = ids, organisationId = 'local') => ask(openSession(app, id, organisationId), operation, on);
const codeOf = (reply: LightMyRequestResponse): string =>
  String(reply.headers['content-type']).startsWith('application/problem+json') ? reply.json<{ code: string }>().code : '';
const seen = ({ route }: Operation, reply: LightMyRequestResponse): string => `${route}: ${reply.statusCode} ${codeOf(reply)}`;

/** The routes that do not answer as they should, each with what it answered. */
async function odd(asked: readonly Operation[], send: (operation: Operation) => Promise<LightMyRequestResponse>, fits: Fits): Promise<string[]> {
  const found: string[] = [];
  for (const operation of asked) {
    const reply = await send(operation);
    if (!fits(reply, operation)) found.push(seen(operation, reply));
  }
  return found;
}
type Fits = (reply: LightMyRequestResponse, operation: Operation) => boolean;

/** Said of the account itself, not of a right: the door was open. */
const OF_THE_ACCOUNT: Record<string, string> = {
  // A second factor already there is given before another one is chosen, and none is given before one is enrolled.
  'POST /api/account/second-factor': 'SECOND_FACTOR_REQUIRED',
  'PUT /api/account/second-factor': 'SECOND_FACTOR_REQUIRED',
  'POST /api/session/second-factor': 'SECOND_FACTOR_REQUIRED',
  // An administrator keeps theirs; who has no password has none to change.
  'DELETE /api/account/second-factor': 'FORBIDDEN',
  'PUT /api/account/password': 'FORBIDDEN',
};
const KEPT_OUT = ['SIGN_IN_REQUIRED', 'SECOND_FACTOR_REQUIRED', 'FORBIDDEN', 'INTERNAL'];
/** Let in: whatever the route then answers to the request itself. */
const letIn: Fits = (reply, { route }) => !KEPT_OUT.includes(codeOf(reply)) || OF_THE_ACCOUNT[route] === codeOf(reply);

/** Fingerprints of everything an organisation holds, table by table. */
function rowsOf(organisationId: string): Record<string, string> {
  const where: Record<string, string> = {
    organisations: 'id = ?',
    scheme_versions: 'scheme_id IN (SELECT id FROM schemes WHERE organisation_id = ?)',
    team_members: 'team_id IN (SELECT id FROM teams WHERE organisation_id = ?)',
  };
  return Object.fromEntries(
    [...columnsOf(app)].flatMap(([table, columns]) => {
      const condition = where[table] ?? (columns.includes('organisation_id') ? 'organisation_id = ?' : null);
      if (condition === null) return [];
      const rows = app.raw
        .prepare(`SELECT * FROM "${table}" WHERE ${condition}`)
        .all(organisationId)
        .map((row) => JSON.stringify(row))
        .sort();
      return [[table, `${rows.length} ${createHash('sha256').update(JSON.stringify(rows)).digest('hex')}`]];
    }),
  );
}

describe('the description', () => {
  it('says what every route asks of its caller, with a request that fits each', () => {
    expect(operations.length).toBeGreaterThan(80);
    expect(operations.filter(({ rule }) => rule === null).map(({ route }) => route)).toEqual([]);
    expect(operations.flatMap(missingFrom)).toEqual([]);
  });
});

describe('who is not signed in', () => {
  it('opens only what is open, and changes nothing', async () => {
    const before = rowsOf('local');
    const fits: Fits = (reply, operation) =>
      operation.rule === 'open' ? letIn(reply, operation) : reply.statusCode === 401 && codeOf(reply) === 'SIGN_IN_REQUIRED';
    expect(await odd(operations, (operation) => ask('', operation), fits)).toEqual([]);
    expect(rowsOf('local')).toEqual(before);
  });

  it('opens no more with a cookie of nobody’s', async () => {
    const closed = operations.filter(({ rule }) => rule !== 'open');
    const cookie = `__Host-clausier=${'a'.repeat(43)}`;
    expect(
      await odd(
        closed,
        (operation) => ask(cookie, operation),
        (reply) => codeOf(reply) === 'SIGN_IN_REQUIRED',
      ),
    ).toEqual([]);
  });
});

function begunSession({ id }: TestPerson): string {
  const cookie = openSession(app, id);
  app.raw.prepare('UPDATE sessions SET complete = 0 WHERE person_id = ?').run(id);
  return cookie;
}

function withoutSecondFactor(person: TestPerson): TestPerson {
  app.raw.prepare('UPDATE people SET totp_secret = NULL WHERE id = ?').run(person.id);
  return person;
}

describe('a session whose second factor is still awaited', () => {
  it.each([
    ['to give', (): TestPerson => addPerson(app, { roles: ROLES })],
    ['to enrol', (): TestPerson => withoutSecondFactor(addPerson(app, { roles: ROLES }))],
  ])('opens only what finishes or ends it (%s)', async (_state, made) => {
    const begun = made();
    const free = ({ rule }: Operation): boolean => rule === 'open' || rule === 'started-session';
    const fits: Fits = (reply, operation) =>
      free(operation) ? letIn(reply, operation) : reply.statusCode === 401 && codeOf(reply) === 'SECOND_FACTOR_REQUIRED';
    expect(await odd(operations, (operation) => ask(begunSession(begun), operation), fits)).toEqual([]);
  });

  it('lets who has none yet begin to enrol one', async () => {
    const begun = withoutSecondFactor(addPerson(app, { roles: ['administrator'] }));
    const reply = await callWith(app, begunSession(begun), { method: 'POST', url: '/api/account/second-factor' });
    expect(reply.statusCode, reply.body).toBe(200);
  });
});

const ANSWER_PART = 'PUT /api/schemes/{id}/rounds/{roundId}/parts/{partId}/answer';
const READ_PART = 'GET /api/schemes/{id}/rounds/{roundId}/parts/{partId}';

describe('each role', () => {
  it.each(ROLES)(
    '%s is refused exactly what the table refuses',
    async (role: Role) => {
      const on = await fillOrganisation(app, author, `repere-${role}`);
      const person = addPerson(app, { roles: [role] });
      const actor = { personId: person.id, organisationId: 'local', roles: [role] };
      const allowed = ({ rule }: Operation): boolean => {
        const permission = PERMISSION_NAMES.find((name) => name === rule);
        return permission === undefined || may(actor, permission);
      };
      const fits: Fits = (reply, operation) => {
        if (!allowed(operation)) return reply.statusCode === 403 && codeOf(reply) === 'FORBIDDEN';
        // A part of a review round is there for its readers, and for who leads the scheme.
        if (operation.route === READ_PART && !may(actor, 'scheme:round')) return reply.statusCode === 404;
        // What is there is read: a door that answers 404 to everybody would be let in too.
        return operation.method === 'GET' && namesOwned(operation) ? reply.statusCode === 200 : letIn(reply, operation);
      };
      expect(await odd(operations, (operation) => askAs(person, operation, on), fits)).toEqual([]);
    },
    60_000,
  );

  it('without any, a person is refused every route that asks for one', async () => {
    const person = addPerson(app, { roles: [] });
    const asked = operations.filter(({ rule }) => PERMISSION_NAMES.some((name) => name === rule));
    const before = rowsOf('local').audit_lines;
    expect(
      await odd(
        asked,
        (operation) => askAs(person, operation),
        (reply) => reply.statusCode === 403,
      ),
    ).toEqual([]);
    expect(rowsOf('local').audit_lines).toBe(before);
  });
});

describe('a person of another organisation', () => {
  it('reaches nothing of the first, whatever their roles, and changes nothing there', async () => {
    addOrganisation(app, 'ailleurs', 'Ville voisine');
    const stranger = addPerson(app, { roles: ROLES, organisationId: 'ailleurs' });
    const before = rowsOf('local');
    const fits: Fits = (reply, operation) =>
      letIn(reply, operation) && !reply.body.includes('repere') && (!namesOwned(operation) || (reply.statusCode === 404 && codeOf(reply) === 'NOT_FOUND'));
    expect(await odd(operations, (operation) => askAs(stranger, operation, ids, 'ailleurs'), fits)).toEqual([]);
    expect(rowsOf('local')).toEqual(before);
  });
});

describe('a colleague of another team', () => {
  const ofDocuments = (): Operation[] => operations.filter(({ path }) => /^\/api\/(schemes|tenders)\/\{id\}/.test(path));
  const reads = ({ rule, method }: Operation): boolean => method === 'GET' || /:(read|export)$/.test(rule ?? '');
  /** Said of the document by then, not of a right: saved since it was read, a comment that is another’s, a round closed or answered. */
  const OF_THE_DOCUMENT: Record<string, number> = {
    'DELETE /api/schemes/{id}/comments/{commentId}': 404,
    'POST /api/schemes/{id}/rounds': 412,
    'POST /api/schemes/{id}/publications': 412,
    [ANSWER_PART]: 409,
    'DELETE /api/schemes/{id}/rounds/{roundId}': 409,
    'POST /api/schemes/{id}/participations': 412,
    'DELETE /api/schemes/{id}/participations/{participationId}': 409,
    // The comment it answered has another answer by then.
    'PUT /api/schemes/{id}/participations/{participationId}/answers/{answerId}': 404,
    'DELETE /api/schemes/{id}/participations/{participationId}/answers/{answerId}': 404,
  };
  let colleague: TestPerson;
  let owner: TestPerson;
  let on: Ids;

  beforeAll(async () => {
    addTeam(app, 'equipe-a', 'Équipe A');
    addTeam(app, 'equipe-b', 'Équipe B');
    owner = addPerson(app, { roles: ROLES, teamIds: ['equipe-a'] });
    colleague = addPerson(app, { roles: ['buyer', 'scheme-lead'], teamIds: ['equipe-b'] });
    on = await fillOrganisation(app, owner, 'equipe');
  });

  const open = async (access: Share['access']): Promise<void> => {
    for (const url of [`/api/schemes/${on.scheme}/sharing`, `/api/tenders/${on.tender}/sharing`]) {
      const payload = { teamId: 'equipe-a', shares: [{ holder: 'team', holderId: 'equipe-b', access }] };
      expect((await owner.call({ method: 'PUT', url, payload })).statusCode).toBe(200);
    }
  };
  const asked = (wanted: readonly Operation[], fits: Fits) => odd(wanted, (operation) => askAs(colleague, operation, on), fits);

  it('does not see its documents at all', async () => {
    expect(ofDocuments().length).toBeGreaterThan(30);
    expect(await asked(ofDocuments(), (reply) => reply.statusCode === 404 && codeOf(reply) === 'NOT_FOUND')).toEqual([]);
  });

  it('reads them and writes nothing, once opened for reading', async () => {
    await open('read');
    // One comments what one only reads; what is of others is then not there. Who leads a round writes in the scheme for those who answered by hand.
    const fits: Fits = (reply, operation) =>
      operation.rule === 'scheme:comment' && operation.route !== ANSWER_PART ? letIn(reply, operation) : reply.statusCode === (reads(operation) ? 200 : 403);
    expect(await asked(ofDocuments(), fits)).toEqual([]);
  });

  it('does with them all that their roles do, once opened for writing', async () => {
    await open('write');
    expect(await asked(ofDocuments(), (reply, { route }) => reply.statusCode < 300 || reply.statusCode === OF_THE_DOCUMENT[route])).toEqual([]);
  });
});
