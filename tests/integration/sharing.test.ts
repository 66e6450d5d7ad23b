/** Teams and sharing: what each person sees, may write, and may open to others, through the routes as their page does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenderDocument } from '../../shared/api/documents.ts';
import type { FindingList } from '../../shared/api/findings.ts';
import type { Contributions, Recommendations } from '../../shared/api/recommendations.ts';
import type { Scheme, SchemeList } from '../../shared/api/schemes.ts';
import type { Share, Sharing } from '../../shared/api/sharing.ts';
import type { Tender, TenderList } from '../../shared/api/tenders.ts';
import { reachOf, type Role } from '../../shared/permissions.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addOrganisation, addPerson, addTeam, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';
import { completeScheme } from '../support/scheme.ts';
import { documentUpload, wordFile } from '../support/tender.ts';
import { soundTender } from '../unit/tender/support.ts';

const WORKING: Role[] = ['buyer', 'scheme-lead'];

let app: TestApp;
let roads: TestPerson;
let schools: TestPerson;
let administrator: TestPerson;

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  addTeam(app, 'voirie', 'Voirie');
  addTeam(app, 'ecoles', 'Écoles');
  addTeam(app, 'parcs', 'Parcs');
  addOrganisation(app, 'ailleurs', 'Ville voisine');
  addTeam(app, 'voisins', 'Équipe voisine', 'ailleurs');
  roads = addPerson(app, { roles: WORKING, teamIds: ['voirie'], name: 'Acheteuse voirie' });
  schools = addPerson(app, { roles: WORKING, teamIds: ['ecoles'], name: 'Acheteur écoles' });
  administrator = addPerson(app, { roles: ['administrator'], name: 'Administratrice' });
});
afterAll(() => app.close());

const madeBy = async <T extends { id: string; revision: number }>(person: TestPerson, kind: 'schemes' | 'tenders', title: string): Promise<T> => {
  const reply = await person.call({ method: 'POST', url: `/api/${kind}`, payload: { title } });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json<T>();
};
const tenderOf = (person: TestPerson, title = 'Consultation'): Promise<Tender> => madeBy<Tender>(person, 'tenders', title);
const schemeOf = (person: TestPerson, title = 'Schéma'): Promise<Scheme> => madeBy<Scheme>(person, 'schemes', title);

const get = (person: TestPerson, url: string) => person.call({ method: 'GET', url });
const patch = (person: TestPerson, url: string, payload: object, revision = 1) =>
  person.call({ method: 'PATCH', url, headers: { 'if-match': `"${revision}"` }, payload });
const share = (person: TestPerson, url: string, teamId: string | null, ...shares: Share[]) =>
  person.call({ method: 'PUT', url: `${url}/sharing`, payload: { teamId, shares } });
const shared = async (...asked: Parameters<typeof share>): Promise<Sharing> => {
  const reply = await share(...asked);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<Sharing>();
};
const toPerson = ({ id }: TestPerson, access: 'read' | 'write'): Share => ({ holder: 'person', holderId: id, access });
const toTeam = (holderId: string, access: 'read' | 'write'): Share => ({ holder: 'team', holderId, access });

describe('a document', () => {
  it('is made in the only team of its author, else for the whole organisation', async () => {
    const everywhere = addPerson(app, { roles: WORKING, teamIds: ['voirie', 'ecoles'] });
    const nowhere = addPerson(app, { roles: WORKING });
    const teamOf = async (person: TestPerson) => {
      const [scheme, tender] = [await schemeOf(person), await tenderOf(person)];
      return [
        (await get(person, `/api/schemes/${scheme.id}/sharing`)).json<Sharing>().teamId,
        (await get(person, `/api/tenders/${tender.id}/sharing`)).json<Sharing>().teamId,
      ];
    };
    expect([await teamOf(roads), await teamOf(everywhere), await teamOf(nowhere)]).toEqual([
      ['voirie', 'voirie'],
      [null, null],
      [null, null],
    ]);
  });

  it.each(['schemes', 'tenders'] as const)('of another team is nowhere: not in the lists, not at its address (%s)', async (kind) => {
    const { id } = await madeBy(roads, kind, 'À la voirie');
    const url = `/api/${kind}/${id}`;
    const ids = (reply: Awaited<ReturnType<typeof get>>) => reply.json<SchemeList | TenderList>().items.map((item) => item.id);
    expect(ids(await get(roads, `/api/${kind}`))).toContain(id);
    expect(ids(await get(schools, `/api/${kind}`))).not.toContain(id);
    for (const reply of [await get(schools, url), await get(schools, `${url}/sharing`), await patch(schools, url, { title: 'Autre' })])
      problem(reply, 404, 'NOT_FOUND');
    problem(await schools.call({ method: 'DELETE', url }), 404, 'NOT_FOUND');
    expect((await roads.call({ method: 'DELETE', url })).statusCode).toBe(204);
    for (const reply of [await get(roads, `${url}/sharing`), await share(roads, url, null)]) problem(reply, 404, 'NOT_FOUND');
    expect(ids(await get(roads, `/api/${kind}?deleted=true`))).toContain(id);
    expect(ids(await get(schools, `/api/${kind}?deleted=true`))).not.toContain(id);
    problem(await schools.call({ method: 'POST', url: `${url}/restore` }), 404, 'NOT_FOUND');
    expect((await roads.call({ method: 'POST', url: `${url}/restore` })).statusCode).toBe(200);
  });

  it.each(['schemes', 'tenders'] as const)('shared is read, or written, as it says and no longer once withdrawn (%s)', async (kind) => {
    const { id } = await madeBy(roads, kind, 'À ouvrir');
    const url = `/api/${kind}/${id}`;
    const sentence = kind === 'schemes' ? 'Ce schéma vous est ouvert en lecture.' : 'Cette consultation vous est ouverte en lecture.';
    for (const holder of [toPerson(schools, 'read'), toTeam('ecoles', 'read')]) {
      await shared(roads, url, 'voirie', holder);
      expect((await get(schools, url)).statusCode).toBe(200);
      for (const reply of [
        await patch(schools, url, { title: 'Autre' }),
        await share(schools, url, null),
        await schools.call({ method: 'DELETE', url }),
        await schools.call({ method: 'POST', url: `${url}/restore` }),
      ])
        expect(problem(reply, 403, 'FORBIDDEN').detail).toBe(sentence);
    }
    await shared(roads, url, 'voirie', toTeam('ecoles', 'write'), toPerson(schools, 'read'));
    expect((await patch(schools, url, { title: 'Par l’autre équipe' })).statusCode).toBe(200);
    await shared(roads, url, 'voirie', toTeam('parcs', 'write'));
    problem(await get(schools, url), 404, 'NOT_FOUND');
  });

  it('is seen whole by the jurist and the auditor, who write it as their role says', async () => {
    const { id } = await tenderOf(roads);
    const [jurist, auditor] = [addPerson(app, { roles: ['jurist'] }), addPerson(app, { roles: ['auditor'] })];
    const url = `/api/tenders/${id}`;
    expect([(await get(jurist, url)).statusCode, (await get(auditor, url)).statusCode]).toEqual([200, 200]);
    expect((await patch(jurist, url, { title: 'Relu' })).statusCode).toBe(200);
    problem(await patch(auditor, url, { title: 'Relu' }, 2), 403, 'FORBIDDEN');
  });

  it('is seen, and not changed, by an auditor who is also a buyer', async () => {
    const { id } = await tenderOf(roads);
    const both = addPerson(app, { roles: ['auditor', 'buyer'] });
    expect((await get(both, `/api/tenders/${id}`)).statusCode).toBe(200);
    problem(await patch(both, `/api/tenders/${id}`, { title: 'Contrôlé' }), 403, 'FORBIDDEN');
  });

  it('says in the lists whose it is, and what the person may do, their role included', async () => {
    const scheme = await schemeOf(roads);
    const tender = await tenderOf(roads);
    const reader = addPerson(app, { roles: ['reader'], teamIds: ['voirie'] });
    await shared(roads, `/api/schemes/${scheme.id}`, 'voirie', toPerson(schools, 'read'));
    await shared(roads, `/api/tenders/${tender.id}`, 'voirie', toPerson(schools, 'write'));
    const belonging = async (person: TestPerson) => {
      const schemes = (await get(person, '/api/schemes')).json<SchemeList>().items.find(({ id }) => id === scheme.id);
      const tenders = (await get(person, '/api/tenders')).json<TenderList>().items.find(({ id }) => id === tender.id);
      return [schemes?.teamId, schemes?.access, tenders?.teamId, tenders?.access];
    };
    // Each in turn, twice: what is kept of a summary must not be one person's.
    for (const _ of [1, 2]) {
      expect(await belonging(roads)).toEqual(['voirie', 'write', 'voirie', 'write']);
      expect(await belonging(schools)).toEqual(['voirie', 'read', 'voirie', 'write']);
      expect(await belonging(reader)).toEqual(['voirie', 'read', 'voirie', 'read']);
    }
  });

  it('follows its team: who joins sees it, who leaves no longer does', async () => {
    const { id } = await tenderOf(roads);
    const newcomer = addPerson(app, { roles: ['buyer'], teamIds: ['parcs'] });
    const { raw } = app;
    problem(await get(newcomer, `/api/tenders/${id}`), 404);
    raw.prepare('INSERT INTO team_members (team_id, person_id) VALUES (?, ?)').run('voirie', newcomer.id);
    expect((await get(newcomer, `/api/tenders/${id}`)).statusCode).toBe(200);
    raw.prepare('DELETE FROM team_members WHERE person_id = ?').run(newcomer.id);
    problem(await get(newcomer, `/api/tenders/${id}`), 404);
  });
});

describe('what hangs on a document', () => {
  it('is reached through it: its files, for nobody else, even by their own address', async () => {
    const tender = await tenderOf(roads);
    const own = await tenderOf(schools);
    const files = `/api/tenders/${tender.id}/documents`;
    const form = documentUpload('ccap', await wordFile('# Objet', 'Le présent cahier.'), 'CCAP.docx');
    const sent = await roads.call({ method: 'POST', url: files, ...form });
    expect(sent.statusCode, sent.body.slice(0, 300)).toBe(201);
    const { id } = sent.json<TenderDocument>();
    for (const url of [files, `${files}/${id}`, `${files}/${id}/text`, `${files}/${id}/original.docx`, `/api/tenders/${own.id}/documents/${id}`])
      problem(await get(schools, url), 404, 'NOT_FOUND');
    problem(await schools.call({ method: 'POST', url: files, ...form }), 404, 'NOT_FOUND');
    const { tenderDocuments } = app.opened.context.read;
    const reach = (person: TestPerson) => reachOf({ personId: person.id, organisationId: 'local', roles: WORKING });
    expect([
      (await tenderDocuments.list(reach(schools), tender.id)).length,
      await tenderDocuments.count(reach(schools), tender.id),
      await tenderDocuments.find(reach(schools), tender.id, id),
      await tenderDocuments.data(reach(schools), tender.id, id),
    ]).toEqual([0, 0, null, null]);
    expect(await tenderDocuments.count(reach(roads), tender.id)).toBe(1);

    await shared(roads, `/api/tenders/${tender.id}`, 'voirie', toPerson(schools, 'read'));
    expect((await get(schools, `${files}/${id}/original.docx`)).statusCode).toBe(200);
    for (const reply of [
      await schools.call({ method: 'POST', url: files, ...form }),
      await schools.call({ method: 'PATCH', url: `${files}/${id}`, payload: { piece: 'rc' } }),
      await schools.call({ method: 'DELETE', url: `${files}/${id}` }),
    ])
      problem(reply, 403, 'FORBIDDEN');
    expect(
      await app.opened.context.write(async (connection) => {
        const { repositoriesOn } = await import('../../server/repositories/index.ts');
        return repositoriesOn(connection).tenderDocuments.remove(reach(schools), tender.id, id);
      }),
    ).toBe(false);
    await shared(roads, `/api/tenders/${tender.id}`, 'voirie', toPerson(schools, 'write'));
    expect((await schools.call({ method: 'DELETE', url: `${files}/${id}` })).statusCode).toBe(204);
  });

  it('stays within reach: a scheme of another team is neither linked, nor shown, nor copied', async () => {
    const scheme = await schemeOf(roads, 'Schéma de la voirie');
    expect((await patch(roads, `/api/schemes/${scheme.id}`, completeScheme())).statusCode).toBe(200);
    const tender = await tenderOf(schools);
    const url = `/api/tenders/${tender.id}`;
    expect(problem(await patch(schools, url, { schemeId: scheme.id }), 400, 'INVALID_INPUT').fields).toMatchObject([{ path: 'schemeId' }]);
    problem(await schools.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Copie', copyOf: scheme.id } }), 404, 'NOT_FOUND');

    const lot = { objectives: [{ axisId: 'social', objectiveId: 'social-objective' }] };
    expect((await patch(administrator, url, { ...soundTender({ lot }), schemeId: scheme.id })).statusCode).toBe(200);
    const linked = async (person: TestPerson) => (await get(person, `${url}/recommendations`)).json<Recommendations>().schemeId;
    expect([await linked(schools), await linked(administrator)]).toEqual([null, scheme.id]);
    const contributions = async (person: TestPerson) => (await get(person, `/api/schemes/${scheme.id}/contributions`)).json<Contributions>().total;
    expect([await contributions(roads), await contributions(administrator)]).toEqual([0, 1]);
    problem(await get(schools, `/api/schemes/${scheme.id}/contributions`), 404, 'NOT_FOUND');
    // A link kept from before does not stop the rest from being saved.
    expect((await patch(schools, url, { title: 'Autre', schemeId: scheme.id }, 2)).statusCode).toBe(200);
  });

  it('stays within reach: needs cut in pieces are looked for among the consultations one sees', async () => {
    const alone = addPerson(app, { roles: ['buyer'], teamIds: ['parcs'] });
    const tender = soundTender({ cents: 5_000_000 });
    const direct = { ...tender, procedure: { ...tender.procedure, kind: 'direct-award' } };
    const [own, other] = [await tenderOf(alone, 'Un'), await tenderOf(roads, 'Deux')];
    expect((await patch(alone, `/api/tenders/${own.id}`, direct)).statusCode).toBe(200);
    expect((await patch(roads, `/api/tenders/${other.id}`, direct)).statusCode).toBe(200);
    const cut = async (person: TestPerson) =>
      (await get(person, `/api/tenders/${own.id}/findings`)).json<FindingList>().items.some(({ rule }) => rule === 'L61');
    expect([await cut(alone), await cut(administrator)]).toEqual([false, true]);
  });
});

describe('sharing', () => {
  it('is read with the names of everybody in it, and what the reader may do', async () => {
    const { id } = await schemeOf(roads);
    const url = `/api/schemes/${id}`;
    const given = await shared(roads, url, 'voirie', toTeam('parcs', 'read'), toPerson(schools, 'read'));
    expect(given).toEqual({
      teamId: 'voirie',
      shares: [toPerson(schools, 'read'), toTeam('parcs', 'read')],
      access: 'write',
      mayShare: true,
      names: { voirie: 'Voirie', parcs: 'Parcs', [schools.id]: 'Acheteur écoles' },
    });
    expect((await get(roads, `${url}/sharing`)).json()).toEqual(given);
    expect((await get(schools, `${url}/sharing`)).json()).toEqual({ ...given, access: 'read', mayShare: false });
    const reader = addPerson(app, { roles: ['reader'], teamIds: ['voirie'] });
    expect((await get(reader, `${url}/sharing`)).json()).toMatchObject({ access: 'read', mayShare: false });
    problem(await share(reader, url, null), 403, 'FORBIDDEN');
  });

  it('names only teams and people of the organisation, each once', async () => {
    const { id } = await tenderOf(roads);
    const stranger = addPerson(app, { roles: WORKING, organisationId: 'ailleurs' });
    const url = `/api/tenders/${id}`;
    const before = (await get(roads, `${url}/sharing`)).json();
    const paths = async (teamId: string | null, ...shares: Share[]) =>
      problem(await share(administrator, url, teamId, ...shares), 400, 'INVALID_INPUT').fields?.map(({ path }) => path);
    expect(await paths('voisins', toTeam('voisins', 'read'), toPerson(stranger, 'read'), toTeam('aucune', 'read'))).toEqual([
      'teamId',
      'shares/0/holderId',
      'shares/1/holderId',
      'shares/2/holderId',
    ]);
    expect(await paths('voirie', toPerson(schools, 'read'), toPerson(schools, 'write'))).toEqual(['shares/1/holderId']);
    expect((await get(roads, `${url}/sharing`)).json()).toEqual(before);
  });

  it('gives a document to one’s own team only, unless one sees every document', async () => {
    const { id } = await tenderOf(roads);
    const url = `/api/tenders/${id}`;
    expect(problem(await share(roads, url, 'ecoles', toPerson(roads, 'write')), 403, 'FORBIDDEN').fields).toMatchObject([{ path: 'teamId' }]);
    expect((await shared(administrator, url, 'ecoles', toPerson(roads, 'write'))).teamId).toBe('ecoles');
    // It stays where it is while the list changes.
    expect((await shared(roads, url, 'ecoles', toPerson(roads, 'write'), toTeam('parcs', 'read'))).shares.length).toBe(2);
    expect((await shared(roads, url, null)).teamId).toBeNull();
    expect((await get(schools, url)).statusCode).toBe(200);
  });

  it('never closes the door on who shares: refused, and nothing changes', async () => {
    const { id } = await tenderOf(roads);
    const url = `/api/tenders/${id}`;
    const before = await shared(roads, url, 'voirie', toPerson(schools, 'write'));
    const refused = problem(await share(schools, url, 'voirie'), 400, 'INVALID_INPUT');
    expect(refused.detail).toContain('vous n’auriez plus accès');
    expect((await get(roads, `${url}/sharing`)).json()).toEqual(before);
    expect((await shared(administrator, url, 'voirie')).shares).toEqual([]);
  });

  it('is written in the journal, once, without a name', async () => {
    const [scheme, tender] = [await schemeOf(roads), await tenderOf(roads)];
    await shared(roads, `/api/schemes/${scheme.id}`, 'voirie', toPerson(schools, 'read'));
    await shared(roads, `/api/tenders/${tender.id}`, 'voirie', toPerson(schools, 'read'));
    problem(await share(roads, `/api/tenders/${tender.id}`, 'ecoles'), 403);
    const lines = app.raw
      .prepare("SELECT action, entity_id, person_id FROM audit_lines WHERE action LIKE '%.shared' AND entity_id IN (?, ?) ORDER BY seq")
      .all(scheme.id, tender.id);
    expect(lines).toEqual([
      { action: 'scheme.shared', entity_id: scheme.id, person_id: roads.id },
      { action: 'tender.shared', entity_id: tender.id, person_id: roads.id },
    ]);
  });

  it('does not exist on one desk: everything there belongs to everybody', async () => {
    const desk = await testApp();
    const url = '/api/schemes/exemple/sharing';
    expect((await desk.call({ method: 'GET', url })).json()).toEqual({ teamId: null, shares: [], access: 'write', mayShare: false, names: {} });
    problem(await desk.call({ method: 'PUT', url, payload: { teamId: null, shares: [] } }), 409, 'LOCAL_ONLY');
    await desk.close();
  });
});
