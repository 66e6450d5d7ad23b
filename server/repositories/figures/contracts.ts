/** Published contracts, one by one: lists, those of one part of a figure, contradictions. */
import type { DecisionSubject } from '#shared/api/indicators.ts';
import type { AmountState, ConsiderationState } from '#shared/decp/record.ts';
import { foldFrench } from '#shared/typography.ts';
import type { FiguresDatabase } from '../../../db/figures/open.ts';
import { all, type Sql } from './conditions.ts';
import { makeMemory } from './memory.ts';

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
  months: number | null;
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
  c.procedure AS procedure, c.notified_on AS notifiedOn, c.ends_on AS endsOn, c.months AS months, c.amount AS amount, c.amount_state AS amountState, c.offers AS offers,
  c.social AS social, c.social_state AS socialState, c.social_counted AS socialCounted, c.environment AS environment,
  c.environment_state AS environmentState, c.environment_counted AS environmentCounted`;

/** Newest first; those without a day last, and the file's order between equals. */
const ORDER = 'c.notified_on IS NULL, c.notified_on DESC, c.id';
/** SQLite's own bound on the marks of one request. */
const IDS_AT_ONCE = 500;

/** Searches whose contracts are kept: the count, then each page, ask for the same ones. */
const SEARCHES = 4;
const searched = makeMemory<Int32Array>(SEARCHES);

const BEYOND_ASCII = /[^\s -~]/;

/** Lower case without accents: the part of `foldFrench` that one word without a space needs, at a tenth of its cost. */
function lettersOf(text: string): string {
  const lower = text.toLowerCase();
  return BEYOND_ASCII.test(lower) ? lower.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae') : lower;
}

/** Words as a person types them: accents and case do not count. `word`: folded. */
const holdsWord = (text: string, word: string): boolean => (word.includes(' ') ? foldFrench(text) : lettersOf(text)).includes(word);

const HOLDS = 'clausier_holds';
const holding = new WeakSet<FiguresDatabase>();
function withHolds(raw: FiguresDatabase): void {
  if (holding.has(raw)) return;
  raw.function(HOLDS, { deterministic: true }, (text: unknown, word: unknown) => Number(holdsWord(String(text ?? ''), String(word))));
  holding.add(raw);
}

/** Every word is in the object, the number, a buyer's or a holder's number or name. */
export const searchSql = (q: string): Sql => {
  const words = q
    .split(/\s+/)
    .map((word) => foldFrench(word).trim())
    .filter(Boolean)
    .slice(0, 8);
  const one = `(${HOLDS}(c.object || ' ' || c.number || ' ' || c.buyer_id || ' ' || coalesce(c.buyer_name, ''), ?)
    OR EXISTS (SELECT 1 FROM holders h WHERE h.contract_id = c.id AND ${HOLDS}(coalesce(h.holder_id, '') || ' ' || coalesce(h.name, ''), ?)))`;
  return all(words.map((word) => ({ text: one, values: [word, word] })));
};

const isContradiction: Sql = { text: `(c.social_state = 'contradiction' OR c.environment_state = 'contradiction')`, values: [] };

const STATES: Record<DecisionSubject, string> = { social: 'social_state', environment: 'environment_state' };

export function makeContractRepository(raw: FiguresDatabase) {
  withHolds(raw);

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

  const byIds = (ids: readonly number[]): ContractWithHolders[] => {
    const rows: ContractRow[] = [];
    for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
      const some = ids.slice(at, at + IDS_AT_ONCE);
      rows.push(...raw.prepare<unknown[], ContractRow>(`SELECT ${COLUMNS} FROM contracts c WHERE c.id IN (${some.map(() => '?').join(', ')})`).all(...some));
    }
    return withHolders(rows);
  };

  /** Every contract of a search, in order: reading the words of each is what takes time, and is done once. */
  const found = ({ text, values }: Sql): Int32Array =>
    searched(raw, JSON.stringify([text, values]), () =>
      Int32Array.from(
        raw
          .prepare<unknown[], number>(`SELECT c.id FROM contracts c WHERE ${text} ORDER BY ${ORDER}`)
          .pluck()
          .iterate(...values),
      ),
    );
  const isSearch = ({ text }: Sql): boolean => text.includes(HOLDS);

  const foundPage = (where: Sql, limit: number, offset: number): ContractWithHolders[] => {
    const ids = [...found(where).subarray(offset, offset + limit)];
    const rows = new Map(byIds(ids).map((row) => [row.id, row]));
    return ids.flatMap((id) => rows.get(id) ?? []);
  };

  return {
    page: (where: Sql, limit: number, offset: number): ContractWithHolders[] =>
      isSearch(where)
        ? foundPage(where, limit, offset)
        : withHolders(
            raw
              .prepare<unknown[], ContractRow>(`SELECT ${COLUMNS} FROM contracts c WHERE ${where.text} ORDER BY ${ORDER} LIMIT ? OFFSET ?`)
              .all(...where.values, limit, offset),
          ),

    byIds,

    count: (where: Sql): number =>
      isSearch(where)
        ? found(where).length
        : (raw.prepare<unknown[], { count: number }>(`SELECT count(*) AS count FROM contracts c WHERE ${where.text}`).get(...where.values)?.count ?? 0),

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
