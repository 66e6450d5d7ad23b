import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figuresFile, openFigures } from '../../db/figures/open.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { fillFigures } from '../support/figures.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

describe('filled figures', () => {
  it('holds what was given, twice over, each kind with its finished import', async () => {
    const { keys, imports } = await fillFigures(app, { contracts: [{}, { amountCents: 500 }], purchases: [{}], suppliers: [{ kind: 'ea' }] });
    await fillFigures(app, { contracts: [{ number: 'autre' }] });
    const raw = openFigures(figuresFile(app.folder, 'local'));
    expect(raw.prepare('SELECT count(*) FROM contracts').pluck().get()).toBe(3);
    expect(raw.prepare('SELECT kind FROM suppliers').pluck().all()).toEqual(['ea']);
    raw.close();
    expect(new Set(keys).size).toBe(2);
    expect(imports.purchases).not.toBeNull();
    expect((await app.opened.context.read.figureImports.done('local')).map(({ kind }) => kind)).toEqual(['contracts', 'purchases', 'suppliers', 'contracts']);
  });
});
