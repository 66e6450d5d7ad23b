/**
 * One import, from its turn in the queue to its end. Promises that the data in use changes in one go with the row that says so, or not at
 * all, and that nothing of a failed, stopped or cut import is left on the disk.
 */
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import { linesOf } from '#shared/purchases/paid.ts';
import type { Context } from '../../context.ts';
import type { BuildOrder, BuiltImport } from '../../figures/order.ts';
import type { Job } from '../../figures/queue.ts';
import type { FigureImportRow, ImportEnd } from '../../repositories/figure-imports.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import { type Action, audit } from '../audit.ts';
import { type Failure, LOST, machineFailure, refusalFailure, sameFailure } from './failure.ts';

export type By = Pick<Actor, 'organisationId' | 'personId'>;

const LOOK = 500;

/** Waits until nobody else makes this organisation's data; null when it was stopped first. */
export async function lockData({ figures }: Context, organisationId: string, signal: AbortSignal): Promise<(() => void) | null> {
  while (!signal.aborted) {
    const release = figures.lock(organisationId);
    if (release) return release;
    await pause(LOOK, undefined, { signal, ref: true }).catch(() => undefined);
  }
  return null;
}

const sameFile = (row: FigureImportRow, other: FigureImportRow): boolean => other.kind === row.kind && other.sha256 === row.sha256 && other.id !== row.id;
const sameOptions = (row: FigureImportRow, other: FigureImportRow): boolean => JSON.stringify(row.options) === JSON.stringify(other.options);

/** The same table again, read in the same way: its lines are there already. Contracts say it one by one. */
export const repeats = (row: FigureImportRow, before: readonly FigureImportRow[]): boolean =>
  row.kind !== 'contracts' && before.some((other) => sameFile(row, other) && sameOptions(row, other));

/** One file may say two things of the same suppliers, in the social economy and of social utility: two lists, both kept. */
const saysOtherKind = (row: FigureImportRow, other: FigureImportRow): boolean =>
  'kind' in row.options && 'kind' in other.options && row.options.kind !== other.options.kind;

/** Earlier imports whose place it takes: the one it says, or the same table read with other columns. */
function replacedBy(row: FigureImportRow, before: readonly FigureImportRow[]): FigureImportRow[] {
  if (row.kind === 'contracts') return [];
  const named = 'replaces' in row.options ? row.options.replaces : null;
  return before.filter((other) => other.id === named || (sameFile(row, other) && !sameOptions(row, other) && !saysOtherKind(row, other)));
}

/** An import in place that pays the same sums to the same suppliers, from another file: counted beside it, everything would be there twice. */
function samePurchases(row: FigureImportRow, { report }: BuiltImport, beside: readonly FigureImportRow[]): FigureImportRow | null {
  const { paid } = report;
  if (row.kind !== 'purchases' || paid === undefined || linesOf(paid) < LIMITS.samePurchases) return null;
  return beside.find((other) => other.report?.paid === paid && !sameFile(row, other)) ?? null;
}

async function orderOf(context: Context, row: FigureImportRow): Promise<{ order: BuildOrder; leaving: FigureImportRow[]; beside: FigureImportRow[] }> {
  const { figures, read, clock } = context;
  const folder = figures.folder(row.organisationId);
  const before = (await read.figureImports.done(row.organisationId)).filter(({ position }) => position < row.position);
  const leaving = replacedBy(row, before);
  const [path, repeated] = [folder.incoming(row.id), repeats(row, before)];
  const order: BuildOrder = {
    target: folder.building(row.id),
    base: figures.madeOf(row.organisationId) ? folder.database : null,
    sources: [{ importId: row.id, kind: row.kind, path, compressed: false, options: row.options, repeated }],
    leaving: leaving.map(({ id }) => id),
    decisions: await read.figureImports.decisions(row.organisationId),
    today: clock.today(),
    temporaryFolder: folder.root,
    keep: [{ from: path, to: folder.source(row.id) }],
  };
  return { order, leaving, beside: before.filter((other) => !leaving.includes(other)) };
}

type Ending = { state: ImportEnd['state']; action: Action; failure: Failure | null };

/** The end of an import that changes no data; nothing when somebody ended it meanwhile. */
async function endWithout(context: Context, by: By, id: string, { state, action, failure }: Ending): Promise<void> {
  await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const ended = await repositories.figureImports.end(by.organisationId, id, { state, report: null, failure, endedAt: context.clock.now() });
    if (ended) await audit(context, by, repositories, action, id);
  });
  context.figures.folder(by.organisationId).remove(id);
}

const failed = (failure: Failure): Ending => ({ state: 'failed', action: 'import.failed', failure });
const stopped = (signal: AbortSignal): Ending =>
  signal.reason === 'closing'
    ? { state: 'interrupted', action: 'import.failed', failure: LOST }
    : { state: 'cancelled', action: 'import.cancelled', failure: null };

async function forget(context: Context, by: By, repositories: Repositories, leaving: readonly FigureImportRow[]): Promise<void> {
  for (const { id } of leaving)
    if (await repositories.figureImports.remove(by.organisationId, id)) await audit(context, by, repositories, 'import.removed', id);
}

/** The same table next year finds its columns named. */
async function remember(
  { clock }: Context,
  { figureImports }: Repositories,
  { kind, options, organisationId }: FigureImportRow,
  { header }: BuiltImport,
): Promise<void> {
  if (kind === 'contracts' || header === null || !('columns' in options)) return;
  await figureImports.rememberColumns(organisationId, { kind, header, columns: options.columns }, clock.now());
}

type Made = { row: FigureImportRow; by: By; order: BuildOrder; leaving: FigureImportRow[]; built: BuiltImport };

/** The row, the decisions as they are now, and the file take place together; false when somebody stopped the import meanwhile. */
async function place(context: Context, { row, by, order, leaving, built }: Made): Promise<boolean> {
  const result = await context.write(async (connection): Promise<Refusal | null> => {
    const repositories = repositoriesOn(connection);
    const end: ImportEnd = { state: 'done', report: built.report, failure: null, endedAt: context.clock.now() };
    if (!(await repositories.figureImports.end(row.organisationId, row.id, end))) return refuse('IMPORT_OVER', 'Cet import est terminé.');
    await forget(context, by, repositories, leaving);
    await remember(context, repositories, row, built);
    await audit(context, by, repositories, 'import.done', row.id);
    context.figures.place(row.organisationId, order.target, await repositories.figureImports.decisions(row.organisationId));
    return null;
  });
  return !isRefusal(result);
}

/** With the lock held. */
async function makeIt(context: Context, by: By, row: FigureImportRow, job: Job): Promise<void> {
  const { order, leaving, beside } = await orderOf(context, row);
  const folder = context.figures.folder(row.organisationId);
  try {
    const { ended, over } = await context.figures.build(order, job);
    const [built] = ended.end === 'built' ? ended.imports : [];
    if (!built) {
      await over('leave');
      return await endWithout(context, by, row.id, ended.end === 'refused' ? failed(refusalFailure(ended.refusal)) : stopped(job.signal));
    }
    const same = samePurchases(row, built, beside);
    if (same) {
      await over('leave');
      return await endWithout(context, by, row.id, failed(sameFailure(same)));
    }
    const placed = await place(context, { row, by, order, leaving, built }).catch(async (error: unknown) => {
      await over('leave');
      throw error;
    });
    await over(placed ? 'keep' : 'leave');
    for (const id of placed ? leaving.map((other) => other.id) : [row.id]) folder.remove(id);
  } finally {
    rmSync(order.target, { force: true });
  }
}

/** Never throws: whatever happens is told in the row of the import. */
export async function runImport(context: Context, by: By, id: string, job: Job): Promise<void> {
  try {
    const release = await lockData(context, by.organisationId, job.signal);
    if (!release) return await endWithout(context, by, id, stopped(job.signal));
    try {
      const started = await context.write((connection) => repositoriesOn(connection).figureImports.start(by.organisationId, id));
      const row = started ? await context.read.figureImports.find(by.organisationId, id) : null;
      if (row) await makeIt(context, by, row, job);
    } finally {
      release();
    }
  } catch (error) {
    process.stderr.write(`import: ${error instanceof Error ? error.message : String(error)}\n`);
    // On a full disk this may not be written either: the next start says it was interrupted.
    await endWithout(context, by, id, failed(machineFailure(error))).catch(() => undefined);
  }
}

/** @param letGo called at its end, whatever it is */
export const enqueueImport = (context: Context, by: By, id: string, letGo: () => void): void =>
  context.figures.queue.add(id, (job) => runImport(context, by, id, job).finally(letGo));
