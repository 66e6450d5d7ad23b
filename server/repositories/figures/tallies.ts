/** Contracts counted alike, for every indicator and every year at once: one pass over a covering index. */
import type { Cell, Facts } from '#shared/indicators/facts.ts';
import { LIMITS } from '#shared/limits.ts';
import type { FiguresDatabase } from '../../../db/figures/open.ts';
import { FACT_SQL, type Scope, scopeSql } from './conditions.ts';
import { makeMemory } from './memory.ts';

const COUNTED = ['kind', 'segment', 'social', 'environment', 'amount', 'offers', 'competed', 'advance'] as const;
type Row = Facts & { year: number; count: number; cents: number; offerCount: number };

const SUMS = `count(*) AS count, coalesce(sum(CASE c.amount_state WHEN 'known' THEN c.amount END), 0) AS cents`;

const toCell = ({ year, count, cents, offerCount, ...facts }: Row): Cell => ({ year, facts, count, cents, offers: offerCount });

export type BuyerRow = { siren: string; name: string | null; contracts: number };
export type YearRow = { year: number; contracts: number };

function countContracts(raw: FiguresDatabase, scope: Scope): Cell[] {
  const { text, values } = scopeSql(scope);
  const facts = COUNTED.map((fact) => `${FACT_SQL[fact]} AS ${fact}`).join(', ');
  const groups = ['c.year', ...COUNTED.map((fact) => FACT_SQL[fact])].join(', ');
  return raw
    .prepare<unknown[], Row>(
      `SELECT c.year AS year, ${facts}, ${SUMS}, coalesce(sum(c.offers), 0) AS offerCount FROM contracts c WHERE c.year IS NOT NULL AND ${text} GROUP BY ${groups}`,
    )
    .all(...values)
    .map(toCell);
}

const EVERYTHING: Scope = { buyers: [], from: null, to: null, segment: null, division: null };

function listBuyers(raw: FiguresDatabase, scope: Scope): BuyerRow[] {
  const { text, values } = scopeSql(scope);
  return raw
    .prepare<unknown[], BuyerRow>(
      `SELECT b.siren AS siren, b.contracts AS contracts, (SELECT c.buyer_name FROM contracts c WHERE c.buyer_siren = b.siren LIMIT 1) AS name
       FROM (SELECT c.buyer_siren AS siren, count(*) AS contracts FROM contracts c WHERE c.buyer_siren IS NOT NULL AND ${text}
             GROUP BY c.buyer_siren ORDER BY contracts DESC, siren LIMIT ${LIMITS.figureBuyers}) b
       ORDER BY b.contracts DESC, b.siren`,
    )
    .all(...values);
}

function listYears(raw: FiguresDatabase, scope: Scope): YearRow[] {
  const { text, values } = scopeSql(scope);
  return raw
    .prepare<unknown[], YearRow>(
      `SELECT c.year AS year, count(*) AS contracts FROM contracts c WHERE c.year IS NOT NULL AND ${text} GROUP BY c.year ORDER BY c.year DESC`,
    )
    .all(...values);
}

const rememberedCells = makeMemory<Cell[]>();
const rememberedBuyers = makeMemory<BuyerRow[]>();
const rememberedYears = makeMemory<YearRow[]>();
const rememberedCount = makeMemory<number>();

export const makeTallyRepository = (raw: FiguresDatabase) => ({
  contractCells: (scope: Scope): Cell[] => rememberedCells(raw, JSON.stringify(scope), () => countContracts(raw, scope)),

  /** Every buyer that has contracts, the one with the most first; the name is the one of their first contract. */
  buyers: (scope: Scope = EVERYTHING): BuyerRow[] => rememberedBuyers(raw, JSON.stringify(scope), () => listBuyers(raw, scope)),

  /** How many buyers have contracts, listed or not. */
  countBuyers: (): number => rememberedCount(raw, 'buyers', () => Number(raw.prepare('SELECT count(DISTINCT buyer_siren) FROM contracts').pluck().get())),

  /** Years that have contracts, newest first. */
  years: (scope: Scope): YearRow[] => rememberedYears(raw, JSON.stringify(scope), () => listYears(raw, scope)),

  /** Calendar years that have purchases. */
  purchaseYears: (buyers: readonly string[]): number[] =>
    raw
      .prepare<unknown[], { year: number }>(
        `SELECT DISTINCT year FROM purchases ${buyers.length > 0 ? `WHERE buyer IN (${buyers.map(() => '?').join(', ')})` : ''}`,
      )
      .all(...buyers)
      .map(({ year }) => year),

  /** SIRENs that lines of the accounting name. */
  purchaseBuyers: (): string[] =>
    raw
      .prepare<[], { buyer: string }>(`SELECT DISTINCT buyer FROM purchases WHERE buyer <> ''`)
      .all()
      .map(({ buyer }) => buyer),

  /** What the imported lists are about: of another kind, nobody is recognised, which is not « none ». */
  listedKinds: (): string[] =>
    raw
      .prepare<[], { kind: string }>('SELECT DISTINCT kind FROM suppliers')
      .all()
      .map(({ kind }) => kind),

  /** Contracts of the scope, whatever their state. */
  count: (scope: Scope): number => {
    const { text, values } = scopeSql(scope);
    return raw.prepare<unknown[], { count: number }>(`SELECT count(*) AS count FROM contracts c WHERE ${text}`).get(...values)?.count ?? 0;
  },
});
