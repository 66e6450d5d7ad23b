/** What tests that look into the database, or change it behind the application's back, ask of it: better-sqlite3 and `sync.ts` both give it. */

export type RawStatement<Values extends unknown[], Row> = {
  all: (...values: Values) => Row[];
  get: (...values: Values) => Row | undefined;
  run: (...values: Values) => { changes: number };
  pluck: () => RawStatement<Values, Row>;
};

export type RawSql = {
  prepare: <Values extends unknown[] = unknown[], Row = unknown>(sql: string) => RawStatement<Values, Row>;
  exec: (sql: string) => unknown;
  close: () => unknown;
};
