import type { Static } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CcagList } from '../../shared/api/clauses.ts';
import type { DoubtList, LawSwitchList, LegalReference, ReferenceList, ThresholdList } from '../../shared/api/references.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { present } from '../support/content.ts';
import { problem } from '../support/problem.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ today: '2026-06-01' });
});
afterAll(() => app.close());

const get = (url: string) => app.call({ method: 'GET', url });
const json = async <T>(url: string): Promise<T> => {
  const response = await get(url);
  expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
  return response.json<T>();
};

describe('the law asked for a day', () => {
  it('is today’s when no day is given', async () => {
    expect((await json<ReferenceList>('/api/references')).on).toBe('2026-06-01');
    expect(await json<LegalReference>('/api/references/ccp-l2112-2-1')).toMatchObject({ on: '2026-06-01', status: 'not-yet', current: null });
    expect(await json<LegalReference>('/api/references/ccp-l2112-2-1?on=')).toMatchObject({ on: '2026-06-01' });
  });

  it('gives each reference a citation, a confidence, a day of control, and an address or none', async () => {
    const { items } = await json<ReferenceList>('/api/references?on=2026-11-23');
    expect(items.length).toBeGreaterThan(100);
    for (const item of items) {
      expect(item.citation, item.id).not.toBe('');
      expect(item.url === null || item.url.startsWith('https://'), item.id).toBe(true);
      expect(item.status === 'in-force', item.id).toBe(item.current !== null);
      expect(item.checkedOn, item.id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it('keeps every version readable, whichever day is asked', async () => {
    const [old, now] = [
      await json<LegalReference>('/api/references/ccp-r2122-8?on=2020-06-01'),
      await json<LegalReference>('/api/references/ccp-r2122-8?on=2026-11-23'),
    ];
    expect(old.versions).toEqual(now.versions);
    expect(old.current).not.toEqual(now.current);
  });

  it('answers « unknown » rather than zero where no threshold applies', async () => {
    const { items } = await json<ThresholdList>('/api/thresholds?on=2028-06-01');
    expect(present(items.find(({ id }) => id === 'eu-works'))).toMatchObject({ value: null, display: null, status: 'repealed' });
  });

  it('lists the days the law changed, in order, and what is doubtful', async () => {
    const switches = (await json<Static<typeof LawSwitchList>>('/api/switches')).items.map(({ on }) => on);
    expect(switches).toEqual([...switches].sort());
    expect(switches).toContain('2026-08-21');
    expect((await json<Static<typeof DoubtList>>('/api/doubts')).total).toBeGreaterThan(5);
  });

  it('says what is known of each CCAG', async () => {
    const { items } = await json<Static<typeof CcagList>>('/api/ccags');
    expect(items.map(({ id }) => id).sort()).toEqual(['fcs', 'mi', 'moe', 'pi', 'tic', 'travaux']);
  });

  it.each([
    '/api/references?on=2026-02-30',
    '/api/references/ccp-l3?on=2027-02-29',
    '/api/thresholds?on=2026-00-01',
    '/api/clauses?on=2026-04-31',
    '/api/schemes/exemple/completeness?on=2026-02-30',
    '/api/schemes/exemple/export.docx?on=2026-02-30',
  ])('%s is an impossible day', async (url) => {
    expect(problem(await get(url), 400, 'INVALID_DATE').detail).toMatch(/n’existe pas dans le calendrier/);
  });

  it.each(['/api/references?on=demain', '/api/thresholds?on=01/09/2026', '/api/references/ccp-l3?on=2026-9-1'])('%s is not written as a day', async (url) => {
    expect(problem(await get(url), 400, 'INVALID_DATE').fields).toEqual([{ path: 'on', message: 'Écrivez la date sous la forme 2027-03-15.' }]);
  });
});
