/**
 * The data made again from the kept files, in the order they came: an import was taken away, or the reading changed. What was there is
 * served meanwhile, and stays if it cannot be made again.
 */
import { rmSync } from 'node:fs';
import type { Context } from '../../context.ts';
import type { BuildOrder, BuiltImport, SourceOrder } from '../../figures/order.ts';
import type { Job } from '../../figures/queue.ts';
import type { FigureImportRow } from '../../repositories/figure-imports.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { type Failure, GONE, refusalFailure } from './failure.ts';
import { lockData, repeats } from './run-import.ts';

/** An import whose data is no longer there: its file is to be sent again. */
async function lose(context: Context, { organisationId, id, report }: FigureImportRow, failure: Failure): Promise<void> {
  await context.write((connection) =>
    repositoriesOn(connection).figureImports.setEnd(organisationId, id, { state: 'interrupted', report, failure, endedAt: context.clock.now() }),
  );
}

/** Those whose file is there; the others are told lost. */
async function sourcesOf(context: Context, organisationId: string): Promise<SourceOrder[]> {
  const folder = context.figures.folder(organisationId);
  const rows = await context.read.figureImports.done(organisationId);
  const kept = rows.filter(({ id }) => folder.kept(id) !== null);
  for (const row of rows) if (!kept.includes(row)) await lose(context, row, GONE);
  return kept.flatMap((row, index) => {
    const source = folder.kept(row.id);
    return source ? [{ importId: row.id, kind: row.kind, options: row.options, ...source, repeated: repeats(row, kept.slice(0, index)) }] : [];
  });
}

async function orderOf(context: Context, organisationId: string): Promise<BuildOrder> {
  const folder = context.figures.folder(organisationId);
  const sources = await sourcesOf(context, organisationId);
  return {
    target: folder.building('rebuild'),
    base: null,
    sources,
    leaving: [],
    decisions: await context.read.figureImports.decisions(organisationId),
    today: context.clock.today(),
    temporaryFolder: folder.root,
    keep: sources.filter(({ compressed }) => !compressed).map(({ importId, path }) => ({ from: path, to: folder.source(importId) })),
  };
}

/** The reports say what is there now. */
async function place(context: Context, organisationId: string, target: string, imports: readonly BuiltImport[]): Promise<void> {
  await context.write(async (connection) => {
    const { figureImports } = repositoriesOn(connection);
    for (const { importId, report } of imports) await figureImports.setReport(organisationId, importId, report);
    context.figures.place(organisationId, target, await figureImports.decisions(organisationId));
  });
}

/** True when it is to be begun again, without the file that could not be read. */
async function attempt(context: Context, organisationId: string, job: Job): Promise<boolean> {
  const order = await orderOf(context, organisationId);
  try {
    const { ended, over } = await context.figures.build(order, job);
    const isPlaced = ended.end === 'built' && !job.signal.aborted;
    if (ended.end === 'built' && isPlaced) await place(context, organisationId, order.target, ended.imports);
    await over(isPlaced ? 'keep' : 'leave');
    if (ended.end !== 'refused') return false;
    const row = await context.read.figureImports.find(organisationId, ended.importId);
    if (row) await lose(context, row, refusalFailure(ended.refusal));
    return row !== null;
  } finally {
    rmSync(order.target, { force: true });
  }
}

/** True when the data in use is what the imports in place make of it, as this version reads them. */
export async function isAsImported({ figures, read }: Context, organisationId: string): Promise<boolean> {
  const made = figures.madeOf(organisationId);
  const done = (await read.figureImports.done(organisationId)).map(({ id }) => id);
  return made?.current !== false && done.length === (made?.imports.size ?? 0) && done.every((id) => made?.imports.has(id));
}

/** Never throws: what could not be made again is so at the next start. */
export async function rebuild(context: Context, organisationId: string, job: Job): Promise<void> {
  try {
    const release = await lockData(context, organisationId, job.signal);
    if (!release) return;
    try {
      // Another process may have made it meanwhile.
      if (await isAsImported(context, organisationId)) return;
      while (!job.signal.aborted && (await attempt(context, organisationId, job)));
    } finally {
      release();
    }
  } catch (error) {
    // Another took its place: the file it was reading is one that was just taken away.
    if (job.signal.aborted) return;
    process.stderr.write(`figures of ${organisationId}: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

const rebuildOf = (organisationId: string): string => `rebuild ${organisationId}`;

/** In place of one that waits or is at work: it was begun with what is no longer there. */
export function enqueueRebuild(context: Context, organisationId: string): void {
  context.figures.queue.cancel(rebuildOf(organisationId));
  context.figures.queue.add(rebuildOf(organisationId), (job) => rebuild(context, organisationId, job));
}

/** True while what is read is still the data of before. */
export const isRebuilding = ({ figures }: Context, organisationId: string): boolean => figures.queue.has(rebuildOf(organisationId));
