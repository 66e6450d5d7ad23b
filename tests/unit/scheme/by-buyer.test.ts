import { describe, expect, it } from 'vitest';
import type { SchemeMeasures } from '../../../shared/api/reviews.ts';
import type { SchemeBuyerFigure, SchemeContent, SchemeIndicator } from '../../../shared/api/schemes.ts';
import { freezeScheme, schemeOf } from '../../../shared/reviews/freeze.ts';
import { asRead, baselineTogether, buyerAnswers, coverageText, rowsOf, targetTogether, togetherText } from '../../../shared/scheme/by-buyer.ts';
import { figureId, severalBuyers, withFigure, withTarget } from '../../../shared/scheme/buyers.ts';
import { completeContent } from '../../../shared/scheme/complete.ts';
import { completeness } from '../../../shared/scheme/completeness.ts';
import { composeSchemeDocument } from '../../../shared/scheme/document.ts';
import { buyerMeasures, measuresAgain, schemeMeasures } from '../../../shared/scheme/measured.ts';
import { present, shippedContent } from '../../support/content.ts';
import { aMeasure } from '../../support/measures.ts';
import { anIndicator, completeScheme, stored } from '../../support/scheme.ts';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const LAW = { publicationMonths: 24 };
const VILLE = { id: 'ville', name: 'Ville exemple', siren: '' };
const AGGLO = { id: 'agglo', name: 'Agglomération exemple', siren: '' };
const SYNDICAT = { id: 'syndicat', name: 'Syndicat exemple', siren: '' };

const rate = anIndicator('taux', { legal: ['C6'], baseline: null, baselineYear: null, targets: [] });
const hours = anIndicator('heures', { unit: 'hours', baseline: null, baselineYear: null, targets: [] });
const figure = (buyerId: string, indicatorId: string, more: Partial<SchemeBuyerFigure>): SchemeBuyerFigure => ({
  id: figureId(buyerId, indicatorId),
  buyerId,
  indicatorId,
  baseline: null,
  baselineYear: null,
  baselineSource: '',
  targets: [],
  ...more,
});

function shared(indicators: SchemeIndicator[], buyerFigures: SchemeBuyerFigure[], more: Partial<SchemeContent> = {}): SchemeContent {
  const base = completeScheme();
  return { ...base, legal: { ...base.legal, shared: true, buyers: [VILLE, AGGLO, SYNDICAT] }, indicators, buyerFigures, ...more };
}
const known = (value: number, year = 2025) => ({ baseline: value, baselineYear: year });
const baseline = (scheme: SchemeContent, indicator: SchemeIndicator) => baselineTogether(indicator, rowsOf(scheme, indicator, null));

describe('the buyers of a scheme', () => {
  it('are told apart when the scheme is shared; the one that carries it is one of them once', () => {
    const base = completeScheme();
    const organisation = { ...base.organisation, name: 'Ville exemple', siren: '990000001' };
    const legal = { ...base.legal, shared: true, buyers: [{ ...VILLE, siren: '990000001' }, AGGLO] };
    expect(severalBuyers({ organisation, legal }).map(({ id }) => id)).toEqual(['ville', 'agglo']);
    expect(severalBuyers({ organisation: { ...organisation, siren: '' }, legal }).map(({ id }) => id)).toEqual(['organisation', 'ville', 'agglo']);
    expect(severalBuyers({ organisation, legal: { ...legal, shared: false } })).toEqual([]);
  });

  it('a row is made when something is written, and goes when nothing is left', () => {
    const pair = { buyerId: 'ville', indicatorId: 'taux' };
    const one = withFigure([], pair, { baseline: 800 });
    expect(one).toEqual([figure('ville', 'taux', { baseline: 800 })]);
    const two = withFigure(one, pair, { targets: withTarget([], 2030, 2000) });
    expect(two).toHaveLength(1);
    expect(withFigure(two, pair, { baseline: null, targets: withTarget(two[0]?.targets ?? [], 2030, null) })).toEqual([]);
  });

  it('a scheme kept before reads with no row', () => {
    const { buyerFigures: _, ...old } = completeScheme();
    expect(completeContent(old).buyerFigures).toEqual([]);
  });
});

describe('all the buyers together', () => {
  it('what adds up is added, over the known ones, with how many they are', () => {
    const scheme = shared([hours], [figure('ville', 'heures', known(4000)), figure('agglo', 'heures', known(2000))]);
    const together = present(baseline(scheme, hours));
    expect(plain(togetherText(hours, together))).toBe('1 500 h');
    expect(coverageText(together)).toBe('2 acheteurs sur 3');
  });

  it('a rate is never added nor averaged: it lies between the lowest and the highest', () => {
    const scheme = shared([rate], [figure('ville', 'taux', known(800)), figure('agglo', 'taux', known(2100))]);
    expect(plain(togetherText(rate, present(baseline(scheme, rate))))).toBe('de 8 % à 21 %');
    const same = shared([rate], [figure('ville', 'taux', known(800)), figure('agglo', 'taux', known(800))]);
    expect(plain(togetherText(rate, present(baseline(same, rate))))).toBe('8 %');
  });

  it('different years are not put together', () => {
    const scheme = shared([hours], [figure('ville', 'heures', known(4000, 2024)), figure('agglo', 'heures', known(2000, 2025))]);
    expect(togetherText(hours, present(baseline(scheme, hours)))).toBe('années différentes');
  });

  it('nothing known is nothing, never zero', () => {
    expect(baseline(shared([hours], []), hours)).toBeNull();
  });

  it('a common rate holds for each buyer that sets none; a common total is nobody’s own', () => {
    const targets = [{ year: 2030, value: 2000 }];
    const scheme = shared(
      [
        { ...rate, targets },
        { ...hours, targets },
      ],
      [figure('ville', 'taux', { targets: [{ year: 2030, value: 3000 }] })],
    );
    const [first, second] = scheme.indicators;
    expect(targetTogether(present(first), rowsOf(scheme, present(first), null), 2030)).toMatchObject({ low: 2000, high: 3000, known: 3 });
    expect(targetTogether(present(second), rowsOf(scheme, present(second), null), 2030)).toBeNull();
  });

  it('the common line is completed only when every buyer is known, and never replaces what is typed', () => {
    const some = [figure('ville', 'heures', known(4000)), figure('agglo', 'heures', known(2000))];
    expect(asRead(shared([hours], some), null).indicators[0]?.baseline).toBeNull();
    const all = [...some, figure('syndicat', 'heures', known(400))];
    expect(asRead(shared([hours], all), null).indicators[0]).toMatchObject({ baseline: 6400, baselineYear: 2025 });
    expect(asRead(shared([{ ...hours, baseline: 9000 }], all), null).indicators[0]?.baseline).toBe(9000);
  });

  it('the scheme of one buyer is read as it is', () => {
    const scheme = { ...completeScheme(), buyerFigures: [figure('ville', 'c6', known(1))] };
    expect(asRead(scheme, null)).toBe(scheme);
  });
});

describe('what the data says of each buyer', () => {
  const counted = { ...rate, catalogueId: 'considerations-sociales-nombre' };
  const measuredOf = (scheme: SchemeContent): SchemeMeasures => ({
    ...schemeMeasures(scheme, [], '2026-11-23'),
    buyers: [{ buyerId: 'ville', items: buyerMeasures(scheme, 'ville', [aMeasure(2025, 1400)], '2026-11-23') }],
  });

  it('is its starting value while nothing is typed for it', () => {
    const scheme = shared([counted], [figure('agglo', 'taux', known(700))]);
    const own = rowsOf(scheme, counted, measuredOf(scheme)).map(({ indicator }) => indicator.baseline);
    expect(own).toEqual([1400, 700, null]);
    const typed = shared([counted], [figure('ville', 'taux', known(900))]);
    expect(rowsOf(typed, counted, measuredOf(typed))[0]?.indicator.baseline).toBe(900);
  });

  it('is held against what that buyer aims at, as it is being written', () => {
    const scheme = shared([counted], []);
    const written = shared([counted], [figure('ville', 'taux', { targets: [{ year: 2030, value: 2000 }] })]);
    expect(measuresAgain(written, measuredOf(scheme)).buyers?.[0]?.items[0]?.distance).toMatchObject({ target: 2000, gap: -600 });
  });
});

describe('C8, buyer by buyer', () => {
  const c8 = (scheme: SchemeContent) => present(completeness(scheme, LAW).find(({ code }) => code === 'C8'));
  const target = [{ year: 2030, value: 2000 }];

  it('says what each buyer lacks, and is met when all of them have their figures', () => {
    const indicator = { ...rate, targets: target };
    const some = c8(shared([indicator], [figure('ville', 'taux', known(800))]));
    expect(some).toMatchObject({ status: 'partial', path: 'indicateurs#acheteurs' });
    expect(some.message).toContain('1 acheteur sur 3');
    expect(some.buyers?.map(({ lacks }) => lacks.length)).toEqual([0, 1, 1]);
    const all = ['ville', 'agglo', 'syndicat'].map((id) => figure(id, 'taux', known(800)));
    expect(c8(shared([indicator], all)).status).toBe('met');
  });

  it('a target is common or of the buyer: either answers', () => {
    const own = ['ville', 'agglo', 'syndicat'].map((id) => figure(id, 'taux', { ...known(800), targets: target }));
    expect(c8(shared([rate], own)).status).toBe('met');
    expect(buyerAnswers(shared([rate], own.slice(0, 2)), null).map(({ untargeted }) => untargeted.length)).toEqual([0, 0, 1]);
  });
});

describe('the document of a shared scheme', () => {
  const { catalogue } = shippedContent();
  const documentOf = (scheme: SchemeContent) =>
    composeSchemeDocument(stored(scheme), { catalogue, families: [], references: [], completeness: [], on: '2026-11-23', final: true });
  const captions = (scheme: SchemeContent): string[] => documentOf(scheme).nodes.flatMap((node) => (node.kind === 'table' ? [node.caption] : []));

  it('has a table of all of them with the coverage, then one for each buyer', () => {
    const scheme = shared([{ ...rate, targets: [{ year: 2030, value: 2000 }] }], [figure('ville', 'taux', known(800)), figure('agglo', 'taux', known(2100))]);
    expect(captions(scheme)).toEqual(
      expect.arrayContaining([
        'Tous les acheteurs ensemble',
        'Point de départ et cibles – Ville exemple',
        'Point de départ et cibles – Agglomération exemple',
        'Point de départ et cibles – Syndicat exemple',
      ]),
    );
    const table = present(documentOf(scheme).nodes.find((node) => node.kind === 'table' && node.caption === 'Tous les acheteurs ensemble'));
    expect(table.kind === 'table' && table.rows[0]?.[1]?.lines.map(plain)).toEqual(['de 8 % à 21 %', '2 acheteurs sur 3']);
  });

  it('that of one buyer has none of it', () => {
    expect(captions(completeScheme()).some((caption) => caption.includes('acheteur'))).toBe(false);
  });
});

describe('a review of a shared scheme', () => {
  it('holds each buyer against its own targets', () => {
    const scheme = shared([{ ...rate, targets: [{ year: 2030, value: 2000 }] }], [figure('ville', 'taux', { targets: [{ year: 2030, value: 3000 }] })]);
    const frozen = freezeScheme(stored(scheme), null);
    const of = (name: string) => schemeOf(frozen, { siren: null, name }).targets[0]?.targets;
    expect(of('Ville exemple')).toEqual([{ year: 2030, value: 3000 }]);
    expect(of('Agglomération exemple')).toEqual([{ year: 2030, value: 2000 }]);
  });
});
