/** Contracts that end between two days: what ranks them, and no more. */
import type { Ending } from '#shared/indicators/opportunities.ts';
import type { Day } from '#shared/days.ts';
import type { FiguresDatabase } from '../../../db/figures/open.ts';
import { all, FACT_SQL, type Scope, scopeSql, type Sql } from './conditions.ts';

export type EndingRow = Ending & { id: number; key: string; cpv: string | null };

const contracts: Sql = { text: "c.kind = 'contract'", values: [] };

export const makeOpportunityRepository = (raw: FiguresDatabase) => ({
  /** Both days included. */
  ending: (scope: Scope, from: Day, to: Day): EndingRow[] => {
    const { text, values } = all([scopeSql(scope), contracts, { text: 'c.ends_on BETWEEN ? AND ?', values: [from, to] }]);
    return raw
      .prepare<unknown[], EndingRow>(
        `SELECT c.id AS id, c.key AS key, c.cpv AS cpv, c.ends_on AS endsOn, c.amount AS amountCents, c.amount_state AS amountState, ${FACT_SQL.social} AS social,
           c.segment AS segment FROM contracts c WHERE ${text}`,
      )
      .all(...values);
  },

  withoutEnd: (scope: Scope): number => {
    const { text, values } = all([scopeSql(scope), contracts, { text: 'c.ends_on IS NULL', values: [] }]);
    return raw.prepare<unknown[], { count: number }>(`SELECT count(*) AS count FROM contracts c WHERE ${text}`).get(...values)?.count ?? 0;
  },
});
