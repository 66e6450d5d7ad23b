import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ASVS_REQUIREMENTS } from '../support/asvs-requirements.ts';

const root = resolve(import.meta.dirname, '../..');
const STATES = ['●', '◐', '–', '○'];

type Line = { number: string; level: string; state: string; proof: string };

/** The lines of the tables: `| 6.2.1 | 1 | … | ● | … |`. */
const lines: Line[] = readFileSync(join(root, 'docs/security.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line))
  .map((line) => {
    const [, number = '', level = '', , state = '', ...proof] = line
      .split(' | ')
      .flatMap((cell, index) => (index === 0 ? ['', cell.replace(/^\| /, '')] : [cell]));
    return { number, level, state, proof: proof.join(' | ').replace(/ \|$/, '') };
  });

/** `tests/….test.ts` « part of a title ». */
const cited = lines.flatMap(({ number, proof }) =>
  [...proof.matchAll(/`(tests\/[\w./-]+)`(?:\s*«\s*([^»]+?)\s*»)?/g)].map(([, file = '', title = '']) => ({ number, file, title })),
);

describe('the security document', () => {
  it('has one line for each requirement of levels 1 and 2', () => {
    expect(ASVS_REQUIREMENTS.length).toBeGreaterThan(250);
    expect(lines.map(({ number }) => number).sort()).toEqual([...ASVS_REQUIREMENTS].sort());
  });

  it('gives each a level, a known state and a proof or a reason', () => {
    expect(lines.filter(({ level, state, proof }) => !['1', '2'].includes(level) || !STATES.includes(state) || proof.trim().length < 3)).toEqual([]);
  });

  it('proves by a test what it says is proved by a test', () => {
    const proved = new Set(cited.filter(({ title }) => title !== '').map(({ number }) => number));
    expect(lines.filter(({ state, number }) => state === '●' && !proved.has(number)).map(({ number }) => number)).toEqual([]);
  });

  it('names tests that exist', () => {
    const missing = cited.filter(
      ({ file, title }) => !existsSync(join(root, file)) || (title !== '' && !readFileSync(join(root, file), 'utf8').includes(title)),
    );
    expect(missing).toEqual([]);
  });
});
