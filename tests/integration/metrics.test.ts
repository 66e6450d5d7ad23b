import { existsSync, readdirSync, renameSync } from 'node:fs';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';

const TOKEN = 'un-jeton-de-mesure-pour-les-essais';
let app: TestApp;
afterEach(() => app.close());

const metrics = (authorization?: string) => app.call({ method: 'GET', url: '/api/metrics', headers: authorization ? { authorization } : {} });

/** The value of a sample, by its whole name with labels. */
const sampleOf = (text: string, sample: string): number | null => {
  const line = text.split('\n').find((known) => known.startsWith(`${sample} `));
  return line ? Number(line.slice(sample.length + 1)) : null;
};

describe('metrics', () => {
  it('are open on one desk, and say requests by route, never by address', async () => {
    app = await testApp();
    await app.call({ method: 'GET', url: '/api/schemes/secret-de-lexemple?q=personne@exemple.test' });
    await app.call({ method: 'GET', url: '/api/adresse-inconnue-secret-de-lexemple' });
    await app.call({ method: 'POST', url: '/api/schemes', payload: { title: 'secret-de-lexemple' } });
    const response = await metrics();
    expect(response.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = response.body;
    expect(sampleOf(text, 'clausier_http_requests_total{method="GET",route="/api/schemes/:id",status="4xx"}')).toBe(1);
    expect(sampleOf(text, 'clausier_http_requests_total{method="GET",route="none",status="4xx"}')).toBe(1);
    expect(sampleOf(text, 'clausier_http_requests_total{method="POST",route="/api/schemes",status="2xx"}')).toBe(1);
    expect(sampleOf(text, 'clausier_http_request_seconds_count{method="GET",route="/api/schemes/:id"}')).toBe(1);
    expect(sampleOf(text, 'clausier_units_of_work_total{outcome="written"}')).toBe(1);
    expect(text).not.toMatch(/secret-de-lexemple|personne@/);
  });

  it('say what the process and the database take', async () => {
    app = await testApp();
    const { body } = await metrics();
    for (const sample of ['process_resident_memory_bytes', 'clausier_database_bytes']) expect(sampleOf(body, sample), sample).toBeGreaterThan(0);
    // Its first sample may be nothing at all.
    expect(sampleOf(body, 'nodejs_eventloop_lag_seconds')).not.toBeNull();
    expect(sampleOf(body, 'clausier_backup_failing')).toBe(0);
    expect(sampleOf(body, 'clausier_backup_age_seconds')).toBeNull();
  });

  // PostgreSQL has its own backups.
  it.skipIf(inject('engine') === 'postgres')('say the age of the last backup', async () => {
    app = await testApp();
    await app.opened.context.backups.make();
    app.wait(90);
    expect(sampleOf((await metrics()).body, 'clausier_backup_age_seconds')).toBe(90);
  });

  it('of two servers in one process do not mix', async () => {
    app = await testApp();
    const other = await testApp();
    await other.call({ method: 'GET', url: '/api/thresholds' });
    expect((await metrics()).body).not.toContain('/api/thresholds');
    await other.close();
  });

  it('of a served Clausier need the token, and are otherwise not there', async () => {
    app = await testApp({ environment: { ...SERVED, CLAUSIER_METRICS_TOKEN: TOKEN } });
    for (const wrong of [undefined, 'Bearer', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, TOKEN, `Basic ${TOKEN}`])
      problem(await metrics(wrong), 404, 'NOT_FOUND');
    // An administrator is not a monitoring tool.
    problem(await addPerson(app, { roles: ['administrator'] }).call({ method: 'GET', url: '/api/metrics' }), 404, 'NOT_FOUND');
    expect((await metrics(`Bearer ${TOKEN}`)).statusCode).toBe(200);
  });

  it('of a served Clausier without a token are never served', async () => {
    app = await testApp({ environment: SERVED });
    for (const guess of [undefined, 'Bearer ', 'Bearer null', 'Bearer undefined']) problem(await metrics(guess), 404, 'NOT_FOUND');
  });

  it('count the sessions that have not ended', async () => {
    app = await testApp({ environment: { ...SERVED, CLAUSIER_METRICS_TOKEN: TOKEN } });
    const open = async (): Promise<number | null> => sampleOf((await metrics(`Bearer ${TOKEN}`)).body, 'clausier_sessions_open');
    expect(await open()).toBe(0);
    addPerson(app, { roles: ['reader'] });
    addPerson(app, { roles: ['reader'] });
    expect(await open()).toBe(2);
    app.wait(3 * 3600);
    expect(await open()).toBe(0);
  });
});

describe('readiness', () => {
  const ready = () => app.call({ method: 'GET', url: '/api/health/ready' });

  it('is said to anybody, and leaves nothing behind', async () => {
    app = await testApp({ environment: SERVED });
    const response = await ready();
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ status: 'ok' });
    expect(readdirSync(app.folder).filter((name) => name.startsWith('.pret'))).toEqual([]);
  });

  it('ends when the data folder cannot be written, and comes back with it', async () => {
    app = await testApp();
    const away = `${app.folder}-parti`;
    renameSync(app.folder, away);
    problem(await ready(), 503, 'READ_ONLY');
    expect(existsSync(app.folder)).toBe(false);
    renameSync(away, app.folder);
    app.wait(5);
    expect((await ready()).statusCode).toBe(200);
  });

  it('is looked at once every five seconds, however often it is asked', async () => {
    app = await testApp();
    await ready();
    const away = `${app.folder}-parti`;
    renameSync(app.folder, away);
    expect((await ready()).statusCode).toBe(200);
    app.wait(5);
    problem(await ready(), 503, 'READ_ONLY');
    renameSync(away, app.folder);
  });

  it('ends when the database no longer answers', async () => {
    app = await testApp();
    await app.opened.database.close();
    problem(await ready(), 503, 'BUSY');
  });
});
