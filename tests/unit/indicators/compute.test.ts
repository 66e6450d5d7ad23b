import { describe, expect, it } from 'vitest';
import { compute } from '../../../shared/indicators/compute.ts';
import { DEFINITIONS, type Definition } from '../../../shared/indicators/definitions.ts';
import type { Cell, Facts } from '../../../shared/indicators/facts.ts';

function definition(indicator: string): Definition {
  const found = DEFINITIONS.find((one) => one.indicator === indicator);
  if (!found) throw new Error(indicator);
  return found;
}
const cell = (facts: Facts, count = 1, cents = 0, offers = 0): Cell => ({
  year: 2025,
  facts: { kind: 'contract', segment: 'services', social: null, environment: null, amount: 'known', ...facts },
  count,
  cents,
  offers,
});
const without = { concessions: false };

describe('le taux en nombre', () => {
  const rate = definition('considerations-sociales-nombre');

  it('se calcule sur ce qui est connu, et la couverture est dite', () => {
    const figure = compute(rate, [cell({ social: 1 }, 20), cell({ social: 4 }, 10), cell({ social: 0 }, 70), cell({ social: null }, 100)], without);
    expect(figure.value).toBe(3000);
    expect(figure.numerator?.value).toBe(30);
    expect(figure.denominator?.value).toBe(100);
    expect(figure.coverage).toEqual({ known: 100, total: 200, unit: 'contracts' });
    expect(figure.detail).toBe('Sur 100 marchés connus parmi 200.');
  });

  it('est inconnu, jamais nul, quand rien n’est connu', () => {
    const figure = compute(rate, [cell({ social: null }, 12)], without);
    expect(figure.value).toBeNull();
    expect(figure.detail).toBe('Rien de connu, sur 12 marchés.');
  });

  it('est nul quand tout est connu et que rien n’est social', () => {
    expect(compute(rate, [cell({ social: 0 }, 3)], without).value).toBe(0);
  });

  it('garde un marché au montant absurde', () => {
    expect(compute(rate, [cell({ social: 1, amount: 'absurd' }), cell({ social: 0 })], without).value).toBe(5000);
  });

  it('laisse les concessions à part, sauf si on les demande', () => {
    const cells = [cell({ social: 0 }, 1), cell({ social: 1, kind: 'concession' }, 1)];
    const apart = compute(rate, cells, without);
    expect(apart.value).toBe(0);
    expect(apart.coverage).toMatchObject({ known: 1, total: 1 });
    expect(apart.aside).toEqual([{ reason: 'Concessions, comptées à part', count: 1, cents: null }]);
    expect(compute(rate, cells, { concessions: true })).toMatchObject({ value: 5000, aside: [] });
  });
});

describe('le taux en valeur', () => {
  const rate = definition('considerations-sociales-valeur');

  it('ne somme que des montants retenus, et dit les autres', () => {
    const cells = [
      cell({ social: 1 }, 1, 300),
      cell({ social: 0 }, 2, 700),
      cell({ social: 1, amount: 'absurd' }, 4),
      cell({ social: 0, amount: 'missing' }, 5),
      cell({ social: null }, 6, 9_000),
    ];
    const figure = compute(rate, cells, without);
    expect(figure.value).toBe(3000);
    expect(figure.numerator).toMatchObject({ value: 300, unit: 'money' });
    expect(figure.coverage).toEqual({ known: 3, total: 18, unit: 'contracts' });
    expect(figure.aside.map(({ count }) => count).sort()).toEqual([4, 5]);
  });

  it('met à part un groupement d’entreprises de tailles différentes', () => {
    const cells = [cell({ size: 'small' }, 1, 100), cell({ size: 'other' }, 1, 300), cell({ size: 'mixed' }, 1, 900), cell({ size: null }, 1, 5_000)];
    const figure = compute(definition('pme-valeur'), cells, without);
    expect(figure.value).toBe(2500);
    expect(figure.aside).toEqual([{ reason: 'Groupements d’entreprises de tailles différentes', count: 1, cents: 900 }]);
    expect(figure.coverage).toMatchObject({ known: 2, total: 4 });
  });
});

describe('les autres calculs', () => {
  it('un nombre de marchés réservés est inconnu quand aucune considération n’est connue', () => {
    const reserved = definition('marches-reserves-nombre');
    expect(compute(reserved, [cell({ social: null }, 9)], without).value).toBeNull();
    expect(compute(reserved, [cell({ social: 5 }, 2), cell({ social: 0 }, 7)], without)).toMatchObject({ value: 2, denominator: null });
  });

  it('une moyenne d’offres est en dixièmes, sur les seuls marchés mis en concurrence', () => {
    const cells = [cell({ offers: 1, competed: 1 }, 3, 0, 10), cell({ offers: 1, competed: 0 }, 8, 0, 8), cell({ offers: null, competed: 1 }, 5)];
    const figure = compute(definition('offres-recues'), cells, without);
    expect(figure.value).toBe(33);
    expect(figure.coverage).toMatchObject({ known: 11, total: 16 });
  });

  it('la part des fournitures et services est celle des marchés à clause', () => {
    const cells = [cell({ social: 1, segment: 'works' }, 3), cell({ social: 3, segment: 'supplies' }, 1), cell({ social: 0, segment: 'services' }, 50)];
    expect(compute(definition('insertion-fournitures-services'), cells, without)).toMatchObject({ value: 2500, denominator: { value: 4 } });
  });

  it('la répartition par segment dit chacun, inconnu compris', () => {
    const cells = [cell({ social: 1, segment: 'works' }, 1), cell({ social: 0, segment: 'works' }, 3), cell({ social: null, segment: 'supplies' }, 2)];
    expect(compute(definition('clause-par-segment'), cells, without).split).toEqual([
      { label: 'Travaux', value: 2500, numerator: 1, denominator: 4 },
      { label: 'Fournitures', value: null, numerator: 0, denominator: 0 },
      { label: 'Services', value: null, numerator: 0, denominator: 0 },
    ]);
  });

  it('une avance de 5 % n’est pas au-dessus du minimum général', () => {
    const cells = [cell({ advance: 'within' }, 3), cell({ advance: 'above' }, 1), cell({ advance: null }, 6)];
    expect(compute(definition('avances-superieures'), cells, without)).toMatchObject({ value: 2500, coverage: { known: 4, total: 10 } });
  });
});
