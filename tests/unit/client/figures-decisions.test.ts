import { describe, expect, it } from 'vitest';
import { answerWords, contractFacts, contradictionId, decidedWords, nextOpen, valuesOf } from '../../../client/features/figures/decisions/words.ts';
import { bookFiveWords, buyerWords, shareWords, spendBuyers, spendRows, spendYears, unknownWords } from '../../../client/features/figures/purchases/words.ts';
import type { Contract, Contradiction } from '../../../shared/api/indicators.ts';
import type { Spend, SpendYear } from '../../../shared/api/purchases.ts';

const contract = (key: string, part: Partial<Contract> = {}): Contract => ({
  key,
  number: '2025-01',
  buyer: '999990003',
  buyerName: null,
  object: 'Nettoyage',
  cpv: null,
  cpvLabel: null,
  procedure: null,
  notifiedOn: null,
  endsOn: null,
  months: null,
  amountCents: null,
  amountState: 'missing',
  offers: null,
  social: null,
  environment: null,
  socialState: 'contradiction',
  environmentState: 'known',
  decided: false,
  holders: [],
  file: 'marchés.json',
  line: 12,
  ...part,
});

const contradiction = (key: string, part: Partial<Contradiction> = {}): Contradiction => ({
  contract: contract(key),
  subject: 'social',
  published: ['Pas de considération sociale', 'Clause sociale', 'Critère social'],
  answer: null,
  reason: '',
  decidedBy: null,
  decidedOn: null,
  ...part,
});

describe('a contradiction', () => {
  it('has two answers: none, and what is published besides', () => {
    const one = contradiction('a');
    expect(answerWords(one, 'none')).toBe('Pas de considération sociale');
    expect(answerWords(one, 'values')).toBe('Clause sociale, Critère social');
    expect(valuesOf({ published: ['Pas de considération environnementale'] })).toBe('');
    expect(decidedWords({ decidedBy: 'Camille Exemple', decidedOn: '2026-03-03' })).toBe('par Camille Exemple, le 3 mars 2026');
  });

  it('gives way to the next one left, going round, one contract on both subjects included', () => {
    const items = [contradiction('a'), contradiction('a', { subject: 'environment' }), contradiction('b', { answer: 'none' }), contradiction('c')];
    const ids = items.map(contradictionId);
    const following = (id: string | undefined): string | null => {
      const next = nextOpen(items, id ?? null);
      return next && contradictionId(next);
    };
    expect(following(ids[0])).toBe(ids[1]);
    expect(following(ids[1])).toBe(ids[3]);
    expect(following(ids[3])).toBe(ids[0]);
    expect(nextOpen([contradiction('a')], 'a social')).toBeNull();
  });

  it('says unknown what is unknown, never zero', () => {
    const facts = Object.fromEntries(contractFacts(contradiction('a')).map(({ label, value }) => [label, value]));
    expect(facts).toMatchObject({ Montant: 'Inconnu', Titulaire: 'Inconnu', Notifié: 'Date inconnue', Acheteur: '999990003' });
    const absurd = contradiction('a', { contract: contract('a', { amountCents: 400_000_000_000, amountState: 'absurd' }) });
    expect(contractFacts(absurd).find(({ label }) => label === 'Montant')?.value).toMatch(/hors de vraisemblance/);
  });
});

const year = (part: Partial<SpendYear>): SpendYear => ({
  year: 2025,
  buyer: '',
  buyerName: '',
  lines: 1,
  totalCents: 100,
  bookFiveCents: 0,
  countedCents: 100,
  unsaidLines: 0,
  taxIncluded: false,
  position: 'below',
  reason: '',
  ...part,
});

describe('the spend', () => {
  const items = [
    year({ year: 2024 }),
    year({ buyerName: 'B', buyer: '2' }),
    year({ buyerName: 'A', buyer: '1' }),
    year({ year: 2024, buyerName: 'A', buyer: '1' }),
  ];
  const spend: Spend = { items, total: items.length, importedOn: null, threshold: { cents: 1, reference: '', confidence: 'confirmed', on: '2026-01-01' } };

  it('comes newest first, then by buyer; each year and each known buyer is offered once', () => {
    expect(spendRows(items).map((one) => `${one.year}${one.buyerName}`)).toEqual(['2025A', '2025B', '2024', '2024A']);
    expect(spendYears(spend)).toEqual([2025, 2024]);
    expect(spendBuyers(spend)).toEqual([
      { value: '1', label: 'A' },
      { value: '2', label: 'B' },
    ]);
  });

  it('says what no number lets recognise, and no share of nothing', () => {
    expect(unknownWords({ unknownCents: 0, totalCents: 100 })).toBeNull();
    expect(unknownWords({ unknownCents: 2_500, totalCents: 10_000 })).toMatch(/^25\u00a0€ \(25\u00a0% des dépenses\)/);
    expect(shareWords(10, 0)).toBe('');
    expect([shareWords(1, 1_000_000), shareWords(0, 1_000_000)]).toEqual(['moins de 0,01\u00a0%', '0\u00a0%']);
  });

  it('names its buyer, or says that the number is one', () => {
    expect([buyerWords({ buyer: '999990003', buyerName: 'Ville' }), buyerWords({ buyer: '999990003', buyerName: '999990003' })]).toEqual([
      'Ville',
      'SIREN\u00a0999990003',
    ]);
    expect(buyerWords({ buyer: '', buyerName: '' })).toBe('Acheteur non dit');
  });

  it('is never a zero of the fifth book when no line says it', () => {
    expect(bookFiveWords({ bookFiveCents: 0, unsaidLines: 9 })).toBe('non dit');
    expect(bookFiveWords({ bookFiveCents: 0, unsaidLines: 0 })).toBe('0\u00a0€');
    expect(bookFiveWords({ bookFiveCents: 1_000, unsaidLines: 9 })).toBe('10\u00a0€');
  });
});
