/**
 * DuckDB (MIT), for comparison only: fetched from npm into a temporary folder when the bench runs, never a dependency. Loads the same file
 * and computes the same rates by year.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = '@duckdb/node-api@1.5.6-r.1';

/** The same questions: contracts, amounts and considerations by year and buyer, then over all. */
const SCRIPT = `
import { DuckDBInstance } from '@duckdb/node-api';
const [file] = process.argv.slice(2);
const start = performance.now();
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run("CREATE TABLE contracts AS SELECT DISTINCT ON (m.id, m.acheteur.id) m FROM (SELECT unnest(marches.marche) AS m FROM read_json('" + file + "', maximum_object_size = 2000000000))");
const reader = await connection.runAndReadAll(\`
  SELECT year(try_cast(m.dateNotification AS DATE)) AS year, count(*),
    count(*) FILTER (json_extract(m::JSON, '$.considerationsSociales.considerationSociale') IS NOT NULL),
    count(*) FILTER (CAST(m.considerationsSociales AS VARCHAR) LIKE '%Clause sociale%'),
    count(*) FILTER (CAST(m.considerationsSociales AS VARCHAR) LIKE '%Critère social%'),
    count(*) FILTER (CAST(m.considerationsSociales AS VARCHAR) LIKE '%Marché réservé%'),
    count(*) FILTER (CAST(m.considerationsEnvironnementales AS VARCHAR) NOT LIKE '%Pas de%'),
    sum(try_cast(m.montant AS DOUBLE))
  FROM contracts GROUP BY ALL\`);
reader.getRows();
process.stdout.write(String(performance.now() - start));
`;

/** Milliseconds, or why it could not be measured. */
export function duckdbTime(folder: string, file: string): number | string {
  const install = spawnSync('npm', ['install', '--prefix', folder, PACKAGE, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save'], { encoding: 'utf8' });
  if (install.status !== 0) return 'DuckDB n’a pas pu être obtenu du registre';
  const script = join(folder, 'duckdb.mjs');
  writeFileSync(script, SCRIPT);
  const done = spawnSync(process.execPath, [script, file], { cwd: folder, encoding: 'utf8' });
  const time = Number(done.stdout);
  return done.status === 0 && Number.isFinite(time) ? time : `DuckDB s’est arrêté : ${done.stderr.slice(0, 300)}`;
}
