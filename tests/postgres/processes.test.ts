/** Two processes of one Clausier, on one PostgreSQL and one data folder. */
import { existsSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { housekeepingPass } from '../../server/housekeeping.ts';
import { repositoriesOn } from '../../server/repositories/index.ts';
import { recoverImports } from '../../server/usecases/imports/recover.ts';
import { checkChain } from '../../server/usecases/journal/check-journal.ts';
import { PackState } from '../../shared/api/packs.ts';
import type { Scheme } from '../../shared/api/schemes.ts';
import type { SchemePulse } from '../../shared/api/together.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { findImport } from '../support/imports.ts';
import { contentFiles, KEYS, packText, packUpload } from '../support/packs.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { type Beside, startBeside } from '../support/postgres/beside.ts';

const ENVIRONMENT = { ...SERVED, CLAUSIER_PACK_KEYS: KEYS.publicPem };

let app: TestApp;
let other: Beside;
let administrator: TestPerson;
beforeEach(async () => {
  app = await testApp({ environment: ENVIRONMENT });
  other = await startBeside(app, ENVIRONMENT);
  administrator = addPerson(app, { roles: ['administrator', 'buyer'], name: 'Alix Exemple' });
});
afterEach(async () => {
  await other.close();
  await app.close();
});

const lines = (action: string): number =>
  app.raw.prepare<[string], { n: number }>('SELECT count(*) AS n FROM audit_lines WHERE action = ?').get(action)?.n ?? 0;
const create = async (title: string): Promise<Scheme> => (await administrator.call({ method: 'POST', url: '/api/schemes', payload: { title } })).json<Scheme>();

it('a session opened on one is known by the other', async () => {
  const { id } = await create('Vu des deux');
  expect((await other.call(administrator.cookie, { method: 'GET', url: `/api/schemes/${id}` })).json<Scheme>().title).toBe('Vu des deux');
  expect((await administrator.call({ method: 'DELETE', url: '/api/session' })).statusCode).toBeLessThan(300);
  expect((await other.call(administrator.cookie, { method: 'GET', url: `/api/schemes/${id}` })).statusCode).toBe(401);
});

it('two saves of one revision at once: one is done, the other is told of it', async () => {
  const { id } = await create('Un seul gagne');
  const save = (title: string) => ({ method: 'PATCH', url: `/api/schemes/${id}`, headers: { 'if-match': '"1"' }, payload: { title } }) as const;
  const [here, there] = await Promise.all([administrator.call(save('Ici')), other.call(administrator.cookie, save('Là'))]);
  expect([here.statusCode, there.statusCode].sort()).toEqual([200, 412]);
});

it('twenty writings at once, ten on each, keep the chain of the journal whole', async () => {
  const asked = Array.from({ length: 10 }, (_, i) => ({ method: 'POST', url: '/api/schemes', payload: { title: `Schéma ${i}` } }) as const);
  const done = await Promise.all(asked.flatMap((one) => [administrator.call(one), other.call(administrator.cookie, one)]));
  expect(new Set(done.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
  expect(lines('scheme.created')).toBe(20);
  expect(await checkChain(other.context, 'local')).toMatchObject({ whole: true });
});

it('housekeeping asked of both at once is done by one, and again an hour later', async () => {
  const failures: unknown[] = [];
  const pass = async (): Promise<number> => {
    const { id } = await create('Jeté');
    app.raw.prepare("UPDATE schemes SET deleted_at = '2025-01-01T00:00:00.000Z', updated_at = '2025-01-01T00:00:00.000Z' WHERE id = ?").run(id);
    const done = await Promise.all(
      [app.opened.context, other.context].map((context) => housekeepingPass(context, (part, error) => failures.push([part, error]))),
    );
    return done.filter(Boolean).length;
  };
  expect([await pass(), lines('scheme.purged')]).toEqual([1, 1]);
  expect([await pass(), lines('scheme.purged')]).toEqual([0, 1]);
  app.wait(3600);
  expect([await pass(), lines('scheme.purged')]).toEqual([1, 3]);
  expect(failures).toEqual([]);
});

it('a pack applied by one is what the other serves', async () => {
  const files = contentFiles(100, (path, text) =>
    path === 'clauses/heures-insertion-travaux.md' ? text.replace(/^title: .*$/m, 'title: Titre venu par un paquet') : text,
  );
  expect((await administrator.call({ method: 'POST', url: '/api/packs', ...packUpload(packText({ files })) })).statusCode).toBe(201);
  const state = answer(await other.call(administrator.cookie, { method: 'GET', url: '/api/packs' }), PackState);
  expect(state.edition.number).toBe(100);
  expect((await other.call(administrator.cookie, { method: 'GET', url: '/api/clauses' })).body).toContain('Titre venu par un paquet');
}, 120_000);

it('who is on a scheme is seen from both', async () => {
  const { id } = await create('À deux');
  const buyer = addPerson(app, { roles: ['administrator'], name: 'Sacha Exemple' });
  const beat = { method: 'POST', url: `/api/schemes/${id}/presence`, payload: { step: 'axes' } } as const;
  await administrator.call(beat);
  expect((await other.call(buyer.cookie, beat)).json<SchemePulse>().others.map(({ id: there }) => there)).toEqual([administrator.id]);
  app.wait(60);
  expect((await other.call(buyer.cookie, beat)).json<SchemePulse>().others).toEqual([]);
  expect(app.raw.prepare('SELECT person_id FROM presence').pluck().all()).toEqual([buyer.id]);
});

it('an import that one has in hand is not ended by the other, which starts; one that a stop left is', async () => {
  const { context } = app.opened;
  const folder = context.figures.folder('local');
  const record = async (id: string) => {
    writeFileSync(folder.incoming(id), '{}');
    await context.write((connection) =>
      repositoriesOn(connection).figureImports.insert('local', {
        ...{ id, kind: 'contracts', file: 'marches.json', bytes: 2, sha256: id, state: 'waiting', options: { buyers: [] } },
        ...{ personId: administrator.id, createdAt: context.clock.now() },
      }),
    );
  };
  const letGo = context.figures.hold('local', 'attend');
  await record('attend');
  await record('coupe');
  await recoverImports(other.context);
  const stateOf = async (id: string) => (await findImport(administrator, id)).state;
  expect([await stateOf('attend'), await stateOf('coupe')]).toEqual(['waiting', 'interrupted']);
  expect([existsSync(folder.incoming('attend')), existsSync(folder.incoming('coupe'))]).toEqual([true, false]);
  letGo();
  await recoverImports(other.context);
  expect(await stateOf('attend')).toBe('interrupted');
});
