/** Certificates: what was passed and when, the same one when nothing is new, and a public page that says one word. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Certificate, CertificateCheck, CertificateList } from '../../shared/api/training.ts';
import { certificateCode, CODE_BYTES, printedCode } from '../../shared/training/certificate-code.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { present, shippedContent } from '../support/content.ts';
import { addOrganisation, addPerson, callWith, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';

let app: TestApp;
let lead: TestPerson;
const PATH = shippedContent().modules.filter(({ kind }) => kind === 'path');
const SHORT = present(shippedContent().modules.find(({ kind }) => kind === 'short'));
beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  lead = addPerson(app, { roles: ['scheme-lead'] });
});
afterAll(() => app.close());

let count = 0;
/** A success, as an attempt leaves it. */
function pass(moduleId: string, personId: string, on: string, at = app): void {
  at.raw
    .prepare(
      `INSERT INTO training_attempts (id, organisation_id, person_id, purpose, module_id, module_title, pass_mark, questions, answers, started_at, finished_at, basis_points, passed)
       VALUES (?, 'local', ?, 'module', ?, ?, 7500, '[]', '{}', ?, ?, 8000, 1)`,
    )
    .run(`essai-${++count}`, personId, moduleId, moduleId, `${on}T09:00:00.000Z`, `${on}T10:00:00.000Z`);
}
const learner = (name = 'Sacha Exemple') => addPerson(app, { roles: ['reader'], name });
const ask = (who: TestPerson, subject: string) => who.call({ method: 'POST', url: '/api/training/certificates', payload: { subject } });
const issued = async (who: TestPerson, subject: string, status = 201) => answer(await ask(who, subject), Certificate, status);
const check = async (code: string) =>
  answer(await callWith(app, '', { method: 'GET', url: `/api/certificates/${encodeURIComponent(code)}` }), CertificateCheck);

describe('a certificate', () => {
  it('of the path needs its eight modules, names those left, then says each real day', async () => {
    const who = learner();
    for (const [i, { id }] of PATH.slice(1).entries()) pass(id, who.id, `2026-10-${String(10 + i)}`);
    const refused = problem(await ask(who, 'path'), 409, 'NOT_PASSED');
    expect(refused['left']).toEqual([{ id: present(PATH[0]).id, title: present(PATH[0]).title }]);
    pass(present(PATH[0]).id, who.id, '2026-11-02');
    const certificate = await issued(who, 'path');
    expect(PATH).toHaveLength(8);
    expect(certificate).toMatchObject({ holder: 'Sacha Exemple', succeededOn: '2026-11-02', issuedOn: '2026-11-23', withdrawnOn: null });
    expect(certificate.modules.map(({ id }) => id)).toEqual(PATH.map(({ id }) => id));
    expect(certificate.modules.map(({ passedOn }) => passedOn).slice(0, 2)).toEqual(['2026-11-02', '2026-10-10']);
    expect(certificate.minutes).toBe(PATH.reduce((sum, { minutes }) => sum + minutes, 0));
  });

  it('of a short module stands alone; a module of the path does not', async () => {
    const who = learner();
    problem(await ask(who, SHORT.id), 409, 'NOT_PASSED');
    pass(SHORT.id, who.id, '2026-11-20');
    expect(await issued(who, SHORT.id)).toMatchObject({ title: SHORT.title, minutes: SHORT.minutes });
    problem(await ask(who, present(PATH[0]).id), 400, 'INVALID_INPUT');
    problem(await ask(who, 'inconnu'), 404, 'NOT_FOUND');
  });

  it('asked again with nothing new is the same; a new success gives another', async () => {
    const who = learner();
    pass(SHORT.id, who.id, '2026-10-01');
    const [one, two] = await Promise.all([ask(who, SHORT.id), ask(who, SHORT.id)]);
    expect([one.statusCode, two.statusCode].sort()).toEqual([200, 201]);
    expect(one.json<Certificate>()).toEqual(two.json<Certificate>());
    pass(SHORT.id, who.id, '2026-11-01');
    const newer = await issued(who, SHORT.id);
    expect(newer.code).not.toBe(one.json<Certificate>().code);
    const list = answer(await who.call({ method: 'GET', url: '/api/training/certificates' }), CertificateList);
    expect(list.items.map(({ succeededOn }) => succeededOn).sort()).toEqual(['2026-10-01', '2026-11-01']);
  });

  it('cannot be had again from the same successes once withdrawn', async () => {
    const who = learner();
    pass(SHORT.id, who.id, '2026-10-01');
    const { code } = await issued(who, SHORT.id);
    expect((await lead.call({ method: 'POST', url: `/api/training/certificates/${code}/withdraw` })).statusCode).toBe(204);
    expect((await lead.call({ method: 'POST', url: `/api/training/certificates/${code}/withdraw` })).statusCode).toBe(204);
    problem(await ask(who, SHORT.id), 409, 'NOT_PASSED');
    problem(await who.call({ method: 'GET', url: `/api/training/certificates/${code}/attestation.docx` }), 403, 'FORBIDDEN');
    pass(SHORT.id, who.id, '2026-11-10');
    await issued(who, SHORT.id);
  });

  it('is printed by its holder alone, withdrawn by a trainer of the same organisation alone', async () => {
    const who = learner();
    pass(SHORT.id, who.id, '2026-10-01');
    const { code } = await issued(who, SHORT.id);
    const url = `/api/training/certificates/${code}`;
    const file = await who.call({ method: 'GET', url: `${url}/attestation.docx` });
    expect([file.statusCode, file.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    problem(await lead.call({ method: 'GET', url: `${url}/attestation.docx` }), 404, 'NOT_FOUND');
    problem(await who.call({ method: 'POST', url: `${url}/withdraw` }), 403, 'FORBIDDEN');
    addOrganisation(app, 'ailleurs', 'Ailleurs');
    const stranger = addPerson(app, { roles: ['administrator', 'scheme-lead'], organisationId: 'ailleurs' });
    problem(await stranger.call({ method: 'POST', url: `${url}/withdraw` }), 404, 'NOT_FOUND');
    expect(await check(code)).toEqual({ status: 'valid' });
  });

  it('leaves a line in the journal when it is given and when it is withdrawn, none when it is the same', async () => {
    const who = learner();
    pass(SHORT.id, who.id, '2026-10-01');
    const { code } = await issued(who, SHORT.id);
    await issued(who, SHORT.id, 200);
    await lead.call({ method: 'POST', url: `/api/training/certificates/${code}/withdraw` });
    const actions = app.raw.prepare('SELECT action FROM audit_lines WHERE entity_id = ? ORDER BY seq').pluck().all(code.replaceAll('-', ''));
    expect(actions).toEqual(['certificate.issued', 'certificate.withdrawn']);
  });
});

describe('the public page', () => {
  it('says valid, withdrawn or unknown to anybody, and nothing else', async () => {
    const who = learner('Personne secrète');
    pass(SHORT.id, who.id, '2026-10-01');
    const { code } = await issued(who, SHORT.id);
    const reply = await callWith(app, '', { method: 'GET', url: `/api/certificates/${code.toLowerCase().replaceAll('-', '')}` });
    expect(reply.json()).toEqual({ status: 'valid' });
    expect(JSON.stringify(reply.headers)).not.toContain('secrète');
    await lead.call({ method: 'POST', url: `/api/training/certificates/${code}/withdraw` });
    expect(await check(code)).toEqual({ status: 'withdrawn' });
  });

  it('answers the same to a code nobody has, a forged one, and one that is no code', async () => {
    const who = learner();
    pass(SHORT.id, who.id, '2026-10-01');
    const { code } = await issued(who, SHORT.id);
    const forged = code.replace(/^./, (sign) => (sign === '7' ? '8' : '7'));
    const unknown = printedCode(certificateCode(new Uint8Array(CODE_BYTES).fill(7)));
    for (const typed of [unknown, forged, 'A', "' OR 1=1 --", '%', 'é'.repeat(30), `${code}0`])
      expect([typed, await check(typed)]).toEqual([typed, { status: 'unknown' }]);
  });
});

describe('on one desk', () => {
  it('the name is typed, and is asked for', async () => {
    const desk = await testApp();
    pass(SHORT.id, 'local', '2026-11-20', desk);
    const send = (payload: object) => desk.call({ method: 'POST', url: '/api/training/certificates', payload });
    expect(problem(await send({ subject: SHORT.id }), 400, 'INVALID_INPUT').fields?.map(({ path }) => path)).toEqual(['holder']);
    expect(answer(await send({ subject: SHORT.id, holder: ' Camille Exemple ' }), Certificate, 201)).toMatchObject({
      holder: 'Camille Exemple',
      organisation: '',
    });
    await desk.close();
  });
});
