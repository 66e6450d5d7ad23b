/** Published contracts, one by one: lists, those of one part of a figure, contradictions. */
import type { DecisionSubject } from '#shared/api/indicators.ts';
import type { AmountState, ConsiderationState } from '#shared/decp/record.ts';
import { foldFrench } from '#shared/typography.ts';
import type { FiguresDatabase } from '../../../db/figures/open.ts';
import { all, type Sql } from './conditions.ts';

export type HolderRow = { contractId: number; id: string | null; name: string | null; size: string | null; department: string | null };
export type ContractRow = {
  id: number;
  key: string;
  importId: string;
  line: number;
  kind: string;
  number: string;
  buyerId: string;
  buyerSiren: string | null;
  buyerName: string | null;
  object: string;
  cpv: string | null;
  division: string | null;
  segment: string | null;
  procedure: string | null;
  notifiedOn: string | null;
  endsOn: string | null;
  amount: number | null;
  amountState: AmountState;
  offers: number | null;
  social: number | null;
  socialState: ConsiderationState;
  socialCounted: number | null;
  environment: number | null;
  environmentState: ConsiderationState;
  environmentCounted: number | null;
};
export type ContractWithHolders = ContractRow & { holders: HolderRow[] };

const COLUMNS = `c.id AS id, c.key AS key, c.import_id AS importId, c.line AS line, c.kind AS kind, c.number AS number, c.buyer_id AS buyerId,
  c.buyer_siren AS buyerSiren, c.buyer_name AS buyerName, c.object AS object, c.cpv AS cpv, c.division AS division, c.segment AS segment,
  c.procedure AS procedure, c.notified_on AS notifiedOn, c.ends_on AS endsOn, c.amount AS amount, c.amount_state AS amountState, c.offers AS offers,
  c.social AS social, c.social_state AS socialState, c.social_counted AS socialCounted, c.environment AS environment,
  c.environment_state AS environmentState, c.environment_counted AS environmentCounted`;

/** Newest first; those without a day last, and the file's order between equals. */
const ORDER = 'c.notified_on IS NULL, c.notified_on DESC, c.id';
/** SQLite's own bound on the marks of one request. */
const IDS_AT_ONCE = 500;

/** Words as a person types them: accents and case do not count. */
const FOLD = 'clausier_fold';
const folding = new WeakSet<FiguresDatabase>();
function withFold(raw: FiguresDatabase): void {
  if (folding.has(raw)) return;
  raw.function(FOLD, { deterministic: true }, (text: unknown) => foldFrench(String(text ?? '')));
  folding.add(raw);
}

/** Every word is in the object, the number, a buyer's or a holder's number or name. */
export const searchSql = (q: string): Sql => {
  const words = q
    .split(/\s+/)
    .map((word) => foldFrench(word).trim())
    .filter(Boolean)
    .slice(0, 8);
  const one = `(instr(${FOLD}(c.object || ' ' || c.number || ' ' || c.buyer_id || ' ' || coalesce(c.buyer_name, '')), ?) > 0
    OR EXISTS (SELECT 1 FROM holders h WHERE h.contract_id = c.id AND instr(${FOLD}(coalesce(h.holder_id, '') || ' ' || coalesce(h.name, '')), ?) > 0))`;
  return all(words.map((word) => ({ text: one, values: [word, word] })));
};

export const isContradiction: Sql = { text: `(c.social_state = 'contradiction' OR c.environment_state = 'contradiction')`, values: [] };

const STATES: Record<DecisionSubject, string> = { social: 'social_state', environment: 'environment_state' };

export function makeContractRepository(raw: FiguresDatabase) {
  withFold(raw);

  const holdersOf = (ids: readonly number[]): HolderRow[] =>
    raw
      .prepare<unknown[], HolderRow>(
        `SELECT contract_id AS contractId, holder_id AS id, name, size, department FROM holders
         WHERE contract_id IN (${ids.map(() => '?').join(', ')}) ORDER BY contract_id, position`,
      )
      .all(...ids);

  const withHolders = (rows: readonly ContractRow[]): ContractWithHolders[] => {
    const kept = new Map<number, ContractWithHolders>(rows.map((row) => [row.id, { ...row, holders: [] }]));
    const ids = rows.map(({ id }) => id);
    for (let at = 0; at < ids.length; at += IDS_AT_ONCE)
      for (const holder of holdersOf(ids.slice(at, at + IDS_AT_ONCE))) kept.get(holder.contractId)?.holders.push(holder);
    return [...kept.values()];
  };

  return {
    page: ({ text, values }: Sql, limit: number, offset: number): ContractWithHolders[] =>
      withHolders(
        raw
          .prepare<unknown[], ContractRow>(`SELECT ${COLUMNS} FROM contracts c WHERE ${text} ORDER BY ${ORDER} LIMIT ? OFFSET ?`)
          .all(...values, limit, offset),
      ),

    byIds: (ids: readonly number[]): ContractWithHolders[] => {
      const rows: ContractRow[] = [];
      for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
        const some = ids.slice(at, at + IDS_AT_ONCE);
        rows.push(...raw.prepare<unknown[], ContractRow>(`SELECT ${COLUMNS} FROM contracts c WHERE c.id IN (${some.map(() => '?').join(', ')})`).all(...some));
      }
      return withHolders(rows);
    },

    count: ({ text, values }: Sql): number =>
      raw.prepare<unknown[], { count: number }>(`SELECT count(*) AS count FROM contracts c WHERE ${text}`).get(...values)?.count ?? 0,

    find: (key: string): ContractWithHolders | null =>
      withHolders(raw.prepare<[string], ContractRow>(`SELECT ${COLUMNS} FROM contracts c WHERE c.key = ? LIMIT 1`).all(key))[0] ?? null,

    /** Keys of what is contradictory; one a subject. */
    contradictions: ({ text, values }: Sql): { key: string; subject: DecisionSubject }[] =>
      (['social', 'environment'] as const).flatMap((subject) =>
        raw
          .prepare<unknown[], { key: string }>(
            `SELECT c.key AS key FROM contracts c WHERE ${isContradiction.text} AND c.${STATES[subject]} = 'contradiction' AND ${text}`,
          )
          .all(...values)
          .map(({ key }) => ({ key, subject })),
      ),
  };
}
