/** Two organisations of one server, both full of data: whatever either asks, with its own ids or the other’s, they never meet. */
import { unzipSync } from 'fflate';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingList } from '../../shared/api/findings.ts';
import type { LabourShareList } from '../../shared/api/hours.ts';
import type { SchemeList } from '../../shared/api/schemes.ts';
import type { Tender, TenderList } from '../../shared/api/tenders.ts';
import { reachOf, ROLES } from '../../shared/permissions.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { setInContent } from '../support/database.ts';
import { fillOrganisation } from '../support/organisation.ts';
import { addOrganisation, addPerson, callWith, openSession, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';
import { type Ids, namesOwned, type Operation, operationsOf, requestOf } from '../support/routes.ts';
import { soundTender } from '../unit/tender/support.ts';

type Side = { mark: string; organisationId: string; administrator: TestPerson; ids: Ids };

let app: TestApp;
let operations: Operation[];
let sides: [Side, Side];

async function filled(organisationId: string, mark: string): Promise<Side> {
  addOrganisation(app, organisationId, `Organisation ${mark}`);
  const administrator = addPerson(app, { roles: ROLES, organisationId, name: `Administration ${mark}`, email: `${mark}@exemple.test` });
  return { mark, organisationId, administrator, ids: await fillOrganisation(app, administrator, mark, organisationId) };
}

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  operations = await operationsOf(app);
  sides = [await filled('rivage', 'mouette'), await filled('colline', 'renard')];
}, 120_000);
afterAll(() => app.close());

/** Every word of an answer, those inside a zip or a Word file too. */
function wordsOf({ rawPayload }: LightMyRequestResponse): string {
  if (rawPayload.subarray(0, 2).toString('latin1') !== 'PK') return rawPayload.toString('utf8');
  const inside = (bytes: Uint8Array): string =>
    Object.entries(unzipSync(bytes))
      .map(([name, part]) => `${name} ${part[0] === 0x50 && part[1] === 0x4b ? inside(part) : Buffer.from(part).toString('utf8')}`)
      .join(' ');
  return inside(rawPayload);
}

const ask = ({ administrator, organisationId }: Side, operation: Operation, ids: Ids) =>
  callWith(app, openSession(app, administrator.id, organisationId), requestOf(operation, ids));
const get = ({ administrator }: Side, url: string) => administrator.call({ method: 'GET', url });
/** Each organisation with the other. */
const pairs = (): [Side, Side][] => [
  [sides[0], sides[1]],
  [sides[1], sides[0]],
];

describe('whatever is read', () => {
  const reads = (): Operation[] => operations.filter(({ method }) => method === 'GET');

  it('with one’s own ids says nothing of the other, and something of one’s own', async () => {
    for (const [own, other] of pairs()) {
      const leaks: string[] = [];
      const telling: string[] = [];
      for (const operation of reads()) {
        const reply = await ask(own, operation, own.ids);
        const words = wordsOf(reply);
        if (words.includes(other.mark)) leaks.push(operation.route);
        if (words.includes(own.mark)) telling.push(operation.route);
        if (namesOwned(operation)) expect(reply.statusCode, operation.route).toBe(200);
      }
      expect(leaks).toEqual([]);
      expect(telling).toEqual(
        expect.arrayContaining([
          'GET /api/schemes',
          'GET /api/schemes/{id}',
          'GET /api/schemes/{id}/export.docx',
          'GET /api/schemes/{id}/versions/{revision}',
          'GET /api/tenders',
          'GET /api/tenders/{id}/documents',
          'GET /api/tenders/{id}/documents/{docId}/original.docx',
          'GET /api/tenders/{id}/decisions.docx',
          'GET /api/tenders/{id}/package.zip',
          'GET /api/hours/labour-shares',
          'GET /api/people',
          'GET /api/teams',
          'GET /api/directory',
          'GET /api/organisation',
          'GET /api/audit',
          'GET /api/network',
          'GET /api/network/contacts.csv',
          'GET /api/network/contacts/{id}/lettre-de-mission.docx',
          'GET /api/network/calendrier.ics',
          'GET /api/training/own-modules/{id}/module.yaml',
        ]),
      );
    }
  }, 120_000);

  it('with the other’s ids is not there, and says nothing of it', async () => {
    for (const [own, other] of pairs()) {
      const leaks: string[] = [];
      for (const operation of reads()) {
        const reply = await ask(own, operation, other.ids);
        if (wordsOf(reply).includes(other.mark) || (namesOwned(operation) && reply.statusCode !== 404)) leaks.push(`${operation.route}: ${reply.statusCode}`);
      }
      expect(leaks).toEqual([]);
    }
  }, 120_000);

  it('with the ids of both mixed is not there either: a file of one in a consultation of the other', async () => {
    for (const [own, other] of pairs()) {
      const mixed = { ...own.ids, document: other.ids.document, handle: other.ids.handle };
      const leaks: string[] = [];
      for (const operation of reads().filter(({ path }) => path.includes('{docId}'))) {
        const reply = await ask(own, operation, mixed);
        if (reply.statusCode !== 404) leaks.push(`${operation.route}: ${reply.statusCode}`);
      }
      expect(leaks).toEqual([]);
    }
  });
});

describe('what one organisation counts', () => {
  it('is its own: lists, bins, journal', async () => {
    for (const [own, other] of pairs()) {
      const schemes = (await get(own, '/api/schemes')).json<SchemeList>();
      const tenders = (await get(own, '/api/tenders')).json<TenderList>();
      expect([schemes.items.map(({ id }) => id), tenders.items.map(({ id }) => id)]).toEqual([[own.ids.scheme], [own.ids.tender]]);
      expect((await other.administrator.call({ method: 'DELETE', url: `/api/tenders/${other.ids.tender}` })).statusCode).toBe(204);
      expect((await get(own, '/api/tenders?deleted=true')).json<TenderList>().total).toBe(0);
      expect((await other.administrator.call({ method: 'POST', url: `/api/tenders/${other.ids.tender}/restore` })).statusCode).toBe(200);
      const lines = app.raw.prepare('SELECT DISTINCT person_id FROM audit_lines WHERE organisation_id = ?').pluck().all(own.organisationId);
      expect(lines).toEqual([own.administrator.id]);
    }
  });

  it('is its own: labour shares', async () => {
    const [rivage, colline] = sides;
    const payload = { shareBasisPoints: 3100, source: 'Relevé du rivage' };
    await rivage.administrator.call({ method: 'PUT', url: '/api/hours/labour-shares/gros-oeuvre', payload });
    const share = async (side: Side) => (await get(side, '/api/hours/labour-shares')).json<LabourShareList>().items.find(({ id }) => id === 'gros-oeuvre');
    expect([(await share(rivage))?.shareBasisPoints, (await share(colline))?.shareBasisPoints]).toEqual([3100, 4200]);
  });

  it('is its own: needs cut in pieces, contributions to a scheme', async () => {
    const tender = soundTender({ cents: 5_000_000 });
    const direct = { ...tender, procedure: { ...tender.procedure, kind: 'direct-award' } };
    const made: Tender[] = [];
    for (const { administrator } of sides) {
      const created = (await administrator.call({ method: 'POST', url: '/api/tenders', payload: { title: 'Petit besoin' } })).json<Tender>();
      const saved = await administrator.call({ method: 'PATCH', url: `/api/tenders/${created.id}`, headers: { 'if-match': '"1"' }, payload: direct });
      expect(saved.statusCode, saved.body.slice(0, 300)).toBe(200);
      made.push(saved.json<Tender>());
    }
    for (const [index, side] of sides.entries()) {
      const findings = (await get(side, `/api/tenders/${made[index]?.id}/findings`)).json<FindingList>();
      expect(findings.items.map(({ rule }) => rule)).not.toContain('L61');
    }
    // Even a row that names the other's scheme, which no route lets in.
    const [rivage, colline] = sides;
    const link = (scheme: string | undefined) => setInContent(app.raw, 'tenders', rivage.ids.tender, ['schemeId'], scheme);
    link(colline.ids.scheme);
    const { tenders } = app.opened.context.read;
    const serving = ({ administrator, organisationId }: Side) =>
      tenders.serving(reachOf({ personId: administrator.id, organisationId, roles: ROLES }), colline.ids.scheme);
    expect((await serving(colline)).map(({ id }) => id)).toEqual([colline.ids.tender]);
    expect((await get(rivage, `/api/tenders/${rivage.ids.tender}/recommendations`)).json<{ schemeId: string | null }>().schemeId).toBeNull();
    link(rivage.ids.scheme);
  });
});

describe('what is written', () => {
  it('cannot name what the other holds: no copy, no link, no share, no team, no logo', async () => {
    for (const [own, other] of pairs()) {
      const { administrator } = own;
      problem(await administrator.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Copie', copyOf: other.ids.scheme } }), 404, 'NOT_FOUND');
      const { revision } = (await get(own, `/api/tenders/${own.ids.tender}`)).json<Tender>();
      const headers = { 'if-match': `"${revision}"` };
      problem(
        await administrator.call({ method: 'PATCH', url: `/api/tenders/${own.ids.tender}`, headers, payload: { schemeId: other.ids.scheme } }),
        400,
        'INVALID_INPUT',
      );
      for (const payload of [
        { teamId: other.ids.team, shares: [] },
        { teamId: null, shares: [{ holder: 'team', holderId: other.ids.team, access: 'read' }] },
        { teamId: null, shares: [{ holder: 'person', holderId: other.ids.person, access: 'read' }] },
      ])
        problem(await administrator.call({ method: 'PUT', url: `/api/schemes/${own.ids.scheme}/sharing`, payload }), 400, 'INVALID_INPUT');
      const invited = { email: `invitee-${own.mark}@exemple.test`, name: 'Invitée', roles: ['reader'], teamIds: [other.ids.team] };
      expect((await administrator.call({ method: 'POST', url: '/api/people', payload: invited })).statusCode).toBeGreaterThanOrEqual(400);
      const moved = await administrator.call({ method: 'PATCH', url: `/api/people/${own.ids.person}`, payload: { teamIds: [other.ids.team] } });
      expect(moved.statusCode).toBeGreaterThanOrEqual(400);
    }
  });

  it('is not opened by a share that names the right person in the wrong organisation', async () => {
    const [rivage, colline] = sides;
    app.raw
      .prepare('INSERT INTO shares (organisation_id, entity, entity_id, holder, holder_id, access) VALUES (?, ?, ?, ?, ?, ?)')
      .run('colline', 'scheme', rivage.ids.scheme, 'person', colline.administrator.id, 'write');
    problem(await get(colline, `/api/schemes/${rivage.ids.scheme}`), 404, 'NOT_FOUND');
  });
});
