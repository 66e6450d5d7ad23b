/** Contracts by CPV code, for the map of purchases. */
import type { MapCell } from '#shared/indicators/map.ts';
import type { FiguresDatabase } from '../../../db/figures/open.ts';
import { FACT_SQL, type Scope, scopeSql } from './conditions.ts';
import { makeMemory } from './memory.ts';

const remembered = makeMemory<MapCell[]>();

export const makeMapRepository = (raw: FiguresDatabase) => ({
  mapCells: (scope: Scope): MapCell[] =>
    remembered(raw, JSON.stringify(scope), () => {
      const { text, values } = scopeSql(scope);
      return raw
        .prepare<unknown[], MapCell>(
          `SELECT c.kind AS kind, c.division AS division, c.cpv AS cpv, c.amount_state AS amount, ${FACT_SQL.social} AS social, count(*) AS count,
           coalesce(sum(CASE c.amount_state WHEN 'known' THEN c.amount END), 0) AS cents
         FROM contracts c WHERE c.year IS NOT NULL AND ${text} GROUP BY 1, 2, 3, 4, 5`,
        )
        .all(...values);
    }),
});
