/** A forgotten password, asked for from the page: the answer says nothing; the mail goes to the owner of an open account, once. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '../../shared/api/session.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { addOrganisation, addPerson, callWith, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';

let app: TestApp;
let mail: MailServer;
let addresses = 0;

beforeAll(async () => {
  mail = await startMailServer();
  app = await testApp({ environment: { ...SERVED, CLAUSIER_SMTP_URL: mail.url, CLAUSIER_SMTP_FROM: 'clausier@exemple.test' } });
});
afterAll(async () => {
  await app.close();
  await mail.close();
});

const ask = (email: string, remoteAddress = `198.51.100.${++addresses}`) =>
  callWith(app, '', { method: 'POST', url: '/api/password-resets', payload: { email }, remoteAddress });
const aPerson = (more: { email?: string; organisationId?: string } = {}): TestPerson =>
  addPerson(app, { roles: ['buyer'], passwordHash: '$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAA', ...more });
const change = (values: string, person: TestPerson) => app.raw.prepare(`UPDATE people SET ${values} WHERE id = ?`).run(person.id);
const receivedBy = (email: string) => mail.received.filter(({ to }) => to.includes(email));
/** One more person asks, and is answered: what was asked before is over. */
const settled = async (): Promise<void> => {
  const { email } = aPerson();
  await ask(email);
  await expect.poll(() => receivedBy(email)).toHaveLength(1);
};

it('mails a link that changes the password, in French, to this server alone', async () => {
  const person = aPerson();
  const response = await ask(person.email.toUpperCase());
  expect([response.statusCode, response.body]).toEqual([204, '']);
  await expect.poll(() => receivedBy(person.email)).toHaveLength(1);
  const token = /http:\/\/localhost:3000\/lien#([A-Za-z0-9_-]{43})\n/.exec(receivedBy(person.email)[0]?.text ?? '')?.[1];
  const used = await callWith(app, '', { method: 'POST', url: '/api/links/use', payload: { token, password: 'verger ancre tiroir brume' } });
  expect(used.json<Session>().person?.id).toBe(person.id);
});

it('answers the same to an e-mail that opens nothing, and sends nothing', async () => {
  const disabled = aPerson();
  const invited = aPerson();
  const elsewhere = aPerson();
  change("state = 'disabled'", disabled);
  change("state = 'invited'", invited);
  change("password_hash = NULL, sso_issuer = 'https://connexion.exemple.test', sso_subject = 'abc'", elsewhere);
  const known = aPerson();
  const emails = ['inconnu@exemple.test', disabled.email, invited.email, elsewhere.email];
  const answers = await Promise.all([known.email, ...emails].map((email) => ask(email)));
  expect(new Set(answers.map(({ statusCode, body, headers }) => JSON.stringify([statusCode, body, Object.keys(headers).sort()]))).size).toBe(1);
  await settled();
  for (const email of emails) expect(receivedBy(email)).toEqual([]);
  expect(receivedBy(known.email)).toHaveLength(1);
});

it('sends one message in five minutes, from wherever it is asked', async () => {
  const { email } = aPerson();
  await Promise.all([ask(email), ask(email), ask(email)]);
  await settled();
  expect(receivedBy(email)).toHaveLength(1);
  app.wait(301);
  await ask(email);
  await expect.poll(() => receivedBy(email)).toHaveLength(2);
});

it('sends nothing more for whoever asks too often', async () => {
  const from = '192.0.2.80';
  const { email } = aPerson();
  for (let i = 0; i < 5; i++) await ask('inconnu@exemple.test', from);
  for (let i = 0; i < 25; i++) await ask(`inconnu-${i}@exemple.test`, from);
  expect((await ask(email, from)).statusCode).toBe(204);
  await settled();
  expect(receivedBy(email)).toEqual([]);
});

it('sends one link an organisation, when the e-mail has an account in two', async () => {
  addOrganisation(app, 'voisine', 'Région voisine');
  aPerson({ email: 'dominique@exemple.test' });
  aPerson({ email: 'dominique@exemple.test', organisationId: 'voisine' });
  await ask('dominique@exemple.test');
  await expect
    .poll(() =>
      receivedBy('dominique@exemple.test')
        .map(({ subject }) => subject.split(' – ')[1])
        .sort(),
    )
    .toEqual(['Ce poste', 'Région voisine']);
});

it('answers the same when no mail server is set, and does not exist on one desk', async () => {
  const alone = await testApp({ environment: SERVED });
  const payload = { email: 'claire@exemple.test' };
  expect((await callWith(alone, '', { method: 'POST', url: '/api/password-resets', payload })).statusCode).toBe(204);
  await alone.close();
  const desk = await testApp();
  problem(await desk.call({ method: 'POST', url: '/api/password-resets', payload }), 409, 'LOCAL_ONLY');
  await desk.close();
});
