import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import type { ORGANISATION_KINDS } from '../../../shared/api/catalogue.ts';
import { SchemeContent } from '../../../shared/api/schemes.ts';
import { completeness } from '../../../shared/scheme/completeness.ts';
import { emptyScheme } from '../../../shared/scheme/empty.ts';
import { startScheme } from '../../../shared/scheme/start.ts';
import { STEPS, stepState } from '../../../shared/scheme/steps.ts';
import { shippedContent } from '../../support/content.ts';

const { catalogue, families, example } = shippedContent();
const counter = () => {
  let count = 0;
  return () => `n-${++count}`;
};
const started = (kind: (typeof ORGANISATION_KINDS)[number]) => startScheme('Schéma', kind, catalogue, counter());
const KINDS = catalogue.startingPoints.map(({ id }) => id);

describe('starting points', () => {
  it('exist for départements, regions, metropolises, communes, hospitals and the State', () => {
    expect([...KINDS].sort()).toEqual(['commune', 'departement', 'hospital', 'metropole', 'region', 'state']);
  });

  it.each(KINDS)('%s gives axes, actions, indicators, bodies, training and clauses', (kind) => {
    const scheme = started(kind);
    expect(scheme.organisation.kind).toBe(kind);
    for (const part of ['axes', 'indicators', 'training', 'complementary', 'clauseSlugs'] as const) expect(scheme[part].length, part).toBeGreaterThan(0);
    expect(scheme.governance.bodies.length).toBeGreaterThan(0);
    for (const axis of scheme.axes) for (const objective of axis.objectives) expect(objective.actions.length, objective.title).toBeGreaterThan(0);
  });

  it.each(KINDS)('%s gives a scheme that the server would take back section by section', (kind) => {
    expect([...Value.Errors(SchemeContent, started(kind))].map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([]);
  });

  it.each(KINDS)('%s gives every line its own identifier', (kind) => {
    const scheme = started(kind);
    const actions = scheme.axes.flatMap((axis) => axis.objectives.flatMap((objective) => objective.actions));
    const ids = [
      ...scheme.axes,
      ...scheme.axes.flatMap((axis) => axis.objectives),
      ...actions,
      ...scheme.indicators,
      ...scheme.governance.bodies,
      ...scheme.training,
      ...scheme.complementary,
    ].map(({ id }) => id);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it.each(KINDS)('%s links only to what it holds', (kind) => {
    const scheme = started(kind);
    const [axes, indicators, slugs] = [
      new Set(scheme.axes.map(({ id }) => id)),
      new Set(scheme.indicators.map(({ id }) => id)),
      new Set(families.map(({ slug }) => slug)),
    ];
    const actions = scheme.axes.flatMap((axis) => axis.objectives.flatMap((objective) => objective.actions));
    expect(actions.flatMap((action) => action.indicatorIds).filter((id) => !indicators.has(id))).toEqual([]);
    expect(scheme.indicators.filter(({ axisId }) => axisId !== null && !axes.has(axisId))).toEqual([]);
    expect([...scheme.clauseSlugs, ...actions.flatMap((action) => action.clauseSlugs)].filter((slug) => !slugs.has(slug))).toEqual([]);
    expect(scheme.indicators.filter(({ catalogueId }) => !catalogue.indicators.some(({ id }) => id === catalogueId))).toEqual([]);
  });

  it.each(KINDS)('%s says where each suggestion comes from', (kind) => {
    const scheme = started(kind);
    const actions = scheme.axes.flatMap((axis) => axis.objectives.flatMap((objective) => objective.actions));
    const silent = [...scheme.axes, ...actions, ...scheme.indicators].filter(({ origin }) => origin.trim() === '').map(({ title }) => title);
    expect(silent).toEqual([]);
  });

  it.each(KINDS)('%s promises no figure: every value and target is unknown', (kind) => {
    const scheme = started(kind);
    expect(scheme.indicators.filter(({ baseline, targets }) => baseline !== null || targets.some(({ value }) => value !== null))).toEqual([]);
    expect([scheme.organisation.annualPurchasesCents, scheme.period.from, scheme.followUp.publicationMonths, scheme.legal.position]).toEqual([
      null,
      null,
      null,
      'unknown',
    ]);
  });

  it.each(KINDS)('%s already speaks of everything the article asks axes to speak of', (kind) => {
    const met = completeness(started(kind), { publicationMonths: 24 })
      .filter(({ status }) => status === 'met')
      .map(({ code }) => code);
    for (const code of ['C1', 'C2', 'C4']) expect(met).toContain(code);
  });

  it.each(KINDS)('%s always proposes the two separate targets', (kind) => {
    const legal = started(kind).indicators.map((indicator) => indicator.legal.join());
    expect([legal.includes('C7a'), legal.includes('C7b'), legal.includes('C7a,C7b')]).toEqual([true, true, false]);
  });

  it('show suggested figures with their unit, as French text', () => {
    const origin = (id: string) => KINDS.flatMap((kind) => started(kind).indicators).find(({ catalogueId }) => catalogueId === id)?.origin;
    expect(origin('considerations-sociales-nombre')).toMatch(/^Repère\u202f: 30\u00a0% \(PNAD/);
    expect(origin('heures-insertion-realisees')).toMatch(/^Repère\u202f: 70\u202f000\u00a0h \(/);
    expect(origin('reemploi-recycle-agec')).toMatch(/^Catalogue de Clausier, indicateur n°\u00a0\d+, sans repère chiffré$/);
  });

  it('leave no English word on screen', () => {
    const frequencies = new Set(KINDS.flatMap((kind) => started(kind).indicators.map(({ frequency }) => frequency)));
    expect([...frequencies]).toEqual(['Chaque année']);
  });
});

describe('a scheme from nothing', () => {
  it('is empty, and kept as such by the schema', () => {
    const scheme = startScheme('Mon schéma', null, catalogue, counter());
    expect(scheme).toEqual(emptyScheme('Mon schéma'));
    expect(Value.Check(SchemeContent, scheme)).toBe(true);
  });

  it('keeps the kind of an organisation that has no starting point', () => {
    expect(started('other')).toEqual({ ...emptyScheme('Schéma'), organisation: { ...emptyScheme('').organisation, kind: 'other' } });
  });

  it('has every step of the path empty', () => {
    expect(STEPS.filter(({ id }) => stepState(id, emptyScheme('x')) !== 'empty')).toEqual([]);
  });
});

describe('the worked example', () => {
  it('is a scheme the server would take back', () => {
    expect([...Value.Errors(SchemeContent, example)].map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([]);
  });

  it('says it is fictitious', () => {
    expect(`${example?.title} ${example?.organisation.name}`).toMatch(/exemple/i);
    expect(example?.organisation.name).toMatch(/fictif/i);
  });
});
