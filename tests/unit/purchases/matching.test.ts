import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFigures } from '../../../db/figures/open.ts';
import { FIGURES_INDICES, makeFiguresWriter, type PurchaseLine, type SupplierLine } from '../../../db/figures/write.ts';
import { makePurchaseRepository } from '../../../server/repositories/figures/purchases.ts';
import { INCLUSIVE_KINDS, SUPPLIER_KINDS, type SupplierKind } from '../../../shared/purchases/supplier-kinds.ts';
import { spentWith, summarise } from '../../../shared/purchases/tallies.ts';

const BUYER = '990000010';
const SIREN = '990000028';

const bought = (partial: Partial<PurchaseLine> = {}): PurchaseLine => ({
  year: 2025,
  buyer: BUYER,
  supplierId: `${SIREN}00011`,
  siren: SIREN,
  supplierName: null,
  cents: 100,
  category: null,
  entity: null,
  bookFive: null,
  ...partial,
});
const listed = (partial: Partial<SupplierLine> = {}): SupplierLine => ({
  siret: null,
  siren: SIREN,
  name: null,
  kind: 'esat',
  department: null,
  from: null,
  to: null,
  ...partial,
});

function repositoryOf(purchases: readonly PurchaseLine[], suppliers: readonly SupplierLine[]) {
  const raw = createFigures(':memory:');
  const writer = makeFiguresWriter(raw);
  raw.transaction(() => {
    for (const [at, line] of purchases.entries()) writer.purchase(line, 'achats', at);
    for (const [at, line] of suppliers.entries()) writer.supplier(line, 'liste', at);
  })();
  raw.exec(FIGURES_INDICES);
  return makePurchaseRepository(raw);
}

const kindsIn = (purchases: readonly PurchaseLine[], suppliers: readonly SupplierLine[]): SupplierKind[] => [
  ...(repositoryOf(purchases, suppliers).spendTallies({ buyers: [] })[0]?.kinds ?? []),
];

describe('a supplier', () => {
  const sister = `${SIREN}00029`;

  it('is recognised by its own SIRET first, and then is not what its sisters are', () => {
    const lists = [listed({ siret: `${SIREN}00011`, kind: 'ea' }), listed({ siret: sister, kind: 'esat' })];
    expect(kindsIn([bought()], lists)).toEqual(['ea']);
    expect(repositoryOf([bought()], lists).recognised({ buyers: [], year: 2025 })).toMatchObject([{ kinds: ['ea'], matchedBy: 'siret' }]);
  });

  it('is recognised by its company when its SIRET is in no list, and that is said', () => {
    const lists = [listed({ siret: sister, kind: 'esat' })];
    expect(repositoryOf([bought()], lists).recognised({ buyers: [], year: 2025 })).toMatchObject([{ kinds: ['esat'], matchedBy: 'siren' }]);
    expect(kindsIn([bought({ supplierId: SIREN })], lists)).toEqual(['esat']);
  });

  it('has what belongs to a whole company whatever the establishment paid', () => {
    expect(kindsIn([bought()], [listed({ siret: `${SIREN}00011`, kind: 'ei' }), listed({ siret: sister, kind: 'esus' }), listed({ kind: 'pme' })])).toEqual([
      'ei',
      'esus',
      'pme',
    ]);
  });

  it('counts in the years its list line is valid in, bounds included', () => {
    const years = (line: Partial<SupplierLine>): number[] => {
      const purchases = [2023, 2024, 2025, 2026].map((year) => bought({ year }));
      const tallies = repositoryOf(purchases, [listed(line)]).spendTallies({ buyers: [] });
      return tallies.filter(({ kinds }) => kinds.length > 0).map(({ year }) => year);
    };
    expect(years({ from: '2024-12-31', to: '2025-01-01' })).toEqual([2024, 2025]);
    expect(years({ from: '2025-01-01' })).toEqual([2025, 2026]);
    expect(years({ to: '2023-12-31' })).toEqual([2023]);
    expect(years({})).toEqual([2023, 2024, 2025, 2026]);
  });

  it('shows the list lines that recognise it, and the name accounting gives it', () => {
    const repository = repositoryOf(
      [bought({ supplierName: 'Atelier Exemple' })],
      [listed({ siret: `${SIREN}00011`, name: 'Le sien' }), listed({ siret: sister, name: 'Sa sœur' }), listed({ kind: 'ess', name: 'La société' })],
    );
    const [row] = repository.recognised({ buyers: [], year: 2025 });
    expect(row && repository.listed(2025, row).map(({ name }) => name)).toEqual(['Le sien', 'La société']);
    expect(row && repository.supplierName(2025, row)).toBe('Atelier Exemple');
  });
});

describe('spend by kind', () => {
  const arbitraryPurchase = fc.record({
    year: fc.constantFrom(2024, 2025),
    buyer: fc.constantFrom(BUYER, '990000036'),
    at: fc.nat(5),
    cents: fc.integer({ min: -500, max: 1000 }),
  });
  const arbitraryList = fc.record({ at: fc.nat(5), kind: fc.constantFrom(...SUPPLIER_KINDS), from: fc.constantFrom(null, '2025-01-01') });
  const sirenAt = (at: number): string | null => (at === 0 ? null : `99000000${at}`);

  it('is what counting line by line gives, every union of kinds once', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryPurchase, { maxLength: 30 }),
        fc.array(arbitraryList, { maxLength: 12 }),
        fc.subarray([BUYER, '990000036']),
        fc.subarray([...SUPPLIER_KINDS]),
        (purchases, lists, buyers, wanted) => {
          const lines = purchases.map(({ at, ...rest }) => bought({ ...rest, siren: sirenAt(at), supplierId: sirenAt(at) }));
          const suppliers = lists.flatMap(({ at, ...rest }) => listed({ ...rest, siren: sirenAt(at) ?? '999999999' }));
          const repository = repositoryOf(lines, suppliers);
          for (const year of [2024, 2025]) {
            const tallies = repository.spendTallies({ buyers, year });
            expect(tallies).toEqual(repository.spendTallies({ buyers }).filter((tally) => tally.year === year));
            const mine = lines.filter((line) => line.year === year && (buyers.length === 0 || buyers.includes(line.buyer)));
            const of = (kinds: readonly SupplierKind[]) =>
              mine.filter(({ siren }) =>
                suppliers.some((one) => one.siren === siren && kinds.includes(one.kind) && (one.from === null || one.from <= `${year}-12-31`)),
              );
            const expected = (some: readonly PurchaseLine[]) => ({
              cents: some.reduce((sum, { cents }) => sum + cents, 0),
              lines: some.length,
              suppliers: new Set(some.flatMap(({ siren }) => siren ?? [])).size,
            });
            expect(spentWith(tallies, wanted)).toEqual(expected(of(wanted)));
            expect(summarise(tallies)).toEqual({
              total: expected(mine),
              unknown: expected(mine.filter(({ siren }) => siren === null)),
              inclusive: expected(of(INCLUSIVE_KINDS)),
            });
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is parted by year, buyer and what is said of the fifth book', () => {
    const rows = repositoryOf(
      [bought({ bookFive: true, cents: 5 }), bought({ bookFive: false, cents: 7 }), bought({ cents: -2 }), bought({ buyer: '', year: 2024 })],
      [],
    ).spend({ buyers: [] });
    expect(rows).toEqual([
      { year: 2025, buyer: BUYER, lines: 3, totalCents: 10, bookFiveCents: 5, unsaidCents: -2, unsaidLines: 1 },
      { year: 2024, buyer: '', lines: 1, totalCents: 100, bookFiveCents: 0, unsaidCents: 100, unsaidLines: 1 },
    ]);
  });
});
