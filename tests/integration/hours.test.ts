import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Value } from 'typebox/value';
import { HoursEstimate, LabourShareList } from '../../shared/api/hours.ts';
import { type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(async () => {
  await app.close();
});

const ask = (payload: object | string) => app.call({ method: 'POST', url: '/api/hours/estimate', payload, headers: { 'content-type': 'application/json' } });
const sound = { amountCents: 100_000_000, labourShare: 5000, hourlyCostCents: 3000, insertionRateBasisPoints: 500 };

describe('POST /api/hours/estimate', () => {
  it('answers hours, steps and warnings', async () => {
    const reply = await ask(sound);
    expect(reply.statusCode).toBe(200);
    const body = reply.json();
    expect(Value.Check(HoursEstimate, body)).toBe(true);
    expect(body).toMatchObject({ hours: 833, on: '2026-11-23' });
    expect(body.steps.length).toBe(4);
  });

  it.each([
    { method: 'staff-transfer', amountCents: 60_000_000, durationMonths: 36, transferableMonthlyHours: 400, insertionRateBasisPoints: 1000 },
    { method: 'framework-tranche', amountCents: 100_000_000, hoursPerTranche: 35 },
    {
      method: 'phases',
      labourShare: 'gros-oeuvre',
      phases: [
        { title: 'Une', amountCents: 50_000_000 },
        { title: 'Deux', amountCents: 50_000_000, optional: true },
      ],
    },
    { ...sound, durationMonths: 12, teamSize: 8 },
  ])('keeps its contract for %j', async (request) => {
    const reply = await ask(request);
    expect(reply.statusCode).toBe(200);
    expect([...Value.Errors(HoursEstimate, reply.json())]).toEqual([]);
  });

  it('reads the marks of the asked day', async () => {
    const reply = await ask({ amountCents: 100_000_000, labourShare: 5000, on: '2025-06-01' });
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'hourlyCostCents' }] });
  });

  it.each([
    [{}, 'amountCents'],
    [{ ...sound, hourlyCostCents: 0 }, 'hourlyCostCents'],
    [{ ...sound, hourlyCostCents: -1 }, 'hourlyCostCents'],
    [{ ...sound, insertionRateBasisPoints: 10_001 }, 'insertionRateBasisPoints'],
    [{ ...sound, amountCents: 1e300 }, 'amountCents'],
    [{ ...sound, amountCents: '1000' }, 'amountCents'],
    [{ ...sound, labourShare: 'inconnu' }, 'labourShare'],
    [{ ...sound, labourShare: null }, 'labourShare'],
    [{ ...sound, method: 'autre' }, 'method'],
  ])('refuses %j', async (request, path) => {
    const reply = await ask(request);
    expect(reply.statusCode).toBe(400);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.json().fields.map((field: { path: string }) => field.path)).toContain(path);
  });

  it.each(['', '[]', 'null', '{'])('refuses the body %j', async (payload) => {
    expect((await ask(payload)).statusCode).toBe(400);
  });

  it('refuses a day that does not exist and a field that is not known', async () => {
    expect((await ask({ ...sound, on: '2026-02-30' })).json().code).toBe('INVALID_DATE');
    expect((await ask({ ...sound, hourlyCost: 30 })).statusCode).toBe(400);
  });
});

describe('GET /api/hours/labour-shares', () => {
  it('lists the table, each line with its source or to be confirmed', async () => {
    const reply = await app.call({ method: 'GET', url: '/api/hours/labour-shares' });
    expect(reply.statusCode).toBe(200);
    const body = reply.json();
    expect([...Value.Errors(LabourShareList, body)]).toEqual([]);
    expect(body.total).toBe(body.items.length);
    expect(body.items.find((item: { id: string }) => item.id === 'peinture-interieure')).toMatchObject({
      shareBasisPoints: 7000,
      confidence: 'confirmed',
      toConfirm: false,
    });
    expect(body.items.find((item: { id: string }) => item.id === 'voirie-reseaux')).toMatchObject({ toConfirm: true, sources: [] });
  });
});

describe('the organisation’s own labour shares', () => {
  const url = '/api/hours/labour-shares/voirie-reseaux';
  const share = async (): Promise<object> =>
    (await app.call({ method: 'GET', url: '/api/hours/labour-shares' })).json().items.find((item: { id: string }) => item.id === 'voirie-reseaux');

  it('take the place of ours in the table and in every calculation, and leave it when withdrawn', async () => {
    const shipped = await share();
    const before = (await ask({ method: 'works-and-services', amountCents: 100_000_000, labourShare: 'voirie-reseaux' })).json();
    const reply = await app.call({ method: 'PUT', url, payload: { shareBasisPoints: 2500, source: 'Bilan de nos marchés de voirie' } });
    expect(reply.statusCode, reply.body).toBe(200);
    expect([...Value.Errors(LabourShareList, reply.json())]).toEqual([]);
    expect(await share()).toMatchObject({ shareBasisPoints: 2500, toConfirm: false, sources: [{ title: 'Bilan de nos marchés de voirie' }] });
    const after = (await ask({ method: 'works-and-services', amountCents: 100_000_000, labourShare: 'voirie-reseaux' })).json();
    expect(after.steps[0].values[1]).toMatchObject({ value: 2500 });
    expect(after.hours).not.toBe(before.hours);
    expect((await app.call({ method: 'DELETE', url })).statusCode).toBe(200);
    expect(await share()).toEqual(shipped);
  });

  it('are refused out of bounds, or for a trade that is not in the table', async () => {
    for (const shareBasisPoints of [0, 10_001, 12.5])
      expect((await app.call({ method: 'PUT', url, payload: { shareBasisPoints, source: '' } })).statusCode).toBe(400);
    const unknown = await app.call({ method: 'PUT', url: '/api/hours/labour-shares/inconnu', payload: { shareBasisPoints: 5000, source: '' } });
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'NOT_FOUND']);
  });
});
