/** Very large things: what fits is kept to the letter, what does not is refused with a sentence and loses nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../shared/api/blocks.ts';
import type { Scheme } from '../../shared/api/schemes.ts';
import { LIMITS } from '../../shared/limits.ts';
import { emptyScheme } from '../../shared/scheme/empty.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { anAction, anAxis, anIndicator } from '../support/scheme.ts';
import { problem } from '../support/problem.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const paragraphs = (count: number, length: number): Block[] =>
  Array.from({ length: count }, (_, i) => ({
    kind: 'paragraph',
    content: [{ kind: 'text', text: `${i} ${'mot '.repeat(Math.ceil(length / 4))}`.slice(0, length) }],
  }));
const texts = (context: Block[]) => ({ texts: { ...emptyScheme('').texts, context } });
const created = async (): Promise<string> => (await app.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Bornes' } })).json<Scheme>().id;
const save = (id: string, payload: object, revision = 1) =>
  app.call({ method: 'PATCH', url: `/api/schemes/${id}`, headers: { 'if-match': `"${revision}"` }, payload });
const read = async (id: string): Promise<Scheme> => (await app.call({ method: 'GET', url: `/api/schemes/${id}` })).json<Scheme>();

describe('a paste of two hundred pages', () => {
  it('is kept whole while it fits', async () => {
    const id = await created();
    const pasted = texts(paragraphs(LIMITS.blocks, 300));
    expect((await save(id, pasted)).statusCode).toBe(200);
    expect((await read(id)).texts).toEqual(pasted.texts);
  });

  it('of too many paragraphs is refused with the bound; what was saved stays', async () => {
    const id = await created();
    await save(id, texts(paragraphs(3, 50)));
    const before = await read(id);
    const body = problem(await save(id, texts(paragraphs(LIMITS.blocks + 1, 50)), 2), 400, 'INVALID_INPUT');
    expect(body.fields?.[0]).toEqual({ path: 'texts/context', message: expect.stringContaining('2000') });
    expect(await read(id)).toEqual(before);
  });

  it('of one paragraph too long is refused at its place', async () => {
    const id = await created();
    const body = problem(await save(id, texts(paragraphs(1, LIMITS.longText + 1))), 400, 'INVALID_INPUT');
    expect(JSON.stringify(body.fields)).toContain('texts/context/0');
    expect(JSON.stringify(body.fields)).toContain('trop long');
  });

  it('too heavy for the whole scheme is refused as too large, and nothing is lost', async () => {
    const id = await created();
    const heavy = paragraphs(LIMITS.blocks, 2100);
    const body = problem(await save(id, texts(heavy)), 413, 'TOO_LARGE');
    expect(body.detail).toMatch(/taille acceptée/);
    expect((await read(id)).revision).toBe(1);
  });

  it('fits section by section until the whole is too large, then says so and keeps what was there', async () => {
    const id = await created();
    const half = paragraphs(LIMITS.blocks, 900);
    expect((await save(id, texts(half))).statusCode).toBe(200);
    const before = await read(id);
    const both = { texts: { ...emptyScheme('').texts, context: half, perimeter: half } };
    const rest = {
      axes: Array.from({ length: 12 }, (_, i) => ({
        ...anAxis(`a${i}`, null),
        objectives: Array.from({ length: 10 }, (_, j) => ({ id: `o${i}-${j}`, title: '', description: 'x'.repeat(19_000), actions: [] })),
      })),
    };
    problem(await save(id, rest, 2), 413, 'TOO_LARGE');
    expect([200, 413]).toContain((await save(id, both, 2)).statusCode);
    expect((await read(id)).texts.context).toEqual(before.texts.context);
  }, 60_000);
});

describe('the bounds of each list', () => {
  it('hold a scheme as full as allowed, and export it', async () => {
    const id = await created();
    const payload = {
      axes: Array.from({ length: LIMITS.axes }, (_, i) =>
        anAxis(
          `a${i}`,
          'social',
          'Introduction.',
          Array.from({ length: 20 }, (_, j) => anAction(`a${i}-${j}`, { steps: ['Une étape'], aim: 'But' })),
        ),
      ),
      indicators: Array.from({ length: LIMITS.indicators }, (_, i) => anIndicator(`i${i}`, { axisId: `a${i % LIMITS.axes}` })),
    };
    expect((await save(id, payload)).statusCode).toBe(200);
    const word = await app.call({ method: 'GET', url: `/api/schemes/${id}/export.docx` });
    expect(word.statusCode, word.body.slice(0, 200)).toBe(200);
  }, 120_000);

  it.each([
    ['indicators', Array.from({ length: LIMITS.indicators + 1 }, (_, i) => anIndicator(`i${i}`))],
    ['figures', Array.from({ length: LIMITS.rows + 1 }, (_, i) => ({ id: `f${i}`, label: '', unit: 'rate', value: null, year: null, source: '' }))],
    ['clauseSlugs', Array.from({ length: 61 }, (_, i) => `c${i}`)],
  ])('%s beyond their number are refused by name', async (section, list) => {
    const body = problem(await save(await created(), { [section]: list }), 400, 'INVALID_INPUT');
    expect(body.fields).toEqual([{ path: section, message: expect.stringMatching(/^Liste trop longue/) }]);
  });
});

describe('texts that machines choke on', () => {
  it.each(['\u0000', '\ud83d', '\u2028', '</script><script>', 'a'.repeat(20_000), '👩‍👩‍👧‍👦'.repeat(100), '\uffff', '\u0007'])(
    '%j in a text is kept, read back, checked and exported',
    async (words) => {
      const id = await created();
      const saved = await save(id, {
        ...texts([{ kind: 'paragraph', content: [{ kind: 'text', text: words }] }]),
        governance: { lead: words.slice(0, 400), bodies: [] },
      });
      expect(saved.statusCode, saved.body.slice(0, 200)).toBe(200);
      expect((await read(id)).revision).toBe(2);
      expect((await app.call({ method: 'GET', url: `/api/schemes/${id}/completeness` })).statusCode).toBe(200);
      const word = await app.call({ method: 'GET', url: `/api/schemes/${id}/export.docx` });
      expect(word.statusCode, word.body.slice(0, 200)).toBe(200);
    },
    60_000,
  );
});
