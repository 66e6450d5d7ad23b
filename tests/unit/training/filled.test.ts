/** What is written alive in a question or a lesson: amounts, thresholds of the day, parts of a scheme. */
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/api/blocks.ts';
import { blocksText } from '../../../shared/block/text.ts';
import { fillText, fillThresholds, thresholdTexts, writeAmount } from '../../../shared/training/filled.ts';
import { SCHEME_PARTS } from '../../../shared/training/markers.ts';
import { schemePart } from '../../../shared/training/scheme-part.ts';
import { emptyScheme } from '../../../shared/scheme/empty.ts';
import { completeScheme, stored } from '../../support/scheme.ts';
import { drawContextOn } from './support.ts';

const texts = (on: string) => thresholdTexts(drawContextOn(on).law(on).thresholds);

describe('an amount', () => {
  it.each([
    [216_000, 'euros', '216\u202f000\u00a0€'],
    [12.5, 'euros', '12,50\u00a0€'],
    [1, 'heures', '1\u00a0heure'],
    [1250, 'heures', '1\u202f250\u00a0heures'],
    [7.5, 'pourcent', '7,5\u00a0%'],
    [1, 'mois', '1\u00a0mois'],
    [2, 'jours', '2\u00a0jours'],
    [0.333, 'nombre', '0,33'],
  ] as const)('of %d %s is written as French writes it', (value, unit, text) => expect(writeAmount(value, unit)).toBe(text));
});

describe('a threshold', () => {
  it('is the one of the day, and says so when there is none', () => {
    expect(fillText('Dès {{seuil.eu-works}}.', texts('2026-11-23'))).toEqual({ text: expect.stringMatching(/^Dès \d.+€ HT\.$/), missing: false });
    expect(fillText('Dès {{seuil.eu-works}}.', texts('2028-06-01'))).toEqual({ text: 'Dès [seuil à vérifier].', missing: true });
  });

  it('is written in sentences, lists and tables, and leaves other markers alone', () => {
    const line = [{ kind: 'variable', id: 'seuil.eu-works', bold: true } as const];
    const blocks: Block[] = [
      { kind: 'paragraph', content: line },
      { kind: 'list', ordered: false, items: [{ content: line, children: { ordered: false, items: [{ content: line }] } }] },
      { kind: 'table', header: [line], rows: [[line]] },
      { kind: 'paragraph', content: [{ kind: 'variable', id: 'clause.x.rc' }] },
    ];
    const filled = JSON.stringify(fillThresholds(blocks, texts('2026-11-23')));
    expect(filled.match(/"bold":true,"kind":"text","text":"[^"]+€ HT"/g)).toHaveLength(5);
    expect(filled).toContain('clause.x.rc');
  });
});

describe('a part of a scheme', () => {
  it('says what is in it: objectives by axis, indicators with their aim, bodies', () => {
    const scheme = stored(completeScheme());
    const written = Object.fromEntries(SCHEME_PARTS.map((part) => [part, blocksText(schemePart(scheme, part))]));
    for (const { objectives } of scheme.axes) for (const { title } of objectives) expect(written['objectifs']).toContain(title);
    for (const { title } of scheme.indicators) expect(written['indicateurs']).toContain(title);
    for (const { name } of scheme.governance.bodies) expect(written['instances']).toContain(name);
  });

  it('is a sentence when there is nothing in it', () => {
    const scheme = stored(emptyScheme('Vide'));
    for (const part of SCHEME_PARTS) expect(blocksText(schemePart(scheme, part))).toMatch(/^Votre schéma .*\.$/);
  });
});
