import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isSiret } from '#shared/siren.ts';
import { madeUpSiret, writeContracts } from '../support/decp-generator/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'clausier-generator-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('the generator of published contracts', () => {
  it('writes the same bytes for the same seed, others for another', () => {
    const paths = [1, 1, 2].map((seed, index) => {
      const path = join(folder, `${index}.json`);
      writeContracts(path, { contracts: 300, seed });
      return path;
    });
    const [first, again, other] = paths.map(hashOf);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('counts what it writes: contracts, those that come back, those it spoiled', () => {
    const path = join(folder, 'counted.json');
    const made = writeContracts(path, { contracts: 2_000 });
    const { marches } = JSON.parse(readFileSync(path, 'utf8'));
    expect(marches.marche).toHaveLength(made.contracts + made.duplicates);
    expect(readFileSync(path)).toHaveLength(made.bytes);
    expect(made.dirty).toBeGreaterThan(60);
    expect(made.duplicates).toBeGreaterThan(15);
  });

  it('writes a clean file when asked for one', () => {
    const path = join(folder, 'clean.json');
    expect(writeContracts(path, { contracts: 500, dirty: 0, duplicates: 0 })).toMatchObject({ dirty: 0, duplicates: 0 });
    const { marches } = JSON.parse(readFileSync(path, 'utf8'));
    expect(new Set(marches.marche.map(({ id }: { id: string }) => id)).size).toBe(500);
    expect(marches.marche.every(({ montant }: { montant: unknown }) => typeof montant === 'number' && montant >= 1)).toBe(true);
  });

  it('makes up companies whose number has a right key', () => {
    const numbers = Array.from({ length: 500 }, (_, n) => madeUpSiret(n));
    expect(numbers.filter((siret) => !isSiret(siret))).toEqual([]);
    expect(new Set(numbers).size).toBe(500);
  });
});
