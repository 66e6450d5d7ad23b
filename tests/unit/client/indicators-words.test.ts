import { describe, expect, it } from 'vitest';
import { groupOf, grouped, SUMMARY } from '../../../client/features/figures/indicators/groups.ts';
import { bodyOf, fieldsOf, partUnit, typedFaults } from '../../../client/features/figures/indicators/typed.ts';
import {
  amountCaution,
  amountWords,
  buyerOptions,
  changeWords,
  considerationWords,
  coverageRate,
  remedyOf,
  sourceWords,
  unknownCount,
} from '../../../client/features/figures/parts/words.ts';
import type { Contract, Measure } from '../../../shared/api/indicators.ts';
import { compute } from '../../../shared/indicators/compute.ts';
import { DEFINITIONS } from '../../../shared/indicators/definitions.ts';
import type { Cell } from '../../../shared/indicators/facts.ts';
import { shippedContent } from '../../support/content.ts';

const measure = (part: Partial<Measure> = {}): Measure => ({
  indicator: 'considerations-sociales-nombre',
  number: 1,
  title: 'Marchés avec au moins une considération sociale',
  definition: '',
  formula: '100 × A ÷ B',
  unit: 'rate',
  source: 'decp',
  year: 2025,
  state: 'computed',
  origin: 'contracts',
  value: 1165,
  numerator: null,
  denominator: null,
  coverage: null,
  detail: '',
  sourceText: 'Données essentielles importées le 3 mars 2026',
  on: '2026-03-03',
  aside: [],
  split: [],
  computedValue: null,
  note: '',
  opens: true,
  ...part,
});

const contract = (part: Partial<Contract> = {}): Contract => ({
  key: 'k',
  number: '2025-001',
  buyer: '99000001000019',
  buyerName: 'Département d’Exemple',
  object: 'Entretien des locaux (exemple)',
  cpv: '90910000',
  cpvLabel: 'Services de nettoyage',
  procedure: null,
  notifiedOn: '2025-03-10',
  endsOn: '2027-03-10',
  months: 24,
  amountCents: 10_000_000,
  amountState: 'known',
  offers: null,
  social: [],
  environment: null,
  socialState: 'known',
  environmentState: 'unknown',
  decided: false,
  holders: [],
  file: 'exemple.json',
  line: 12,
  ...part,
});

describe('the buyers that can be chosen', () => {
  it('come by name; a name that several have says its number, and a bare number says what it is', () => {
    const buyers = [
      { siren: '999990003', name: 'Budget principal', contracts: 9 },
      { siren: '999990011', name: '999990011', contracts: 5 },
      { siren: '999990029', name: 'BUDGET PRINCIPAL', contracts: 4 },
      { siren: '999990037', name: ' Agglomération ', contracts: 1 },
    ];
    expect(buyerOptions(buyers).map(({ label }) => label)).toEqual([
      'Agglomération',
      'Budget principal (999990003)',
      'BUDGET PRINCIPAL (999990029)',
      'SIREN\u00a0999990011',
    ]);
  });
});

describe('ce qu’un chiffre dit de lui-même', () => {
  it('compare à l’année d’avant en points, et dit quand il ne peut pas', () => {
    expect(changeWords(measure(), measure({ year: 2024, value: 995 }))).toBe('+\u00a01,7\u00a0point depuis 2024');
    expect(changeWords(measure({ value: 400 }), measure({ year: 2024, value: 700 }))).toBe('−\u00a03\u00a0points depuis 2024');
    expect(changeWords(measure(), measure({ year: 2024 }))).toBe('Inchangé depuis 2024');
    expect(changeWords(measure(), measure({ year: 2024, value: null }))).toContain('2024 est inconnu');
    expect(changeWords(measure(), undefined)).toContain('pas de comparaison');
    expect(changeWords(measure({ value: null }), measure({ year: 2024 }))).toBe('');
    expect(changeWords(measure({ unit: 'count', value: 12 }), measure({ unit: 'count', year: 2024, value: 9 }))).toBe('+\u00a03 depuis 2024');
  });

  it('dit sur combien de marchés reposait l’année d’avant', () => {
    const before = measure({ year: 2024, value: 4_327, coverage: { known: 15, total: 15, unit: 'contracts' } });
    expect(changeWords(measure({ value: 567 }), before)).toBe('−\u00a037,6\u00a0points depuis 2024 (sur 15\u00a0marchés connus)');
  });

  it('ne compte pas deux fois un marché mis à l’écart, ni une concession comme un inconnu', () => {
    const contractsOf = (part: Partial<Cell['facts']>, count: number): Cell => ({
      year: 2025,
      facts: { kind: 'contract', social: 0, amount: 'known', ...part },
      count,
      cents: 100,
      offers: 0,
    });
    const cells = [
      contractsOf({ social: 1 }, 4),
      contractsOf({ social: null }, 3),
      contractsOf({ amount: 'absurd' }, 2),
      contractsOf({ kind: 'concession' }, 7),
    ];
    for (const indicator of ['considerations-sociales-nombre', 'considerations-sociales-valeur']) {
      const definition = DEFINITIONS.find((one) => one.indicator === indicator);
      if (!definition) throw new Error(indicator);
      expect(unknownCount({ indicator, ...compute(definition, cells, { concessions: false }) }), indicator).toBe(3);
    }
  });

  it('ne dit jamais « connu à 100 % » quand il manque un marché', () => {
    expect(coverageRate({ known: 9_999, total: 10_000, unit: 'contracts' })).toBe('99\u00a0%');
    expect(coverageRate({ known: 10_000, total: 10_000, unit: 'contracts' })).toBe('100\u00a0%');
  });

  it('dit sa source et son jour une seule fois, et qu’il est saisi', () => {
    expect(sourceWords(measure())).toBe('Données essentielles importées le 3 mars 2026');
    expect(sourceWords(measure({ state: 'typed', sourceText: 'Bilan du facilitateur', on: '2026-02-01' }))).toBe(
      'Saisi\u202f: Bilan du facilitateur, au 1er février 2026',
    );
  });

  it('inconnu, il dit quoi importer, ou de saisir là où aucun fichier ne le dit', () => {
    expect(remedyOf(measure()).to).toBe('/chiffres/imports');
    expect(remedyOf(measure({ indicator: 'agents-formes', source: 'training' })).to).toBe('/reseau');
    expect(remedyOf(measure({ indicator: 'marches-allotis', source: 'decp' })).to).toBeNull();
    expect(remedyOf(measure({ indicator: 'delai-paiement', source: 'accounting' })).to).toBeNull();
  });
});

describe('ce qu’un marché dit de lui-même', () => {
  it('un montant absurde reste en vue, hors des sommes ; un montant absent n’est pas zéro', () => {
    expect(amountWords(contract({ amountCents: 999_999_999_900, amountState: 'absurd' }))).toContain('9\u202f999\u202f999\u202f999');
    expect(amountCaution(contract({ amountState: 'absurd' }))).toBe('Montant hors de vraisemblance, hors des sommes');
    expect(amountWords(contract({ amountCents: null, amountState: 'missing' }))).toBe('Montant inconnu');
    expect(amountCaution(contract())).toBe('');
  });

  it('une considération est une liste, aucune, inconnue ou contradictoire', () => {
    expect(considerationWords(contract({ social: ['Clause sociale', 'Critère social'] }), 'social')).toBe('Clause sociale, Critère social');
    expect(considerationWords(contract(), 'social')).toBe('Aucune');
    expect(considerationWords(contract(), 'environment')).toBe('Inconnue');
    const unclear = contract({ social: ['Clause sociale'], socialState: 'contradiction' });
    expect(considerationWords(unclear, 'social')).toBe('Contradictoire, à décider');
    expect(considerationWords({ ...unclear, decided: true }, 'social')).toBe('Clause sociale');
  });
});

describe('les 43 indicateurs rangés', () => {
  const catalogue = shippedContent().catalogue.indicators;

  it('chacun est dans un groupe et un seul, par numéro', () => {
    const groups = grouped(
      catalogue.map(({ id, number }) => measure({ indicator: id, number })),
      catalogue,
    );
    const numbers = groups.flatMap(({ measures }) => measures.map(({ number }) => number));
    expect([...numbers].sort((left, right) => left - right)).toEqual(catalogue.map(({ number }) => number));
    for (const { measures } of groups) expect(measures.map(({ number }) => number)).toEqual([...measures.map(({ number }) => number)].sort((a, b) => a - b));
  });

  it('met les heures avec les personnes, les ESUS avec les achats, le réseau avec la méthode', () => {
    const group = (id: string) => groupOf(catalogue.find((one) => one.id === id));
    expect(group('heures-insertion-prevues')).toBe('insertion');
    expect(group('beneficiaires-femmes')).toBe('insertion');
    expect(group('achats-esus')).toBe('purchases');
    expect(group('achats-publics-vulnerables')).toBe('purchases');
    expect(group('directions-avec-referent')).toBe('method');
    expect(group('considerations-environnementales-valeur')).toBe('environment');
    expect(group('marches-reserves-nombre')).toBe('social');
    expect(group('pme-nombre')).toBe('firms');
  });

  it('le résumé de l’élu ne montre que des indicateurs de l’article L. 2111-3', () => {
    for (const { id } of SUMMARY) expect(catalogue.find((one) => one.id === id)?.legal, id).not.toEqual([]);
    expect(SUMMARY.every(({ id }) => catalogue.some((one) => one.id === id))).toBe(true);
  });
});

describe('une valeur saisie', () => {
  const typed = { year: 2025, value: 1200, numerator: null, denominator: null, source: 'Bilan du facilitateur', note: '' };

  const rate = { id: 'considerations-sociales-nombre', unit: 'rate' as const };

  it('veut une valeur, une année et une source, chacune dite à son champ', () => {
    expect(typedFaults(typed, rate)).toEqual({});
    expect(Object.keys(typedFaults({ ...typed, year: null, value: null, source: '  ' }, rate)).sort()).toEqual(['source', 'value', 'year']);
    expect(typedFaults({ ...typed, year: 1999 }, rate).year).toContain('année');
  });

  it('pour un taux, la partie et le tout suffisent, et s’accordent', () => {
    expect(typedFaults({ ...typed, value: null, numerator: 12, denominator: 100 }, rate)).toEqual({});
    expect(typedFaults({ ...typed, value: null, numerator: 5, denominator: 4 }, rate).numerator).toBeDefined();
    expect(typedFaults({ ...typed, numerator: 90, denominator: 100 }, rate).value).toBeDefined();
    expect(typedFaults({ ...typed, value: 12_000 }, rate).value).toContain('100');
  });

  it('part sans espaces autour ; celle d’avant se retrouve, une valeur calculée ne se recopie pas', () => {
    expect(bodyOf({ ...typed, source: ' Rapport ' })).toEqual({ value: 1200, numerator: null, denominator: null, source: 'Rapport', note: '' });
    expect(fieldsOf(measure()).value).toBeNull();
    expect(fieldsOf(measure({ state: 'typed', value: 1200, sourceText: 'Rapport', note: 'Provisoire' }))).toEqual({
      ...typed,
      source: 'Rapport',
      note: 'Provisoire',
    });
  });

  it('compte ses parts en euros quand l’indicateur est en valeur', () => {
    expect(partUnit({ unit: 'rate' }, 'value')).toBe('money');
    expect(partUnit({ unit: 'rate' }, 'number')).toBe('count');
    expect(partUnit({ unit: 'hours' }, 'other')).toBeNull();
  });
});
