/**
 * Who holds the contracts, counted in one pass: awards by size of their holders, and distinct holders of each year. A size or a department
 * comes from the published table, else from the organisation's lists; what neither says stays unknown.
 */
import type { Cell } from '#shared/indicators/facts.ts';
import type { FiguresDatabase } from '../../../db/figures/open.ts';
import { HOLDER_DEPARTMENT, HOLDER_SIZE, type Scope, scopeSql } from './conditions.ts';
import { makeMemory } from './memory.ts';

export type HolderCells = { awards: Cell[]; holders: Cell[] };

type Size = 'small' | 'other' | 'mixed' | null;
/** Contract, year, kind, state of the amount, amount, holder, size, department: an array is read twice as fast as an object. */
type Row = [number, number, string, string, number | null, string | null, Size, string | null];
type Award = { id: number; year: number; kind: string; amount: string; cents: number; size: Size };
type Holder = { year: number; size: Size; department: string | null };

const BETWEEN = ' ';

function makeCells(): { add: (year: number, facts: Cell['facts'], cents: number) => void; cells: () => Cell[] } {
  const kept = new Map<string, Cell>();
  return {
    add: (year, facts, cents) => {
      const key = [year, ...Object.values(facts)].join(BETWEEN);
      const cell = kept.get(key) ?? { year, facts, count: 0, cents: 0, offers: 0 };
      cell.count += 1;
      cell.cents += cents;
      kept.set(key, cell);
    },
    cells: () => [...kept.values()],
  };
}

/** Of all the holders of a contract together: unknown as soon as one is. */
const together = (left: Size, right: Size): Size => (left === null || right === null ? null : left === right ? left : 'mixed');

/** One contract after the other, in the order of the rows. */
function makeAwards() {
  const { add, cells } = makeCells();
  let open: Award | null = null;
  const close = (): void => {
    if (open) add(open.year, { kind: open.kind, amount: open.amount, size: open.size }, open.amount === 'known' ? open.cents : 0);
  };
  return {
    take: ([id, year, kind, amount, cents, _holder, size]: Row): void => {
      if (open?.id === id) {
        open.size = together(open.size, size);
        return;
      }
      close();
      open = { id, year, kind, amount, cents: cents ?? 0, size };
    },
    cells: (): Cell[] => {
      close();
      return cells();
    },
  };
}

/** Those without a number stay apart from one another. */
function makeHolders(territory: ReadonlySet<string>) {
  const kept = new Map<string, Holder>();
  const { add, cells } = makeCells();
  return {
    take: ([id, year, _kind, _amount, _cents, holder, size, department]: Row, position: number): void => {
      const key = `${year}${BETWEEN}${holder ?? `${id}${BETWEEN}${position}`}`;
      const known = kept.get(key);
      if (!known) kept.set(key, { year, size, department });
      else {
        known.size ??= size;
        known.department ??= department;
      }
    },
    cells: (): Cell[] => {
      const local = (department: string | null): number | null => (department === null || territory.size === 0 ? null : Number(territory.has(department)));
      for (const { year, size, department } of kept.values()) add(year, { size, local: local(department) }, 0);
      return cells();
    },
  };
}

/** A buyer's holders stand side by side in their index; the planner would fetch them one by one, all over the file. */
export const NAMED_INDEX = 'holders_by_buyer';
const OF_BUYER = `INDEXED BY ${NAMED_INDEX} ON h.contract_id = c.id AND h.buyer_siren = c.buyer_siren AND h.year = c.year`;
const OF_ANYBODY = 'ON h.contract_id = c.id';

function count(raw: FiguresDatabase, scope: Scope, territory: readonly string[], concessions: boolean): HolderCells {
  const { text, values } = scopeSql(scope);
  const awards = makeAwards();
  const holders = makeHolders(new Set(territory));
  // No holder at all is a row too: a contract whose holders are unknown.
  const rows = raw
    .prepare<unknown[], Row>(
      `SELECT c.id, c.year, c.kind, c.amount_state, c.amount, coalesce(h.siren, h.holder_id), ${HOLDER_SIZE}, ${HOLDER_DEPARTMENT}
       FROM contracts c LEFT JOIN holders h ${scope.buyers.length > 0 ? OF_BUYER : OF_ANYBODY} WHERE c.year IS NOT NULL AND ${text}`,
    )
    .raw()
    .all(...values);
  let position = 0;
  for (const row of rows) {
    awards.take(row);
    if (concessions || row[2] === 'contract') holders.take(row, position++);
  }
  return { awards: awards.cells(), holders: holders.cells() };
}

const remembered = makeMemory<HolderCells>();

export const makeHolderRepository = (raw: FiguresDatabase) => ({
  /** @param territory codes of departments; none: nobody is known to be local */
  holderCells: (scope: Scope, territory: readonly string[], concessions: boolean): HolderCells =>
    remembered(raw, JSON.stringify([scope, territory, concessions]), () => count(raw, scope, territory, concessions)),
});
