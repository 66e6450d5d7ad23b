import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cpv, CpvList } from '../../shared/api/cpv.ts';
import { LIMITS } from '../../shared/limits.ts';
import { frenchTypography } from '../../shared/typography.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { present } from '../support/content.ts';
import { pathsOf, problem } from '../support/problem.ts';
import { itWithData } from '../support/shared-data.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const get = (url: string) => app.call({ method: 'GET', url });
const search = async (q: string, limit = 20): Promise<CpvList> => {
  const response = await get(`/api/cpv?q=${encodeURIComponent(q)}&limit=${limit}`);
  expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
  return response.json<CpvList>();
};
const first = async (q: string): Promise<string | undefined> => (await search(q)).items[0]?.code;
const read = async (code: string): Promise<Cpv> => (await get(`/api/cpv/${code}`)).json<Cpv>();

describe('the vocabulary of purchases', () => {
  it('holds its 9,454 codes, each found by itself and under its division', async () => {
    const divisions = Array.from({ length: 10 }, (_, digit) => String(digit));
    const totals = await Promise.all(divisions.map(async (digit) => (await search(digit)).total));
    expect(totals.reduce((sum, total) => sum + total, 0)).toBe(9454);
  });

  it('gives a code with the labels above it, whatever its check digit', async () => {
    const painting = await read('45442110');
    expect(painting).toMatchObject({ code: '45442110', label: expect.stringContaining('peinture') });
    expect(painting.path[0]).toBe('Travaux de construction');
    expect(painting.path.length).toBe(5);
    expect(await read('45442110-1')).toEqual(painting);
    expect((await read('45000000')).path).toEqual([]);
  });

  it('derives what is above from the code itself, skipping codes that do not exist', async () => {
    for (const { code, path } of (await search('45', LIMITS.cpvResults)).items) {
      const own = code.replace(/0+$/, '');
      expect(path.length, code).toBeLessThan(Math.max(1, own.length));
      if (code !== '45000000') expect(path[0], code).toBe('Travaux de construction');
    }
  });

  it.each(['4500', '99999999', 'abc', '45000000-12', '..'])('%s is no code', async (code) => {
    problem(await get(`/api/cpv/${code}`), 404, 'NOT_FOUND');
  });

  itWithData('cpv/cpv-2008-fr.csv', 'says the same as the published list', async (path) => {
    const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1);
    expect(lines.length).toBe(9454);
    for (const line of lines.filter((_, i) => i % 97 === 0)) {
      const [, code = '', quoted, plain] = /^(\d{8}),(?:"((?:[^"]|"")*)"|([^,]*)),/.exec(line) ?? [];
      expect((await read(code)).label).toBe(frenchTypography((quoted ?? plain ?? '').replace(/""/g, '"').trim()));
    }
  });
});

describe('looking for a code', () => {
  it.each([
    ['nettoyage de bureaux', '90919200'],
    ['NETTOYAGE DES BUREAUX', '90919200'],
    ['travaux de construction', '45000000'],
    ['travaux de peinture', '45442100'],
    ['batiment', '45210000'],
    ['restauration scolaire', '55523100'],
    ['services d’entretien des espaces verts', '77310000'],
    ['45', '45000000'],
    ['4521 0000', '45210000'],
    ['45210000-2', '45210000'],
    ['45210000-', '45210000'],
  ])('« %s » finds %s among the first', async (q, code) => {
    expect((await search(q, 8)).items.map((item) => item.code)).toContain(code);
  });

  it('puts first the label that is what was typed, then the widest that begins with it', async () => {
    expect(await first('travaux de construction')).toBe('45000000');
    for (const q of ['services de nettoyage de bureaux', 'nettoyage de bureaux', 'nettoyage bureau']) expect(await first(q)).toBe('90919200');
    expect(await first('45')).toBe('45000000');
  });

  it('ignores accents, case, plurals and small words', async () => {
    const plain = await search('réalisation et entretien d’espaces verts');
    expect(plain.total).toBeGreaterThan(0);
    for (const q of ['REALISATION ENTRETIEN ESPACE VERT', 'realisations, entretiens des espaces verts']) expect((await search(q)).total).toBe(plain.total);
  });

  it('finds words by their beginning: all of them, or as many as a label holds', async () => {
    for (const { label } of (await search('menuis', LIMITS.cpvResults)).items) expect(label).toMatch(/menuis/i);
    expect((await search('menuiserie licorne')).total).toBe((await search('menuiserie')).total);
    expect((await search('menuiserie licorne dragon')).total).toBe(0);
  });

  it('counts all it found, whatever it shows', async () => {
    const few = await search('travaux', 3);
    expect(few.items).toHaveLength(3);
    expect(few.total).toBe((await search('travaux', LIMITS.cpvResults)).total);
    expect(present(few.items[0]).label).toMatch(/^Travaux/);
  });

  it.each(['%', '"', '*', '😀', "'; DROP TABLE tenders; --", '’', '   .   ', '-', '0'.repeat(9)])(
    '%j finds what it finds, never an unexpected error',
    async (q) => {
      expect((await search(q)).total).toBeGreaterThanOrEqual(0);
    },
  );

  it('asks for something, and within bounds', async () => {
    expect(pathsOf(problem(await get('/api/cpv'), 400, 'INVALID_INPUT'))).toEqual(['q']);
    problem(await get('/api/cpv?q='), 400);
    problem(await get(`/api/cpv?q=${'x'.repeat(LIMITS.searchQuery + 1)}`), 400);
    problem(await get('/api/cpv?q=a&limit=0'), 400);
    problem(await get(`/api/cpv?q=a&limit=${LIMITS.cpvResults + 1}`), 400);
  });
});
