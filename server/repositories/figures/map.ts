/** Contracts by CPV code, for the map of purchases: read in the order of an index that holds all it needs, whoever the buyer. */
import { FIRST_CONSIDERATION_YEAR } from '#shared/indicators/facts.ts';
import type { MapCell } from '#shared/indicators/map.ts';
import type { AmountState } from '#shared/decp/record.ts';
import type { FiguresDatabase } from '../../../db/figures/open.ts';
import { type Scope, scopeSql } from './conditions.ts';
import { makeMemory } from './memory.ts';

/** An array is read twice as fast as an object. */
type Row = [year: number, kind: string, division: string | null, cpv: string | null, amount: AmountState, social: number | null, count: number, cents: number];

/** The fact of `conditions.ts`, once the rows are grouped: computed for each contract, it would hide the order of the index. */
const toCell = ([year, kind, division, cpv, amount, social, count, cents]: Row): MapCell => ({
  ...{ kind, division, cpv, amount, count, cents },
  social: year >= FIRST_CONSIDERATION_YEAR ? social : null,
});

const remembered = makeMemory<MapCell[]>();

export const makeMapRepository = (raw: FiguresDatabase) => ({
  mapCells: (scope: Scope): MapCell[] =>
    remembered(raw, JSON.stringify(scope), () => {
      const { text, values } = scopeSql(scope);
      return raw
        .prepare<unknown[], Row>(
          `SELECT c.year, c.kind, c.division, c.cpv, c.amount_state, c.social_counted, count(*),
             coalesce(sum(CASE c.amount_state WHEN 'known' THEN c.amount END), 0)
           FROM contracts c WHERE c.year IS NOT NULL AND ${text} GROUP BY c.year, c.kind, c.division, c.cpv, c.amount_state, c.social_counted`,
        )
        .raw()
        .all(...values)
        .map(toCell);
    }),
});
