import { describe, expect, it } from 'vitest';
import type { SchemeContent } from '../../../shared/api/schemes.ts';
import { completeness } from '../../../shared/scheme/completeness.ts';
import { emptyScheme } from '../../../shared/scheme/empty.ts';
import { STEPS } from '../../../shared/scheme/steps.ts';
import { present, shippedContent } from '../../support/content.ts';
import { anAction, anAxis, anIndicator, completeScheme } from '../../support/scheme.ts';

const LAW = { publicationMonths: 24 };
const points = (scheme: SchemeContent, law: { publicationMonths: number | null } = LAW) => completeness(scheme, law);
const point = (code: string, scheme: SchemeContent, law = LAW) =>
  present(
    points(scheme, law).find((item) => item.code === code),
    code,
  );
const status = (code: string, more: Partial<SchemeContent>) => point(code, { ...completeScheme(), ...more }).status;

const ECOLOGY = 'Réduire les émissions, l’énergie, l’eau et les matériaux.';
const CIRCULAR = 'Durée de vie des produits, sobriété numérique, économie circulaire.';
const followUp = (more: Partial<SchemeContent['followUp']>): Partial<SchemeContent> => ({ followUp: { ...completeScheme().followUp, ...more } });

describe('the ten points of L. 2111-3', () => {
  it('are C1 to C8 with the two separate targets, in the order of the article', () => {
    expect(points(emptyScheme('x')).map(({ code }) => code)).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C7a', 'C7b', 'C8']);
  });

  it('are all met by a scheme that answers them, and by none that is empty but the shared one', () => {
    expect(points(completeScheme()).filter(({ status: state }) => state !== 'met')).toEqual([]);
    expect(
      points(emptyScheme('x'))
        .filter(({ status: state }) => state !== 'missing')
        .map(({ code }) => code),
    ).toEqual(['C8']);
  });

  it('are none missing from the worked example, which is partial only where it says « unknown »', () => {
    const left = points(present(shippedContent().example)).filter(({ status: state }) => state !== 'met');
    expect(left.filter(({ status: state }) => state === 'missing')).toEqual([]);
    expect(left.map(({ code }) => code).filter((code) => code !== 'C6' && code !== 'C7')).toEqual([]);
  });

  it('each cite an article that exists and point at a step that exists', () => {
    const references = new Set(shippedContent().references.map(({ id }) => id));
    const steps: string[] = STEPS.map(({ id }) => id);
    for (const scheme of [emptyScheme('x'), completeScheme()]) {
      for (const { code, references: cited, path, message } of points(scheme)) {
        expect(
          cited.filter((id) => !references.has(id)),
          code,
        ).toEqual([]);
        expect(cited, code).toContain('ccp-l2111-3');
        expect(steps, code).toContain(path.split('#')[0]);
        expect(message, code).toMatch(/^[A-ZÀ-Ý0-9L].*\.$/);
      }
    }
  });
});

describe('C1, social objectives', () => {
  it('needs a social axis with a titled objective', () => {
    expect(status('C1', { axes: [] })).toBe('missing');
    expect(status('C1', { axes: [anAxis('e', 'environment')] })).toBe('missing');
    expect(status('C1', { axes: [{ ...anAxis('s', 'social'), objectives: [{ id: 'o', title: ' ', description: '', actions: [anAction('a')] }] }] })).toBe(
      'missing',
    );
  });

  it('is partial without any action', () => {
    expect(status('C1', { axes: [anAxis('s', 'social', '', [])] })).toBe('partial');
    expect(status('C1', { axes: [anAxis('s', 'social')] })).toBe('met');
  });
});

describe('C2, ecological objectives', () => {
  const axis = (intro: string) => ({ axes: [anAxis('e', 'environment', intro)] });

  it('names each theme of the article that the axis forgets', () => {
    expect(status('C2', { axes: [anAxis('s', 'social')] })).toBe('missing');
    expect(point('C2', { ...completeScheme(), ...axis('Réduire les émissions et l’énergie.') })).toMatchObject({
      status: 'partial',
      message: 'L’axe environnemental ne dit rien sur l’eau, les matériaux.',
    });
    expect(status('C2', axis(ECOLOGY))).toBe('met');
  });

  it('sees a theme written as the very last word', () => {
    expect(
      status('C2', {
        axes: [
          {
            ...anAxis('e', 'environment', 'Émissions, énergie, matériaux'),
            objectives: [{ id: 'o', title: 'Objectif', description: '', actions: [{ ...anAction('a'), title: 'Économiser l’eau' }] }],
          },
        ],
      }),
    ).toBe('met');
  });

  it('does not take « bureau » for water, nor « en matière de » for materials', () => {
    expect(point('C2', { ...completeScheme(), ...axis('Émissions, énergie et matériaux du bureau, du réseau et du niveau.') }).message).toContain('l’eau');
    expect(point('C2', { ...completeScheme(), ...axis('Émissions, énergie et eau, en matière de travaux.') }).message).toContain('les matériaux');
  });
});

describe('C3, deployment and yearly follow-up', () => {
  const noBody = { governance: { lead: '', bodies: [] } };

  it('needs bodies and a yearly review', () => {
    expect(status('C3', { ...noBody, ...followUp({ annualReview: '' }) })).toBe('missing');
    expect(status('C3', followUp({ annualReview: '  ' }))).toBe('partial');
    expect(status('C3', noBody)).toBe('partial');
    expect(status('C3', followUp({ annualReview: '', calendar: [{ id: 'e', on: null, what: 'Bilan', kind: 'annual-review' }] }))).toBe('met');
  });

  it('does not take the two-yearly publication for the yearly review', () => {
    expect(status('C3', followUp({ annualReview: '', calendar: [{ id: 'e', on: null, what: 'Publication', kind: 'publication' }] }))).toBe('partial');
  });
});

describe('C4, durability, digital sobriety, circular economy', () => {
  const axis = (intro: string) => ({ axes: [anAxis('m', 'method', intro)] });

  it('needs the three, wherever they are written', () => {
    expect(status('C4', axis('Rien de cela.'))).toBe('missing');
    expect(point('C4', { ...completeScheme(), ...axis('Réemploi du mobilier.') })).toMatchObject({
      status: 'partial',
      message: 'Rien sur la durabilité des produits ni sur la sobriété numérique.',
    });
    expect(status('C4', axis(CIRCULAR))).toBe('met');
  });

  it('does not take sustainable development for durable products, nor a digital tool for digital sobriety', () => {
    expect(status('C4', axis('Développement durable, achats durables, outil numérique de suivi.'))).toBe('missing');
  });
});

describe('C5, publicity', () => {
  it('needs a place where the scheme is put online', () => {
    expect(status('C5', followUp({ publicationPlace: ' ' }))).toBe('missing');
    expect(status('C5', {})).toBe('met');
  });
});

describe('C6, published indicators', () => {
  const indicators = (more: Parameters<typeof anIndicator>[1]) => ({ indicators: [anIndicator('c6', { legal: ['C6'], ...more })] });

  it('needs one that measures the real share, in number or in value', () => {
    expect(status('C6', { indicators: [anIndicator('x')] })).toBe('missing');
    expect(status('C6', indicators({ measuredIn: 'other' }))).toBe('partial');
    expect(status('C6', indicators({ measuredIn: 'number' }))).toBe('met');
  });

  it('needs a known starting value: unknown is not zero', () => {
    expect(status('C6', indicators({ baseline: null }))).toBe('partial');
    expect(status('C6', indicators({ baseline: 0 }))).toBe('met');
  });

  it('needs a publication at least every two years', () => {
    expect(['met', 'partial', 'partial']).toEqual([24, 25, null].map((publicationMonths) => status('C6', followUp({ publicationMonths }))));
    expect(status('C6', followUp({ publicationMonths: 12 }))).toBe('met');
  });

  it('does not invent an interval on a day the law has none', () => {
    expect(
      present(points({ ...completeScheme(), ...followUp({ publicationMonths: 60 }) }, { publicationMonths: null }).find(({ code }) => code === 'C6')).status,
    ).toBe('met');
  });
});

describe('C7, targets', () => {
  const NONE = [{ year: 2030, value: null }];

  it('needs one for each followed category', () => {
    expect(status('C7', { indicators: [] })).toBe('missing');
    expect(status('C7', { indicators: [anIndicator('a', { legal: ['C6'], targets: NONE })] })).toBe('missing');
    expect(
      point('C7', { ...completeScheme(), indicators: [anIndicator('a', { legal: ['C7a'] }), anIndicator('b', { legal: ['C7b'], targets: [] })] }),
    ).toMatchObject({ status: 'partial', message: '1 indicateur sans cible\u202f: Indicateur b.' });
    expect(status('C7', {})).toBe('met');
  });

  it('takes zero as a target, and asks none of an indicator that is only watched', () => {
    expect(
      status('C7', {
        indicators: [
          anIndicator('a', { legal: ['C7a'], targets: [{ year: 2030, value: 0 }] }),
          anIndicator('b', { legal: ['C6'], better: 'none', targets: [] }),
        ],
      }),
    ).toBe('met');
  });

  for (const [code, other] of [
    ['C7a', 'C7b'],
    ['C7b', 'C7a'],
  ] as const) {
    it(`${code} needs its own figure`, () => {
      expect(status(code, { indicators: [anIndicator('x', { legal: [other] })] })).toBe('missing');
      expect(status(code, { indicators: [anIndicator('x', { legal: [code], targets: NONE })] })).toBe('partial');
      expect(status(code, { indicators: [anIndicator('x', { legal: [code] })] })).toBe('met');
    });

    it(`${code} is not answered by one indicator for both publics`, () => {
      expect(status(code, { indicators: [anIndicator('x', { legal: ['C7a', 'C7b'] })] })).toBe('partial');
      expect(status(code, { indicators: [anIndicator('x', { legal: ['C7a', 'C7b'] }), anIndicator('y', { legal: [code] })] })).toBe('met');
    });
  }
});

describe('C8, a shared scheme', () => {
  const buyer = (id: string, name = `Ville ${id}`) => ({ id, name, siren: '' });
  const legal = (more: Partial<SchemeContent['legal']>) => ({ legal: { ...completeScheme().legal, ...more } });

  it('names at least two buyers, so that indicators stay apart', () => {
    expect(status('C8', {})).toBe('met');
    expect(status('C8', legal({ shared: true, buyers: [buyer('a')] }))).toBe('missing');
    expect(status('C8', legal({ shared: true, buyers: [buyer('a'), buyer('b', ' ')] }))).toBe('missing');
    expect(status('C8', legal({ shared: true, buyers: [buyer('a'), buyer('b')] }))).toBe('partial');
  });

  it('says whose starting value is unknown: not that all of them are', () => {
    const of = (more: Partial<SchemeContent['legal']>): string =>
      point('C6', { ...completeScheme(), ...legal(more), indicators: [anIndicator('c6', { legal: ['C6'], baseline: null })] }).message;
    expect(of({})).toBe('Valeur de départ inconnue pour 1 indicateur sur 1.');
    expect(of({ shared: true, buyers: [buyer('a'), buyer('b')] })).toBe('Valeur de départ inconnue chez un acheteur au moins, pour 1 indicateur sur 1.');
  });
});
