import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../shared/api/indicators.ts';
import type { SchemeContent, SchemeFigure, SchemeIndicator } from '../../../shared/api/schemes.ts';
import { completeness } from '../../../shared/scheme/completeness.ts';
import { emptyScheme } from '../../../shared/scheme/empty.ts';
import { measuresAgain, schemeMeasures, withMeasures } from '../../../shared/scheme/measured.ts';
import { distanceText, observedAndTargets, signedDifference } from '../../../shared/scheme/measured-text.ts';
import type { SchemeSpend } from '../../../shared/scheme/purchases.ts';
import { USUAL_FIGURES } from '../../../shared/scheme/usual-figures.ts';
import { present, shippedContent } from '../../support/content.ts';
import { aMeasure, aSpend } from '../../support/measures.ts';
import { anIndicator, completeScheme } from '../../support/scheme.ts';

const TODAY = '2026-11-23';
const SOCIAL = 'considerations-sociales-nombre';
const unwritten = (more: Partial<SchemeIndicator> = {}): SchemeIndicator =>
  anIndicator('i', { catalogueId: SOCIAL, baseline: null, baselineYear: null, baselineSource: '', targets: [], ...more });
const schemeOf = (indicator: SchemeIndicator, from: string | null = '2027-01-01', more: Partial<SchemeContent> = {}): SchemeContent => ({
  ...emptyScheme('Schéma'),
  indicators: [indicator],
  period: { from, to: null, adoptedOn: null, deliberation: '' },
  ...more,
});
const read = (scheme: SchemeContent, known: readonly Measure[], spend?: SchemeSpend) => {
  const measured = schemeMeasures(scheme, known, TODAY, spend);
  return { measured, item: present(measured.items[0], 'item'), seen: withMeasures(scheme, measured) };
};
const startOf = (from: string | null, known: readonly Measure[], indicator = unwritten()): number | null =>
  present(read(schemeOf(indicator, from), known).seen.indicators[0], 'indicator').baselineYear;

describe('the starting value of an indicator', () => {
  it('is the measured one where none is typed, with its year and where it comes from', () => {
    expect(read(schemeOf(unwritten()), [aMeasure(2025, 2340)]).seen.indicators[0]).toMatchObject({
      baseline: 2340,
      baselineYear: 2025,
      baselineSource: 'Données essentielles importées le 3 mars 2026\u202f; sur 412 marchés connus parmi 640',
    });
  });

  it('is the typed one as soon as there is one, zero included, and the measured one again when it is emptied', () => {
    const typed = unwritten({ baseline: 0, baselineYear: 2019, baselineSource: 'Notre enquête' });
    expect(read(schemeOf(typed), [aMeasure(2025, 2340)]).seen.indicators[0]).toEqual(typed);
    const emptied = { ...typed, baseline: null };
    expect(read(schemeOf(emptied), [aMeasure(2025, 2340)]).seen.indicators[0]).toMatchObject({ baseline: 2340, baselineYear: 2025 });
  });

  it('is that of the last year over before the scheme starts, whatever came since', () => {
    const known = [aMeasure(2023, 1), aMeasure(2024, 2), aMeasure(2025, 3)];
    expect(startOf('2025-01-01', known)).toBe(2024);
    expect(startOf('2025-07-01', known)).toBe(2024);
    expect(startOf('2024-12-31', known)).toBe(2023);
    expect(startOf('2027-01-01', known)).toBe(2025);
    expect(startOf('2027-01-01', [...known].reverse())).toBe(2025);
  });

  it('goes back to the first known year when the last ones are missing', () => {
    expect(startOf('2027-01-01', [aMeasure(2023, 1), aMeasure(2024, null), aMeasure(2025, null)])).toBe(2023);
  });

  it('is that of the year the scheme starts in, or of the year under way, only when no other is known', () => {
    expect(startOf('2025-01-01', [aMeasure(2025, 3)])).toBe(2025);
    expect(startOf('2027-01-01', [aMeasure(2026, 3)])).toBe(2026);
    expect(startOf('2027-01-01', [aMeasure(2025, 3), aMeasure(2026, 4)])).toBe(2025);
    expect(read(schemeOf(unwritten()), [aMeasure(2026, 3)]).seen.indicators[0]?.baselineSource).toMatch(/\u202f; année en cours$/);
  });

  it('is never that of a year after the scheme started', () => {
    expect(startOf('2023-01-01', [aMeasure(2024, 3), aMeasure(2025, 3)])).toBeNull();
  });

  it('counts from today while the scheme has no period', () => {
    expect(startOf(null, [aMeasure(2024, 1), aMeasure(2025, 2), aMeasure(2026, 3)])).toBe(2025);
  });

  it('stays unknown without data, for an indicator of one’s own, in another unit, or where the network only says today', () => {
    expect(startOf('2027-01-01', [])).toBeNull();
    expect(startOf('2027-01-01', [aMeasure(2025, null)])).toBeNull();
    expect(startOf('2027-01-01', [aMeasure(2025, 2340)], unwritten({ unit: 'count' }))).toBeNull();
    expect(startOf('2027-01-01', [aMeasure(2025, 2340, { indicator: 'achats-esus' })])).toBeNull();
    expect(startOf('2027-01-01', [aMeasure(2026, 2340, { origin: 'network' })])).toBeNull();
    const own = schemeOf(unwritten({ catalogueId: null }));
    expect(withMeasures(own, schemeMeasures(own, [aMeasure(2025, 2340)], TODAY)).indicators).toEqual(own.indicators);
  });

  it('copies nothing: the scheme is left as it was, and is the same object when the data says nothing', () => {
    const scheme = schemeOf(unwritten());
    const before = structuredClone(scheme);
    expect(read(scheme, [aMeasure(2025, 2340)]).seen).not.toBe(scheme);
    expect(scheme).toEqual(before);
    expect(withMeasures(scheme, schemeMeasures(scheme, [], TODAY))).toBe(scheme);
    expect(withMeasures(scheme, null)).toBe(scheme);
  });
});

describe('the distance to the target', () => {
  const targets = [
    { year: 2030, value: 3000 },
    { year: 2027, value: null },
    { year: 2028, value: 2500 },
  ];
  const distance = (more: Partial<SchemeIndicator>, known: readonly Measure[]) => read(schemeOf(unwritten({ targets, ...more })), known).item.distance;

  it('is to the target of the latest year, or the next one set; nothing is interpolated', () => {
    expect(distance({}, [aMeasure(2024, 9), aMeasure(2025, 2340)])).toEqual({ targetYear: 2028, target: 2500, gap: -160, reached: false });
  });

  it('is to the last one set once the years are past', () => {
    const past = [
      { year: 2022, value: 1000 },
      { year: 2024, value: 2000 },
    ];
    expect(distance({ targets: past }, [aMeasure(2025, 2340)])).toEqual({ targetYear: 2024, target: 2000, gap: 340, reached: true });
  });

  it('is positive beyond the target, whichever way is wanted, and reached when equal', () => {
    expect(distance({ better: 'lower' }, [aMeasure(2025, 2340)])).toMatchObject({ gap: 160, reached: true });
    expect(distance({ better: 'lower' }, [aMeasure(2025, 2600)])).toMatchObject({ gap: -100, reached: false });
    expect(distance({}, [aMeasure(2025, 2500)])).toMatchObject({ gap: 0, reached: true });
  });

  it('is unknown without a value, without a target, or where none is wanted', () => {
    expect(distance({}, [aMeasure(2025, null)])).toBeNull();
    expect(distance({ targets: [] }, [aMeasure(2025, 2340)])).toBeNull();
    expect(distance({ better: 'none' }, [aMeasure(2025, 2340)])).toBeNull();
    expect(distance({ unit: 'count' }, [aMeasure(2025, 2340)])).toBeNull();
  });

  it('takes the last year that is over before the one under way', () => {
    const { item } = read(schemeOf(unwritten()), [aMeasure(2025, 2340), aMeasure(2026, 9)]);
    expect([item.latest?.year, item.measures.map(({ year }) => year)]).toEqual([2025, [2025, 2026]]);
    expect(read(schemeOf(unwritten()), [aMeasure(2026, 9, { origin: 'network' })]).item.latest?.year).toBe(2026);
  });

  it('is that of the typed starting value where it stands for the same year, as the trajectory is', () => {
    const indicator = unwritten({ baseline: 2450, baselineYear: 2025, targets });
    const { item } = read(schemeOf(indicator), [aMeasure(2025, 2340)]);
    expect([item.latest?.value, item.distance?.gap]).toEqual([2450, -50]);
    expect(observedAndTargets(indicator, item.measures).find(({ year }) => year === 2025)?.observed).toBe(2450);
    expect(measuresAgain(schemeOf(unwritten({ targets })), read(schemeOf(indicator), [aMeasure(2025, 2340)]).measured).items[0]?.latest?.value).toBe(2340);
  });

  it('is said in the words of the unit', () => {
    const say = (more: Partial<SchemeIndicator>, value: number, unit: Measure['unit'] = 'rate'): string => {
      const indicator = unwritten({ targets: [{ year: 2028, value: 2500 }], unit, ...more });
      return distanceText(indicator, read(schemeOf(indicator), [aMeasure(2025, value, { unit })]).item);
    };
    expect(say({}, 2340)).toBe('23,4\u00a0% en 2025\u202f: il manque 1,6\u00a0point pour la cible de 2028 (25\u00a0%).');
    expect(say({}, 2800)).toBe('28\u00a0% en 2025\u202f: la cible de 2028 (25\u00a0%) est atteinte, avec 3\u00a0points d’avance.');
    expect(say({}, 2500)).toBe('25\u00a0% en 2025\u202f: la cible de 2028 (25\u00a0%) est atteinte.');
    expect(say({ better: 'lower', targets: [{ year: 2028, value: 200 }] }, 255, 'days')).toBe(
      '25,5\u00a0jours en 2025\u202f: 5,5\u00a0jours de trop pour la cible de 2028 (20\u00a0jours).',
    );
    expect(say({ targets: [] }, 2340)).toBe('');
    expect([signedDifference('rate', -160), signedDifference('count', 3), signedDifference('days', 0)]).toEqual(['−1,6\u00a0point', '+3', '0']);
  });

  it('follows what is being written, without asking the data again', () => {
    const scheme = schemeOf(unwritten());
    const measured = schemeMeasures(scheme, [aMeasure(2023, 1000), aMeasure(2025, 2340)], TODAY);
    const changed = schemeOf(unwritten({ targets }), '2024-01-01');
    const [item] = measuresAgain(changed, measured).items;
    expect([item?.baseline?.year, item?.distance?.target]).toEqual([2023, 2500]);
  });
});

describe('observed values beside the targets', () => {
  it('are one line a year, in order; a typed starting value stands for its own year', () => {
    const indicator = unwritten({
      baseline: 900,
      baselineYear: 2024,
      targets: [
        { year: 2028, value: 2500 },
        { year: 2025, value: 2000 },
      ],
    });
    expect(observedAndTargets(indicator, [aMeasure(2024, 1000), aMeasure(2025, 2340)])).toEqual([
      { year: 2024, observed: 900, target: null },
      { year: 2025, observed: 2340, target: 2000 },
      { year: 2028, observed: null, target: 2500 },
    ]);
  });
});

describe('the figures of the baseline chapter', () => {
  const line = (more: Partial<SchemeFigure>): SchemeFigure => ({
    id: 'f',
    label: 'Marchés avec une considération sociale',
    unit: 'rate',
    value: null,
    year: null,
    source: '',
    ...more,
  });
  const figures = (lines: SchemeFigure[], known: readonly Measure[] = [aMeasure(2025, 2340)], spend?: SchemeSpend) =>
    read(schemeOf(unwritten(), '2027-01-01', { figures: lines }), known, spend).seen.figures;

  it('name indicators of the catalogue, in their unit where they are its value', () => {
    const { indicators } = shippedContent().catalogue;
    for (const { indicator, part, unit, label } of USUAL_FIGURES) {
      const own = present(
        indicators.find(({ id }) => id === indicator),
        indicator,
      );
      if (part === 'value') expect(own.unit, label).toBe(unit);
    }
  });

  it('fill themselves: the value, how many contracts it was looked for in, what the accounting counts', () => {
    const esus = aMeasure(2025, 120, {
      indicator: 'achats-esus',
      coverage: null,
      detail: '',
      sourceText: 'Comptabilité importée le 3 mars 2026',
    });
    const spent = { items: [aSpend({ totalCents: 5_000_000_00, bookFiveCents: 800_000_00 })], importedOn: '2026-03-03' };
    expect(figures([], [aMeasure(2025, 2340), esus], spent).map(({ label, unit, value, year, source }) => [label, unit, value, year, source])).toEqual([
      ['Achats annuels hors taxes', 'money', 4_200_000_00, 2025, expect.stringMatching(/^Comptabilité importée le 3 mars 2026.*hors livre.V.*D\..2111-3\)$/)],
      ['Marchés notifiés dans l’année', 'count', 640, 2025, 'Données essentielles importées le 3 mars 2026'],
      ['Marchés avec une considération sociale', 'rate', 2340, 2025, 'Données essentielles importées le 3 mars 2026\u202f; sur 412 marchés connus parmi 640'],
      ['Achats auprès d’entreprises solidaires (ESUS)', 'rate', 120, 2025, 'Comptabilité importée le 3 mars 2026'],
    ]);
  });

  it('say how many contracts there were even where their rate is unknown, and never a zero', () => {
    const unknown = aMeasure(2023, null, { coverage: { known: 0, total: 12, unit: 'contracts' } });
    expect(figures([], [unknown]).map(({ label, value }) => [label, value])).toEqual([['Marchés notifiés dans l’année', 12]]);
    expect(figures([], [aMeasure(2025, null, { coverage: { known: 0, total: 0, unit: 'contracts' } })])).toEqual([]);
  });

  it('leave a line of the same name that has a value, and fill one that has none, in its place', () => {
    const typed = line({ value: 1500, year: 2024, source: 'Notre enquête' });
    expect(figures([typed]).filter(({ label }) => label === typed.label)).toEqual([typed]);
    const empty = line({ label: 'marchés avec une considération sociale ' });
    expect(figures([empty])[0]).toMatchObject({ id: 'f', value: 2340, year: 2025 });
    expect(figures([empty]).filter(({ unit }) => unit === 'rate')).toHaveLength(1);
  });

  it('leave a line of the same name counted in another unit, and add none', () => {
    const other = line({ unit: 'count' });
    expect(figures([other]).filter(({ label }) => label === other.label)).toEqual([other]);
  });
});

describe('C6 on measured values', () => {
  const scheme = {
    ...completeScheme(),
    indicators: completeScheme().indicators.map((item) => (item.id === 'c6' ? { ...item, catalogueId: SOCIAL, unit: 'rate' as const, baseline: null } : item)),
  };
  const c6 = (known: readonly Measure[]) =>
    present(
      completeness(scheme, { publicationMonths: 24 }, schemeMeasures(scheme, known, TODAY)).find(({ code }) => code === 'C6'),
      'C6',
    );

  it('takes a starting value that the data gives, and says the rate observed', () => {
    expect(c6([]).status).toBe('partial');
    expect(c6([aMeasure(2025, 2340)])).toMatchObject({ status: 'met', message: expect.stringContaining('23,4\u00a0% en 2025') });
  });
});
